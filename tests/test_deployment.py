"""The deployment files say what the program understands.

No container can be run where these tests run; so they are read as the builder and Compose would read them, and the
image's own steps are gone through in a folder that holds what the image would hold.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bot.settings import Settings
from bot.telegram import webhook

ROOT = Path(__file__).parents[1]
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, Any] = COMPOSE["services"]
RECIPE = (ROOT / "Containerfile").read_text(encoding="utf-8")
BOTS = ("bot-1", "bot-2")

_DURATION = {"type": "string", "pattern": r"^(\d+(us|ms|s|m|h))+$"}
_TEXTS = {"type": "array", "items": {"type": "string"}}
SPECIFICATION = {
    "type": "object",
    "required": ["services"],
    "patternProperties": {"^x-": {}},
    "additionalProperties": False,
    "properties": {
        "volumes": {"type": "object", "additionalProperties": {"type": "object", "maxProperties": 0}},
        "services": {"type": "object", "additionalProperties": {"$ref": "#/$defs/service"}},
    },
    "$defs": {"service": {
        "type": "object",
        "additionalProperties": False,
        "required": ["image", "restart"],
        "properties": {
            "image": {"type": "string"},
            "build": {"type": "object", "additionalProperties": False, "required": ["context", "dockerfile"],
                      "properties": {"context": {"type": "string"}, "dockerfile": {"type": "string"}}},
            "env_file": {"type": "string"},
            "environment": {"type": "object", "additionalProperties": {"type": "string"}},
            "ports": {"type": "array", "items": {"type": "string", "pattern": r"^\d+:\d+$"}},
            "volumes": {"type": "array", "items": {"type": "string", "pattern": r"^[^:]+:/[^:]*(:ro)?$"}},
            "depends_on": {"anyOf": [_TEXTS, {
                "type": "object",
                "additionalProperties": {"type": "object", "additionalProperties": False, "properties": {
                    "condition": {"enum": ["service_started", "service_healthy", "service_completed_successfully"]},
                }},
            }]},
            "healthcheck": {"type": "object", "additionalProperties": False, "required": ["test"], "properties": {
                "test": {"type": "array", "minItems": 2, "prefixItems": [{"enum": ["CMD", "CMD-SHELL"]}],
                         "items": {"type": "string"}},
                "interval": _DURATION, "timeout": _DURATION, "start_period": _DURATION,
                "retries": {"type": "integer"},
            }},
            "restart": {"enum": ["no", "always", "on-failure", "unless-stopped"]},
            "stop_grace_period": _DURATION,
        },
    }},
}  # fmt: skip
"""Of the Compose Specification what is used here: a misspelt or misplaced key fits nowhere."""

INSTRUCTIONS = {"FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "VOLUME", "ENTRYPOINT", "CMD"}


def instructions() -> list[tuple[str, str]]:
    """The Containerfile as the builder reads it: continued lines joined, comments dropped."""
    lines = [line for line in RECIPE.splitlines() if not line.lstrip().startswith("#")]
    joined = "\n".join(lines).replace("\\\n", " ")
    return [(line.split(None, 1)[0], line.split(None, 1)[1]) for line in joined.splitlines() if line.strip()]


def test_the_compose_file_keeps_to_the_specification() -> None:
    jsonschema.Draft202012Validator.check_schema(SPECIFICATION)
    jsonschema.validate(COMPOSE, SPECIFICATION)


def test_what_compose_refers_to_is_there() -> None:
    used = set()
    for name, service in SERVICES.items():
        for volume in service.get("volumes", []):
            source = volume.partition(":")[0]
            if source.startswith("./"):
                assert (ROOT / source).is_file(), source
            else:
                used.add(source)
        needed = service.get("depends_on", {})
        for other in needed:
            assert other in SERVICES, (name, other)
            if isinstance(needed, dict) and needed[other]["condition"] == "service_healthy":
                assert "healthcheck" in SERVICES[other], other
        assert "build" in service or re.search(r":[\w.]+$", service["image"]), f"{name}: no version"
    assert used == set(COMPOSE["volumes"])
    assert SERVICES["bot-1"]["volumes"] != SERVICES["bot-2"]["volumes"]  # homes are not shared


def test_every_secret_that_compose_needs_is_named_at_its_top_and_has_no_default() -> None:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    top = text.partition("\nx-bot")[0]
    wanted = re.findall(r"\$\{(\w+)([^}]*)\}", text)
    assert {"DOMAIN", "WEBHOOK_SECRET", "POSTGRES_PASSWORD"} == {name for name, _ in wanted}
    for name, otherwise in wanted:
        assert f"{name}=" in top
        assert otherwise.startswith(":?")


def test_compose_sets_only_settings_that_exist_and_they_make_a_webhook() -> None:
    given = SERVICES["bot-1"]["environment"]
    assert {name.lower() for name in given} <= set(Settings.model_fields)
    assert given == SERVICES["bot-2"]["environment"]
    filled = {
        name.lower(): re.sub(r"\$\{\w+:?[^}]*\}", "filled-in-" + "x" * 32, value)
        for name, value in given.items()
    }
    settings = Settings(_env_file=None, **filled)
    webhook.check(settings)
    assert settings.store_url.startswith("postgresql+psycopg://")
    assert settings.send_rate * len(BOTS) <= 30


def test_the_addresses_between_the_services_fit() -> None:
    given = SERVICES["bot-1"]["environment"]
    assert "@postgres/quayside" in given["DATABASE_URL"]
    assert SERVICES["postgres"]["environment"]["POSTGRES_DB"] == "quayside"
    assert given["CHROMA_URL"] == "http://chroma:8000"
    asked = SERVICES["bot-1"]["healthcheck"]["test"][-1]
    assert f"127.0.0.1:{given['METRICS_PORT']}/readyz" in asked
    compile(asked, "healthcheck", "exec")
    assert all(
        "ports" not in SERVICES[name] for name in (*BOTS, "postgres", "chroma")
    )  # the proxy alone is open


def test_a_stop_leaves_time_for_the_turns_that_run() -> None:
    from bot.telegram.pace import Pace

    grace = int(SERVICES["bot-1"]["stop_grace_period"].removesuffix("s"))
    assert grace >= 2 * Pace().grace


def test_the_chroma_server_is_of_the_clients_version() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    version = re.search(r"^chromadb==(\S+)", lock, re.MULTILINE)
    assert version
    assert SERVICES["chroma"]["image"] == f"chromadb/chroma:{version[1]}"


def test_the_proxy_leads_to_the_replicas_and_the_webhooks_path() -> None:
    proxy = (ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    port = SERVICES["bot-1"]["environment"]["WEBHOOK_PORT"]
    assert all(f"{name}:{port}" in proxy for name in BOTS)
    assert "handle /telegram " in proxy
    assert SERVICES["bot-1"]["environment"]["WEBHOOK_URL"].endswith("/telegram")
    assert set(re.findall(r"\{\$(\w+)\}", proxy)) <= set(SERVICES["proxy"]["environment"])
    depth = 0
    for line in re.sub(r"\{\$\w+\}|#.*", "", proxy).splitlines():
        depth += line.count("{") - line.count("}")
        assert depth >= 0
        word = line.split()[0] if line.split() else "}"
        assert word in {"{", "}", "handle", "respond", "reverse_proxy", "lb_policy", "lb_try_duration",
                        "fail_duration"}, word  # fmt: skip
    assert depth == 0


def test_the_containerfile_is_one_that_a_builder_takes() -> None:
    found = instructions()
    assert {word for word, _ in found} <= INSTRUCTIONS
    assert found[0][0] == "FROM"
    stages: list[str] = []
    for word, rest in found:
        if word == "FROM":
            image, _, name = rest.partition(" AS ")
            assert re.fullmatch(r"python:\d+\.\d+-slim-\w+", image)
            stages.append(name)
        if word == "COPY" and rest.startswith("--from="):
            assert rest.split()[0].removeprefix("--from=") in stages[:-1]
        if word in {"ENTRYPOINT", "CMD", "VOLUME"} and rest.startswith("["):
            assert all(isinstance(part, str) for part in yaml.safe_load(rest))
    last = [rest for word, rest in found if word == "USER"]
    assert last == ["quayside"]  # not root


def test_the_image_runs_a_python_and_a_command_that_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = dict(instructions())
    (command,) = yaml.safe_load(found["ENTRYPOINT"])
    assert command in project["scripts"]
    for base in re.findall(r"^FROM python:(\d+)\.(\d+)", RECIPE, re.MULTILINE):
        least = project["requires-python"].removeprefix(">=").split(".")
        assert [int(part) for part in base] >= [int(part) for part in least]
    environment = {pair.partition("=")[0] for pair in found["ENV"].split()}
    assert {name.lower() for name in environment - {"PATH", "PYTHONUNBUFFERED"}} <= set(Settings.model_fields)
    from bot.cli import app, commands

    assert commands.__all__
    assert yaml.safe_load(found["CMD"]) == ["serve"]
    assert "serve" in {
        entry.name or getattr(entry.callback, "__name__", "") for entry in app.registered_commands
    }


def copied() -> list[str]:
    """What the Containerfile copies out of the checkout."""
    return [
        name
        for word, rest in instructions()
        if word == "COPY" and not rest.startswith("--from")
        for name in rest.split()[:-1]
    ]


def test_the_builder_is_given_what_it_copies_and_nothing_secret() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*"
    let_in = {rule.removeprefix("!") for rule in rules if rule.startswith("!")}
    assert let_in == set(copied())
    assert "--require-hashes -r requirements.lock" in RECIPE


@pytest.mark.timeout(180)
def test_what_the_image_holds_is_enough_to_answer(tmp_path: Path) -> None:
    """The recipe's last step on exactly the files it copies; then the program runs, far from any checkout."""
    place, home = tmp_path / "app", tmp_path / "data"
    place.mkdir()
    for name in copied():
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, place / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, place / name)
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--target",
               str(tmp_path / "site"), "--disable-pip-version-check", "--no-index", str(place)]  # fmt: skip
    done = subprocess.run(install, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    environment = {
        **os.environ,
        "PYTHONPATH": str(tmp_path / "site"),
        "QUAYSIDE_HOME": str(home),
        "EMBEDDINGS": "none",
    }
    for words, shown in (
        (["search", "IOSS", "--json"], "regulations/eu"),
        (["identify", "LX123456785CN"], "china"),
    ):
        done = subprocess.run([sys.executable, "-m", "bot", *words], capture_output=True, text=True, cwd=tmp_path,
                              env=environment)  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert shown in done.stdout.lower()
    where = [sys.executable, "-c", "import bot; print(bot.__file__)"]
    done = subprocess.run(where, capture_output=True, text=True, cwd=tmp_path, env=environment)
    assert done.stdout.startswith(str(tmp_path))  # it was not the checkout that answered


def test_every_setting_of_replicas_is_explained() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    for name in ("DATABASE_URL", "CHROMA_URL", "WEBHOOK_URL", "WEBHOOK_SECRET", "WEBHOOK_PORT", "SEND_RATE"):
        assert f"# {name}=" in text
