"""`quayside backup` and `restore`: one file with all that cannot be made anew, consistent while the bot runs.

In it: the store (documents, their passages and vectors, people, messages, parcels), the conversations, imported
tables, and which settings the index was built with. Not in it: the index itself (made anew from the store), logs,
the terminal's history, and `secret.key`, which must not lie beside what it opens: keep a copy elsewhere.

The store is saved before the conversations. What happens in between is then in the conversations only, and the
bot, which begins an unfinished turn again under the same id, finds its own words there and does not double them.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import make_url

from bot import __version__
from bot.clock import now
from bot.errors import Unavailable, UserError
from bot.settings import Settings

STORE, CONVERSATIONS, NOMENCLATURE, DUMP = "quayside.db", "conversations.db", "nomenclature.db", "store.dump"
_MANIFEST = "manifest.json"
_FORMAT = 1
_STAYS = {"secret.key", "logs", "history", ".env"}
"""In the home, neither saved nor put aside."""
_CHUNK = 2**20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    made_at: str
    version: str
    """Of the program that made it."""
    schema: str
    """Revision of the store."""
    engine: str
    """`sqlite` or `postgresql`."""
    index: dict[str, str]
    """Settings that the index was built with."""
    files: dict[str, str]
    """Each file and its SHA-256."""
    format: int = _FORMAT
    size: int = 0
    """Bytes of the backup itself."""

    def as_json(self) -> dict[str, Any]:
        """For `--json`."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did."""

    made_at: str
    """When the backup was made."""
    schema: str
    aside: str
    """Folder with what was there before; empty: there was nothing."""
    files: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """For `--json`."""
        return asdict(self)


def back_up(settings: Settings, file: Path) -> Manifest:
    """Save everything in one new file. Raises UserError where it exists, Unavailable where it cannot be made."""
    from bot.store import open_store

    if file.exists():
        raise UserError(f"{file} exists; give a new name", code="backup_exists")
    store = open_store(settings.store_url)
    try:
        engine, schema = store.engine.dialect.name, _schema(store.engine)
    finally:
        store.close()
    with _workshop(settings) as folder:
        if engine == "sqlite":
            _copy_database(Path(make_url(settings.store_url).database or ""), folder / STORE)
        else:
            _pg("pg_dump", settings, "--format=custom", f"--file={folder / DUMP}")
        for name in (CONVERSATIONS, NOMENCLATURE):
            if (settings.home / name).exists():
                _copy_database(settings.home / name, folder / name)
        for path in _tables(settings.home):
            target = folder / path.relative_to(settings.home)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        manifest = Manifest(
            now().isoformat(timespec="seconds"), __version__, schema, engine,
            {"embeddings": settings.embeddings, "model": settings.embeddings_model},
            {path.relative_to(folder).as_posix(): _digest(path) for path in paths},
        )  # fmt: skip
        _write(file, folder, paths, manifest)
    return Manifest(**{**asdict(manifest), "size": file.stat().st_size})


def restore(settings: Settings, file: Path) -> Restored:
    """Put a backup in the place of what is there, which goes into a folder of the home.

    Raises UserError where the file is no backup, is damaged, is of a newer schema or of another engine, or where
    the bot still runs. Nothing is changed then.
    """
    with _workshop(settings) as folder:
        manifest = _unpack(file, folder)
        engine = make_url(settings.store_url).get_backend_name()
        if manifest.engine != engine:
            raise UserError(
                f"the backup is of {manifest.engine}, DATABASE_URL names {engine}", code="other_engine"
            )
        if manifest.schema not in _known_schemas():
            raise UserError(
                f"the backup's schema {manifest.schema} is newer than this program (backup made by version "
                f"{manifest.version}, this is {__version__}): upgrade Quayside first", code="newer_schema",
            )  # fmt: skip
        for name in (STORE, CONVERSATIONS, NOMENCLATURE):
            if name in manifest.files:
                _check_database(folder / name)
        _refuse_while_running(settings)
        aside = _put_aside(settings)
        if engine != "sqlite":
            if aside is None:
                aside = _aside_folder(settings)
            _pg("pg_dump", settings, "--format=custom", f"--file={aside / DUMP}")
            _pg("pg_restore", settings, "--clean", "--if-exists", "--no-owner", "--single-transaction",
                str(folder / DUMP))  # fmt: skip
        for name in manifest.files:
            if name != DUMP:
                target = _place(settings, name)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.move(folder / name, target)
    return Restored(manifest.made_at, manifest.schema, str(aside or ""), sorted(manifest.files))


def _place(settings: Settings, name: str) -> Path:
    if name == STORE:
        return Path(make_url(settings.store_url).database or "")
    return settings.home / name


@contextmanager
def _workshop(settings: Settings) -> Iterator[Path]:
    """A folder of the same file system, so that what is ready is moved and not copied."""
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=settings.home) as folder:
        yield Path(folder)


def _copy_database(source: Path, target: Path) -> None:
    """SQLite's own online backup: one moment's state, whoever writes meanwhile."""
    try:
        with closing(sqlite3.connect(source, timeout=30)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new)
            new.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise Unavailable(f"{source.name} cannot be saved: {error}", code="backup_failed") from error
    _check_database(target)


def _check_database(file: Path) -> None:
    try:
        with closing(sqlite3.connect(file)) as database:
            verdict = database.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.Error as error:
        verdict = str(error)
    if verdict != "ok":
        raise UserError(f"{file.name} is damaged: {verdict}", code="damaged_database")


def _tables(home: Path) -> list[Path]:
    """What the operator imported: files that nothing else could make anew."""
    return sorted(path for path in (home / "tariffs").rglob("*") if path.is_file())


def _write(file: Path, folder: Path, paths: list[Path], manifest: Manifest) -> None:
    """Whole or not at all: under another name first."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f".{file.name}.part")
    try:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as out, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(_MANIFEST, json.dumps(manifest.as_json(), indent=1))
            for path in paths:
                archive.write(path, path.relative_to(folder).as_posix())
        unfinished.replace(file)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise Unavailable(f"{file} cannot be written: {error.strerror}", code="backup_failed") from error


def _unpack(file: Path, folder: Path) -> Manifest:
    if not file.is_file():
        raise UserError(f"no such file: {file}", code="no_file")
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = Manifest(**json.loads(archive.read(_MANIFEST)))
            if manifest.format != _FORMAT:
                raise UserError(
                    "the backup is of a newer version: upgrade Quayside first", code="newer_schema"
                )
            for name, digest in manifest.files.items():
                path = PurePosixPath(name)
                if path.is_absolute() or ".." in path.parts:
                    raise UserError(f"{file}: {name} leads out of the backup", code="bad_backup")
                target = folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(name) as source, target.open("wb") as out:
                    shutil.copyfileobj(source, out, _CHUNK)
                if _digest(target) != digest:
                    raise UserError(f"{file}: {name} is damaged", code="bad_backup")
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError, EOFError, OSError) as error:
        raise UserError(
            f"{file} is no backup of Quayside, or is damaged ({error})", code="bad_backup"
        ) from error
    return manifest


def _refuse_while_running(settings: Settings) -> None:
    if not settings.store_url.startswith("sqlite"):
        engine = create_engine(settings.store_url)
        with engine.connect() as connection:
            others = connection.execute(text(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )).scalar_one()  # fmt: skip
        engine.dispose()
        if others:
            raise UserError("Quayside still runs on this database: stop it first", code="still_running")
        return
    for file in (_place(settings, STORE), settings.home / CONVERSATIONS):
        if file.exists() and _in_use(file):
            raise UserError("Quayside still runs on this home: stop it first", code="still_running")


def _in_use(file: Path) -> bool:
    """Every open connection of a WAL database holds a shared lock on it, which an exclusive one does not get past."""
    try:
        with closing(sqlite3.connect(file, timeout=0.2, isolation_level=None)) as database:
            database.execute("PRAGMA locking_mode=EXCLUSIVE")
            database.execute("BEGIN EXCLUSIVE")
            database.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        return "locked" in str(error)
    except sqlite3.DatabaseError:
        return False  # damaged: the very reason to restore
    return False


def _put_aside(settings: Settings) -> Path | None:
    """All of the home but what stays, into a folder inside it (the home itself may be a mounted volume)."""
    store = [Path(f"{_place(settings, STORE)}{end}") for end in ("", "-wal", "-shm")]
    outside = [p for p in store if settings.store_url.startswith("sqlite") and p.parent != settings.home]
    there = [
        path
        for path in [*settings.home.iterdir(), *outside]
        if path.exists()
        and path.name not in _STAYS
        and not path.name.startswith((".backup-", "before-restore-"))
    ]
    if not there:
        return None
    aside = _aside_folder(settings)
    for path in there:
        shutil.move(path, aside / path.name)
    return aside


def _aside_folder(settings: Settings) -> Path:
    aside = settings.home / f"before-restore-{now():%Y%m%d-%H%M%S-%f}"
    aside.mkdir(mode=0o700)
    return aside


def _schema(engine: Engine) -> str:
    with engine.connect() as connection:
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def _known_schemas() -> set[str]:
    from alembic.script import ScriptDirectory

    from bot.store.migrate import MIGRATIONS

    return {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}


def _pg(program: str, settings: Settings, *arguments: str) -> None:
    """One of PostgreSQL's own programs; the password goes through the environment, where `ps` shows it to nobody."""
    url = make_url(settings.store_url)
    address = url.set(drivername="postgresql", password=None).render_as_string()
    found = shutil.which(program)
    if found is None:
        raise Unavailable(
            f"{program} is not installed; it comes with PostgreSQL's client (apt install postgresql-client)",
            code="no_pg_tools",
        )
    environment = {**os.environ, **({"PGPASSWORD": url.password} if url.password else {})}
    done = subprocess.run(  # noqa: S603 (our own arguments)
        [found, f"--dbname={address}", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or [f"exit {done.returncode}"]
        raise Unavailable(f"{program}: {last[0]}", code="backup_failed")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
