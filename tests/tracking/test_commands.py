"""The commands, as a program calls them."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.clock import today
from bot.resources import KNOWLEDGE

SAMPLES = str(KNOWLEDGE / "samples" / "shipments.csv")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> CliRunner:
    import bot.cli.track  # noqa: F401  (registers the commands)

    monkeypatch.chdir(tmp_path)
    return CliRunner()


def test_identify_prints_one_json_document(run: CliRunner) -> None:
    result = run.invoke(app, ["identify", "where is LX123456785CN?", "--json"])
    assert result.exit_code == 0
    assert [one["carrier"] for one in json.loads(result.stdout)["numbers"]] == ["china_post"]


def test_identify_shows_people_a_table_and_says_when_there_is_nothing(run: CliRunner) -> None:
    assert "China Post" in run.invoke(app, ["identify", "LX123456784CN"]).stdout
    assert "No tracking number" in run.invoke(app, ["identify", "hello there"]).stdout


def test_a_batch_echoes_ids_and_goes_on_after_a_bad_line(run: CliRunner) -> None:
    lines = ['{"id": "a", "text": "LX123456785CN"}', "not json", '{"id": "c"}', '{"id": "d", "text": "hi"}']
    result = run.invoke(app, ["identify", "--batch", "-"], input="\n".join(lines))
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", None, "c", "d"]
    assert answers[0]["numbers"][0]["number"] == "LX123456785CN"
    assert answers[1]["error"]["code"] == "bad_json"
    assert answers[2]["error"]["code"] == "bad_input"
    assert answers[3]["numbers"] == []


@pytest.mark.parametrize(
    "command", [["identify"], ["track"], ["track", "X", "--batch", "-"], ["shipments", "import"]]
)
def test_bad_usage_exits_with_two(run: CliRunner, command: list[str]) -> None:
    assert run.invoke(app, command).exit_code == 2


def test_import_list_and_track_work_together(run: CliRunner) -> None:
    imported = run.invoke(app, ["shipments", "import", SAMPLES, "--json"])
    assert json.loads(imported.stdout)["created"] == 13
    assert json.loads(run.invoke(app, ["shipments", "import", SAMPLES, "--json"]).stdout)["created"] == 0
    listed = json.loads(run.invoke(app, ["shipments", "list", "--json"]).stdout)
    assert (listed["total"], listed["sample"]) == (13, True)
    assert run.invoke(app, ["shipments", "list", "--csv"]).stdout.count("\n") == 14
    view = json.loads(run.invoke(app, ["track", "LX123456785CN", "--json"]).stdout)
    assert (view["status"], view["sample"]) == ("in_transit", True)
    assert "示例数据" in run.invoke(app, ["track", "LX123456785CN", "--lang", "zh"]).stdout
    public = json.loads(run.invoke(app, ["track", "LX123456785CN", "--as", "customer", "--json"]).stdout)
    assert "order_number" not in public


def test_problems_lanes_and_a_timeline_are_there_without_a_chat(run: CliRunner, tmp_path: Path) -> None:
    run.invoke(app, ["shipments", "import", SAMPLES])
    found = json.loads(run.invoke(app, ["shipments", "problems", "--json"]).stdout)
    assert found["count"] > 0
    assert found["problems"][0]["number"] in run.invoke(app, ["shipments", "problems"]).stdout
    lanes = json.loads(run.invoke(app, ["shipments", "lanes", "--json"]).stdout)
    assert lanes["needed"] == 10
    nothing = run.invoke(app, ["shipments", "lanes", "--chart", "lanes.png"])
    assert (nothing.exit_code, Path("lanes.png").exists()) == (1, False)
    unknown = run.invoke(app, ["shipments", "lanes", "--carrier", "Nobody"])
    assert unknown.exit_code == 1
    drawn = run.invoke(app, ["track", "LX123456785CN", "--timeline", "events.png", "--json"])
    assert json.loads(drawn.stdout)["arrival"] is None  # made up: nothing is expected of it
    assert Path("events.png").read_bytes().startswith(b"\x89PNG")


def test_lanes_with_a_past_are_drawn(run: CliRunner) -> None:
    rows = ["tracking number,carrier,origin,destination,status,event,time"]
    for n in range(10):
        rows += [f"YT12345678901234{n:02d},YunExpress,CN,US,in transit,x,{today() - timedelta(days=30)}"]
        rows += [f"YT12345678901234{n:02d},YunExpress,CN,US,delivered,x,{today() - timedelta(days=20)}"]
    Path("past.csv").write_text("\n".join(rows), encoding="utf-8")
    run.invoke(app, ["shipments", "import", "past.csv"])
    told = run.invoke(
        app, ["shipments", "lanes", "--carrier", "YunExpress", "--country", "us", "--chart", "l.png"]
    )
    assert "10.0" in told.stdout
    assert Path("l.png").read_bytes().startswith(b"\x89PNG")


def test_an_unknown_parcel_is_an_error_in_json_and_on_the_exit_code(run: CliRunner) -> None:
    result = run.invoke(app, ["track", "RB123456785GB", "--json"])
    assert result.exit_code == 1
    assert json.loads(result.stdout)["error"]["code"] == "not_found"


def test_a_file_of_which_nothing_can_be_taken_in_fails(run: CliRunner, tmp_path: Path) -> None:
    file = tmp_path / "ruined.csv"
    file.write_text("tracking number\n9.4E+21\n", encoding="utf-8")
    result = run.invoke(app, ["shipments", "import", str(file)])
    assert result.exit_code == 1
    assert "9.4E+21" in result.stdout


def test_recognition_and_tracking_load_neither_langchain_nor_openai_nor_telegram() -> None:
    code = (
        "import sys\n"
        "from typer.testing import CliRunner\n"
        "from bot.cli import app\n"
        "import bot.cli.track\n"
        "assert CliRunner().invoke(app, ['identify', 'LX123456785CN', '--json']).exit_code == 0\n"
        "CliRunner().invoke(app, ['track', 'LX123456785CN', '--json'])\n"
        "print([name for name in sys.modules if name.split('.')[0] in "
        "('langchain', 'langchain_core', 'langgraph', 'openai', 'telegram', 'chromadb')])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
