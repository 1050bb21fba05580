"""The deployment files say what the program understands."""

import re
from pathlib import Path

import yaml

from bot.settings import Settings
from bot.telegram import webhook

ROOT = Path(__file__).parents[1]


def test_compose_sets_only_settings_that_exist_and_they_make_a_webhook() -> None:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    services = yaml.safe_load(text)["services"]
    given = services["bot-1"]["environment"]
    assert {name.lower() for name in given} <= set(Settings.model_fields)
    assert given == services["bot-2"]["environment"]
    filled = {
        name.lower(): re.sub(r"\$\{\w+:?[^}]*\}", "filled-in-" + "x" * 32, value)
        for name, value in given.items()
    }
    settings = Settings(_env_file=None, **filled)
    webhook.check(settings)
    assert settings.store_url.startswith("postgresql+psycopg://")
    assert settings.send_rate * 2 <= 30


def test_the_proxy_leads_to_the_replicas_and_the_webhooks_path() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    proxy = (ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    port = services["bot-1"]["environment"]["WEBHOOK_PORT"]
    assert all(f"bot-{n}:{port}" in proxy for n in (1, 2))
    assert "handle /telegram " in proxy
    assert "/telegram" in services["bot-1"]["environment"]["WEBHOOK_URL"]


def test_the_image_holds_what_the_program_reads() -> None:
    recipe = (ROOT / "Containerfile").read_text(encoding="utf-8")
    for needed in re.findall(r"^COPY (?!--from)(.+) \S+$", recipe, re.MULTILINE):
        assert all((ROOT / name).exists() for name in needed.split())
    assert "--require-hashes -r requirements.lock" in recipe


def test_every_setting_of_replicas_is_explained() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    for name in ("DATABASE_URL", "CHROMA_URL", "WEBHOOK_URL", "WEBHOOK_SECRET", "WEBHOOK_PORT", "SEND_RATE"):
        assert f"# {name}=" in text
