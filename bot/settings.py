"""Every knob, read from the environment and from `.env`. `.env.example` shows them all."""

import re
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import Unavailable

Role = Literal["customer", "seller", "staff", "admin"]
InvitedRole = Literal["seller", "staff"]
"""Roles that an invitation gives; an admin is named in the settings, never invited."""
Language = Literal["en", "zh", "es", "ru"]
LANGUAGES: tuple[Language, ...] = ("en", "zh", "es", "ru")


class Settings(BaseSettings):
    """The deployment's settings; the defaults run everything embedded, with no key and no network."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    quayside_home: Path = Path(".quayside")
    """Where the store, the index and logs live; made on first use."""

    database_url: str = ""
    """SQLAlchemy URL; empty: SQLite in `quayside_home`."""

    chroma_url: str = ""
    """A Chroma server, e.g. `http://chroma:8000`; empty: embedded."""

    embeddings: Literal["bundled", "openai", "none"] = "bundled"
    """`bundled`: multilingual-e5-small inside the installed package; `openai`: the endpoint below. After a change the
    documents are embedded anew in the background, and searched by the old vectors until all are there."""

    embeddings_model: str = "text-embedding-3-small"
    """Model name when `embeddings` is `openai`."""

    knowledge_folder: Path | None = None
    """A folder that `serve` follows: what is put there is taken in, what is taken away is removed. Files in its
    folders `public`, `seller` and `staff` are for those; all others for staff, unless they say themselves."""

    ingest_max_mb: float = Field(default=40.0, gt=0)
    """Largest document, in MB (a `.jsonl` of passages: 500)."""
    ingest_max_pages: int = Field(default=2000, gt=0)
    ingest_max_rows: int = Field(default=50_000, gt=0)
    """Of all sheets of a workbook together."""
    ingest_timeout: float = Field(default=180.0, gt=0)
    """Seconds for taking one document apart."""

    openai_api_key: SecretStr = SecretStr("")
    openai_base_url: str = ""
    """Any OpenAI-compatible endpoint (Azure, Ollama, vLLM…); with it alone no key is needed."""

    openai_model: str = "gpt-4o-mini"
    openai_timeout: float = Field(default=20.0, gt=0)
    """Seconds until the desk model answers instead."""

    model_cooldown: float = Field(default=60.0, ge=0)
    """Seconds for which a failed endpoint is not asked again."""

    telegram_bot_token: SecretStr = SecretStr("")
    telegram_api_base: str = "https://api.telegram.org"
    send_rate: int = Field(default=30, ge=1)
    """Messages a second that this process may send; Telegram allows a bot 30 in all, so N replicas share them."""

    webhook_url: str = ""
    """The https:// address under which Telegram reaches us; empty: long polling."""
    webhook_secret: SecretStr = SecretStr("")
    """What Telegram must show with every call of the webhook; all replicas share it."""
    webhook_host: str = "127.0.0.1"
    webhook_port: int = Field(default=8080, ge=1, le=65535)

    show_staff_names: bool = True
    """Whether a customer sees the first name of who answers beside the shop's name."""

    admins: Annotated[frozenset[int], NoDecode] = frozenset()
    """Telegram user ids, comma separated. Admins may take every role."""
    staff: Annotated[frozenset[int], NoDecode] = frozenset()
    sellers: Annotated[frozenset[int], NoDecode] = frozenset()
    default_role: Literal["customer", "seller"] = "customer"
    """What a stranger on Telegram is. A seller's own assistant may say `seller`."""

    business_quiet_minutes: int = Field(default=30, ge=0)
    """For how long the bot stays out of a chat of a connected business account in which the seller wrote themself."""
    messages_per_minute: int = Field(default=60, ge=0)
    """Of one person or group; 0: as many as they like."""
    shop_messages_per_minute: int = Field(default=6000, ge=0)
    """Of all people of a shop together; 0: no limit."""
    model_tokens_per_day: int = Field(default=0, ge=0)
    """Of the language model, for a whole shop, from midnight UTC; then the desk model answers. 0: no limit."""
    model_tokens_per_person: int = Field(default=0, ge=0)
    """The same for one person."""
    max_upload_mb: float = Field(default=20.0, gt=0, le=20)
    """Telegram lets a bot fetch 20 MB."""

    keep_inbox_days: int = Field(default=7, ge=2)
    """What could not be answered is kept so long for staff; answered messages lose their content at once."""
    keep_outbox_days: int = Field(default=7, ge=2)
    """Texts that were sent."""
    keep_conversation_days: int = Field(default=30, ge=1)
    """A conversation's memory, from its last turn on."""
    keep_delivered_days: int = Field(default=90, ge=1)
    """A parcel and its events, from delivery on; DHL's terms allow 30 days at most, whatever stands here."""
    keep_case_days: int = Field(default=1095, ge=30)
    """Who a case was about and what they wrote, from its end on, where no period of it runs longer. Three years: the
    usual limitation of claims from a sale in the EU; what was decided and paid stays without the person."""
    keep_order_contact_days: int = Field(default=1095, ge=30)
    """Name and contact of an order's buyer, from the order on, where no case about it is open; the sale stays."""
    keep_erasure_days: int = Field(default=1095, ge=1)
    """The record that something was erased."""

    metrics_port: int = Field(default=0, ge=0, le=65535)
    """`/metrics`, `/healthz` and `/readyz` are served there; 0: not at all."""
    metrics_host: str = "127.0.0.1"
    """The address they are served at; `0.0.0.0` in a container."""
    otel_exporter_otlp_endpoint: str = ""
    """An OpenTelemetry collector (gRPC), e.g. `http://collector:4317`; empty: no traces."""

    secret_key: SecretStr = SecretStr("")
    """At least 32 characters: what stored secrets are encrypted with; empty: a key file in `quayside_home`."""

    seventeentrack_key: SecretStr = SecretStr("")
    """The default shop's key for 17TRACK; other shops': `quayside providers set`."""
    aftership_key: SecretStr = SecretStr("")
    aftership_webhook_secret: SecretStr = SecretStr("")
    dhl_key: SecretStr = SecretStr("")
    """For DHL Shipment Tracking, Unified."""
    easypost_key: SecretStr = SecretStr("")
    easypost_webhook_secret: SecretStr = SecretStr("")
    seventeentrack_url: str = ""
    """Another address of the service (a proxy); empty: its own. So for the next three."""
    aftership_url: str = ""
    dhl_url: str = ""
    easypost_url: str = ""
    tracking_providers: Annotated[tuple[str, ...], NoDecode] = ()
    """Services in the order of asking, comma separated: 17track, aftership, dhl, easypost; empty: as usual for the
    carrier (knowledge/carriers/providers.toml)."""
    tracking_budget: float = Field(default=4.0, gt=0)
    """Seconds that an answer waits for tracking services; then the last known state is shown."""
    tracking_webhook_port: int = Field(default=0, ge=0, le=65535)
    """Where `serve` takes the services' webhooks (`/webhooks/tracking/…`) and the shops' orders (`/orders/<shop>`),
    at WEBHOOK_HOST; 0: nowhere."""
    customer_lookups_per_day: int = Field(default=100, ge=0)
    """Numbers that the shop does not know, asked about for customers: each may cost the shop. 0: none."""

    uk_tariff_api: str = "https://www.trade-tariff.service.gov.uk"
    """Where `quayside rates update uk-tariff` asks for commodities (keyless, API v2)."""

    default_language: Language = "en"
    time_zone: str = "UTC"
    """IANA name: the zone of quiet hours and of the daily list of parcels."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "WARNING"

    @field_validator("admins", "staff", "sellers", mode="before")
    @classmethod
    def _ids(cls, value: Any) -> Any:
        if isinstance(value, str):
            return frozenset(int(part) for part in value.replace(";", ",").split(",") if part.strip())
        return value

    @field_validator("tracking_providers", mode="before")
    @classmethod
    def _names(cls, value: Any) -> Any:
        if isinstance(value, str):
            return tuple(part.strip().lower() for part in value.replace(";", ",").split(",") if part.strip())
        return value

    @field_validator("time_zone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ValueError, OSError) as error:
            raise ValueError(f"{value!r} is no time zone; write e.g. Asia/Shanghai") from error
        return value

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in force."""
        return ZoneInfo(self.time_zone)

    @cached_property
    def home(self) -> Path:
        """`quayside_home`, made if it is not there; readable by its owner only."""
        try:
            self.quayside_home.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise Unavailable(
                f"QUAYSIDE_HOME: {self.quayside_home} cannot be made: {error.strerror}"
            ) from error
        return self.quayside_home

    @property
    def store_url(self) -> str:
        """The SQLAlchemy URL in force."""
        if not self.database_url:
            return f"sqlite:///{self.home / 'quayside.db'}"
        return re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", self.database_url)

    @property
    def conversations(self) -> Path:
        """The file of the conversations, where the store is SQLite."""
        return self.home / "conversations.db"

    @property
    def max_upload_bytes(self) -> int:
        """The largest file that is taken."""
        return int(self.max_upload_mb * 2**20)

    @property
    def has_model(self) -> bool:
        """Whether a language model endpoint is configured."""
        return bool(self.openai_api_key.get_secret_value() or self.openai_base_url)
