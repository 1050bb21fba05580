"""Secrets at rest: encrypted with one key, which never stands in the store beside them.

The key is `SECRET_KEY`, or a file in QUAYSIDE_HOME that only its owner reads, made on first use. Replicas that share
a PostgreSQL store must share SECRET_KEY.
"""

import base64
import hashlib
import hmac
import json
import os
from collections.abc import Mapping

from cryptography.fernet import Fernet, InvalidToken

from bot.errors import Unavailable
from bot.settings import Settings

_FILE = "secret.key"
_SHORTEST = 32


class Vault:
    """Seals and opens small documents (Fernet: AES-128-CBC with HMAC-SHA256)."""

    def __init__(self, settings: Settings) -> None:
        """Raises Unavailable where SECRET_KEY is too short, or the key file cannot be read or made."""
        key = _key(settings)
        self._fernet = Fernet(key)
        # a key of its own: what signs links that strangers see must say nothing of the one that encrypts
        self._signing = hmac.new(key, b"quayside: signatures", hashlib.sha256).digest()

    def seal(self, document: Mapping[str, str]) -> str:
        """The document, encrypted, as text."""
        return self._fernet.encrypt(json.dumps(dict(document)).encode()).decode()

    def open(self, sealed: str) -> dict[str, str]:
        """What was sealed. Raises Unavailable where it was sealed with another key, or altered."""
        try:
            return dict(json.loads(self._fernet.decrypt(sealed.encode())))
        except InvalidToken as error:
            raise Unavailable(
                "a stored secret cannot be opened: SECRET_KEY (or secret.key) is not the one it was sealed with",
                code="wrong_secret_key",
            ) from error

    def sign(self, words: str) -> bytes:
        """HMAC-SHA256 of the words, by which we know them for our own when they come back."""
        return hmac.new(self._signing, words.encode(), hashlib.sha256).digest()


def _key(settings: Settings) -> bytes:
    given = settings.secret_key.get_secret_value()
    if given:
        if len(given) < _SHORTEST:
            raise Unavailable(f"SECRET_KEY must have at least {_SHORTEST} characters", code="weak_secret_key")
        # Any long random text will do as a setting; Fernet wants exactly 32 bytes.
        return base64.urlsafe_b64encode(hashlib.sha256(given.encode()).digest())
    file = settings.home / _FILE
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        key = file.read_bytes()
        if key:
            return key
        raise Unavailable(f"{file} is empty; restore it or set SECRET_KEY", code="wrong_secret_key") from None
    with os.fdopen(descriptor, "wb") as written:
        key = Fernet.generate_key()
        written.write(key)
    return key
