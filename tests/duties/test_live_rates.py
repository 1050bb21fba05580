"""Rates from the UK tariff's API over a real loopback server: cached, asked again, all or none."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from bot.duties.errors import BadTable
from bot.duties.uk_tariff_api import ATTEMPTS, commodity_code, fetch
from bot.errors import Unavailable, UserError
from tests.duties.test_command_line import quayside

CODES = {"6109100010": "12.00 %", "9617000000": "6.00 %"}


def commodity(code: str, rate: str) -> dict[str, Any]:
    """A commodity as api v2 answers: JSON:API, its parts in `included`."""

    def refer(kind: str, identity: str) -> dict[str, Any]:
        return {"data": {"id": identity, "type": kind}}

    measure = {
        "id": f"{code}-1", "type": "measure",
        "attributes": {
            "origin": "uk", "import": True, "effective_start_date": "2021-01-01T00:00:00.000Z",
            "effective_end_date": None,
        },
        "relationships": {
            "duty_expression": refer("duty_expression", f"{code}-1-duty_expression"),
            "measure_type": refer("measure_type", "103"),
            "geographical_area": refer("geographical_area", "1011"),
        },
    }  # fmt: skip
    return {
        "data": {
            "id": "1", "type": "commodity",
            "attributes": {"goods_nomenclature_item_id": code, "description": "Invented goods", "declarable": True},
            "relationships": {"import_measures": {"data": [{"id": measure["id"], "type": "measure"}]}},
            "meta": {"duty_calculator": {"source": "uk"}},
        },
        "included": [
            measure,
            {"id": f"{code}-1-duty_expression", "type": "duty_expression", "attributes": {"base": rate}},
            {"id": "103", "type": "measure_type", "attributes": {"description": "Third country duty"}},
            {"id": "1011", "type": "geographical_area", "attributes": {"description": "ERGA OMNES"}},
        ],
    }  # fmt: skip


class Tariff:
    """The service, with what it should do next."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.stumbles: list[int] = []
        self.rates = dict(CODES)
        self.body: bytes | None = None
        self.url = ""

    def answer(self, path: str, tag: str) -> tuple[int, bytes, str]:
        self.asked.append((path, tag))
        if self.stumbles:
            return self.stumbles.pop(0), b"", ""
        code = path.rsplit("/", 1)[-1]
        if code not in self.rates:
            return 404, b"{}", ""
        etag = f'"{code}-{self.rates[code]}"'
        if tag == etag:
            return 304, b"", etag
        return 200, self.body or json.dumps(commodity(code, self.rates[code])).encode(), etag


@pytest.fixture
def tariff() -> Iterator[Tariff]:
    service = Tariff()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body, etag = service.answer(self.path, self.headers.get("If-None-Match", ""))
            self.send_response(status)
            if status == 429:
                self.send_header("Retry-After", "7")
            if etag:
                self.send_header("ETag", etag)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield service
    server.shutdown()
    server.server_close()
    thread.join()


def test_commodities_are_fetched_in_order_and_kept_for_a_day(tariff: Tariff, tmp_path: Path) -> None:
    found = fetch(["96170000", "6109.10.00.10", "9617000000"], tariff.url, tmp_path)
    assert [one.code for one in found] == ["9617000000", "6109100010"]
    assert [path for path, _ in tariff.asked] == [f"/uk/api/v2/commodities/{one.code}" for one in found]
    again = fetch(["6109100010"], tariff.url, tmp_path)
    assert (again[0].asked, again[0].document) == (False, found[1].document)
    assert len(tariff.asked) == 2


def test_an_old_answer_is_asked_for_by_its_tag(tariff: Tariff, tmp_path: Path) -> None:
    first = fetch(["6109100010"], tariff.url, tmp_path)[0]
    kept_at = tmp_path / "uk-6109100010.json"
    kept = json.loads(kept_at.read_text("utf-8"))
    kept_at.write_text(json.dumps({**kept, "at": 0}), encoding="utf-8")
    again = fetch(["6109100010"], tariff.url, tmp_path)[0]
    assert tariff.asked[-1][1] == '"6109100010-12.00 %"'
    assert (again.asked, again.document) == (True, first.document)


def test_a_damaged_cache_is_fetched_anew(tariff: Tariff, tmp_path: Path) -> None:
    (tmp_path / "uk-6109100010.json").write_text('{"at": 9', encoding="utf-8")
    assert fetch(["6109100010"], tariff.url, tmp_path)[0].asked


def test_a_service_that_stumbles_is_asked_again_as_it_wishes(tariff: Tariff, tmp_path: Path) -> None:
    tariff.stumbles = [503, 429, 500]
    waits: list[float] = []
    found = fetch(["6109100010"], tariff.url, tmp_path, pause=waits.append)
    assert found[0].asked
    assert waits == [0.5, 7.0, 2.0]


def test_a_service_that_stays_down_is_said_to_be_so(tariff: Tariff, tmp_path: Path) -> None:
    tariff.stumbles = [503] * ATTEMPTS
    with pytest.raises(Unavailable, match="503"):
        fetch(["6109100010"], tariff.url, tmp_path, pause=lambda _: None)
    with pytest.raises(Unavailable):
        fetch(["6109100010"], "http://127.0.0.1:9", tmp_path, pause=lambda _: None)


@pytest.mark.parametrize("code", ["610910", "abc", "61091000109", ""])
def test_what_is_no_commodity_code_is_named(code: str) -> None:
    with pytest.raises(UserError) as raised:
        commodity_code(code)
    assert raised.value.code == "bad_hs"


def test_a_code_that_the_tariff_lacks_is_named(tariff: Tariff, tmp_path: Path) -> None:
    with pytest.raises(UserError) as raised:
        fetch(["1111111111"], tariff.url, tmp_path)
    assert raised.value.code == "unknown_commodity"


@pytest.mark.parametrize("body", [b"<html>", b"[]", b'{"errors": []}'])
def test_an_answer_that_is_no_commodity_is_refused(tariff: Tariff, tmp_path: Path, body: bytes) -> None:
    tariff.body = body
    with pytest.raises(BadTable):
        fetch(["6109100010"], tariff.url, tmp_path)


def duty(code: str) -> Any:
    told = (
        "--hs",
        code,
        "--from",
        "CN",
        "--to",
        "GB",
        "--value",
        "500",
        "--currency",
        "GBP",
        "--freight",
        "0",
        "--json",
    )
    return json.loads(quayside("duty", *told).stdout)


def test_the_command_imports_all_or_nothing(tariff: Tariff, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cut is dry-run, then imported; a document cut off in the middle leaves the rates as they were."""
    monkeypatch.setenv("UK_TARIFF_API", tariff.url)
    tariff.rates["6109100010"] = "4.00 %"
    dry = quayside("rates", "update", "uk-tariff", "6109100010", "--dry-run", "--json")
    assert json.loads(dry.stdout)["would_import"][0]["table"] == "rates-gb"
    assert duty("6109100010")["lines"][0]["rate"] == "12%"
    done = quayside("rates", "update", "uk-tariff", "6109100010", "9617000000", "--json")
    assert json.loads(done.stdout)["imported"][0]["rows"] == 2
    line = duty("6109100010")["lines"][0]
    assert (line["rate"], line["amount"]) == ("4%", "20.00")
    assert "UK trade tariff API v2" in line["source"]
    broken = commodity("8517130000", "0.00 %")
    broken["included"] = broken["included"][:1]
    tariff.rates["8517130000"], tariff.body = "x", json.dumps(broken).encode()
    failed = quayside("rates", "update", "uk-tariff", "8517130000")
    assert failed.returncode == 1
    assert "not a commodity" in failed.stderr
    assert duty("6109100010")["lines"][0]["rate"] == "4%"


def test_only_the_uk_tariff_is_live() -> None:
    assert quayside("rates", "update", "us-hts", "6109100010").returncode == 2


def test_a_diff_shows_and_changes_nothing(tmp_path: Path) -> None:
    sheet = tmp_path / "own.csv"
    sheet.write_text("hs,rate\n61091000,3%\n", encoding="utf-8")
    told = ("sheet", str(sheet), "--destination", "GB", "--as-of", "2026-11-01", "--json")
    change = json.loads(quayside("rates", "diff", *told).stdout)["would_import"][0]
    assert (change["table"], change["changed"], change["examples"]) == ("rates-gb", 1, ["61091000: 12% → 3%"])
    assert duty("61091000")["lines"][0]["rate"] == "12%"
