"""Keys of tracking services: encrypted, per shop, never shown; and the commands for them."""

import json
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from pydantic import SecretStr
from sqlalchemy import text
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.errors import NotFound, Unavailable, UserError
from bot.settings import Settings
from bot.store import Store
from bot.tracking.accounts import accounts_of, remove_account, set_account
from bot.vault import Vault
from tests.tracking.services import KEYS, Services, services

KEY = "a-very-secret-key-0123456789"


@pytest.fixture
def settings(home: Path) -> Settings:
    return Settings(quayside_home=home, _env_file=None)


@pytest.fixture
def running() -> Iterator[Services]:
    with services() as started:
        yield started


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, running: Services) -> Iterator[CliRunner]:
    import bot.cli.providers
    import bot.cli.track  # noqa: F401  (registers the commands)

    monkeypatch.chdir(tmp_path)
    for name, url in running.urls().items():
        monkeypatch.setenv(name.upper(), url)
    return CliRunner()  # type: ignore[return-value]


def ok(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_key_is_nowhere_in_the_store_in_the_clear(store: Store, settings: Settings) -> None:
    set_account(store, settings, shop="acme", provider="aftership", key=KEY, webhook_secret="hook-secret")
    with store.engine.connect() as connection:
        sealed = connection.execute(text("SELECT secret FROM provider_accounts")).scalar_one()
    assert KEY not in sealed
    assert "hook-secret" not in sealed
    account = accounts_of(store, settings, "acme")["aftership"]
    assert (account.key, account.webhook_secret) == (KEY, "hook-secret")
    assert KEY not in repr(account)


def test_the_key_file_is_its_owners_alone(settings: Settings) -> None:
    Vault(settings)
    assert stat.S_IMODE((settings.home / "secret.key").stat().st_mode) == 0o600


def test_the_secret_key_setting_wins_and_must_be_long(home: Path) -> None:
    given = Settings(quayside_home=home, _env_file=None, secret_key=SecretStr("x" * 32))
    assert Vault(given).open(Vault(given).seal({"a": "b"})) == {"a": "b"}
    assert not (home / "secret.key").exists()
    with pytest.raises(Unavailable):
        Vault(Settings(quayside_home=home, _env_file=None, secret_key=SecretStr("short")))


def test_with_another_secret_key_nothing_is_opened_and_the_reason_is_told(
    store: Store, settings: Settings
) -> None:
    set_account(store, settings, shop="acme", provider="dhl", key=KEY)
    (settings.home / "secret.key").write_bytes(Fernet.generate_key())
    with pytest.raises(Unavailable) as wrong:
        accounts_of(store, settings, "acme")
    assert wrong.value.code == "wrong_secret_key"


def test_shops_have_accounts_of_their_own_and_the_settings_are_the_default_shops(
    store: Store, home: Path
) -> None:
    settings = Settings(quayside_home=home, _env_file=None, dhl_key=SecretStr("from-settings"))
    set_account(store, settings, shop="acme", provider="17track", key=KEY)
    assert list(accounts_of(store, settings, "acme")) == ["17track"]
    assert accounts_of(store, settings, "default")["dhl"].key == "from-settings"
    assert accounts_of(store, settings, "third") == {}
    set_account(store, settings, shop="default", provider="dhl", key="stored-wins")
    assert accounts_of(store, settings, "default")["dhl"].key == "stored-wins"
    remove_account(store, shop="default", provider="dhl")
    assert accounts_of(store, settings, "default")["dhl"].key == "from-settings"


@pytest.mark.parametrize("key", ["", "   ", "a\r\nX-Injected: 1", "ключ", "k" * 401])
def test_what_cannot_be_a_key_is_refused(store: Store, settings: Settings, key: str) -> None:
    with pytest.raises(UserError):
        set_account(store, settings, shop="acme", provider="dhl", key=key)


def test_an_unknown_service_and_a_missing_key_are_said_so(store: Store, settings: Settings) -> None:
    with pytest.raises(NotFound):
        set_account(store, settings, shop="acme", provider="nobody", key=KEY)
    with pytest.raises(NotFound):
        remove_account(store, shop="acme", provider="dhl")


def test_the_commands_set_list_and_test_and_never_print_a_key(run: CliRunner) -> None:
    ok(run.invoke(app, ["providers", "set", "17track"], input=KEYS["17track"] + "\n"))
    ok(run.invoke(app, ["providers", "set", "aftership"], input=f"{KEYS['aftership']}\nhook-secret\n"))
    tested = json.loads(ok(run.invoke(app, ["providers", "test", "--json"])))
    assert {one["provider"]: one["ok"] for one in tested["results"]} == {"17track": True, "aftership": True}
    listed = ok(run.invoke(app, ["providers", "list", "--json"]))
    rows = {row["provider"]: row for row in json.loads(listed)["providers"]}
    assert rows["17track"]["quota"] == {"total": 200, "left": 100}
    assert (rows["17track"]["calls_today"], rows["17track"]["account"]) == (1, "stored")
    assert rows["aftership"]["webhook"] == "/webhooks/tracking/aftership"
    assert rows["dhl"]["account"] is None
    shown = listed + ok(run.invoke(app, ["providers", "list"]))
    assert KEYS["17track"] not in shown
    assert "hook-secret" not in shown


def test_a_refused_key_fails_the_test_with_a_clear_line(run: CliRunner) -> None:
    ok(run.invoke(app, ["providers", "set", "dhl"], input="wrong\n"))
    result = run.invoke(app, ["providers", "test", "dhl"])
    assert result.exit_code == 1
    assert "refuses the key" in result.output
    assert json.loads(ok(run.invoke(app, ["providers", "list", "--json"])))["providers"][2]["problem"] == (
        "provider_unauthorised"
    )
    ok(run.invoke(app, ["providers", "set", "dhl", "--remove"]))
    assert isinstance(run.invoke(app, ["providers", "test"]).exception, UserError)


def test_track_asks_the_service_that_is_configured(run: CliRunner, running: Services) -> None:
    from tests.tracking.services import seventeentrack

    number = "LX123456785CN"
    running.registered[number] = {}
    running.parcels["17track"][number] = seventeentrack(
        number, ("2026-11-23T10:00:00+01:00", "InTransit_Arrival", "Arrived in Leipzig")
    )
    ok(run.invoke(app, ["providers", "set", "17track"], input=KEYS["17track"]))
    view = json.loads(ok(run.invoke(app, ["track", number, "--json"])))
    assert (view["provider"], view["live"]["state"]) == ("17track", "fresh")
    shown = ok(run.invoke(app, ["track", number]))
    assert "17TRACK" in shown
    assert "Arrived in Leipzig" in shown
