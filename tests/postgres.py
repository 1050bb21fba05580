"""A PostgreSQL server of the tests' own: a cluster in a temporary folder, on loopback, gone afterwards.

PostgreSQL refuses to run as root, so a root's tests run it as the system user `postgres`.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import psycopg


def programs() -> Path | None:
    """Where PostgreSQL's server programs are; None where it is not installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return versions[-1].parent if versions else None


class Postgres:
    """One server. `start` and `stop` as often as a test likes; `close` removes it."""

    def __init__(self, *, durable: bool = False) -> None:
        """`durable`: wait for the disk at each commit, as in production; tests have no use for that."""
        found = programs()
        assert found, "PostgreSQL is not installed"
        self._programs = found
        self._home = Path(tempfile.mkdtemp(prefix="quayside-postgres-"))
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(self._home, owner.pw_uid, owner.pw_gid)
            self._as = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self._run(
            "initdb",
            "-D",
            self._data,
            "-U",
            "quayside",
            "--auth=trust",
            "-E",
            "UTF8",
            "--no-sync",
            "--locale=C",
        )
        with (self._home / "data" / "postgresql.conf").open("a") as settings:
            settings.write(
                f"port = {self.port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = '{self._home}'\n"
                "max_connections = 200\nlog_min_messages = fatal\n"
            )
            if not durable:
                settings.write("fsync = off\nfull_page_writes = off\n")
        self._number = 0
        self.start()

    def start(self) -> None:
        """Run it, and wait until it answers."""
        self._run("pg_ctl", "-D", self._data, "-l", str(self._home / "log"), "-w", "-s", "start")

    def stop(self, mode: str = "immediate") -> None:
        """`immediate`: as a crash would; open connections are cut."""
        self._run("pg_ctl", "-D", self._data, "-m", mode, "-w", "-s", "stop")

    def new_database(self) -> str:
        """An empty database; gives its SQLAlchemy URL."""
        self._number += 1
        name = f"test{self._number}"
        admin = f"postgresql://quayside@127.0.0.1:{self.port}/postgres"
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
        return f"postgresql+psycopg://quayside@127.0.0.1:{self.port}/{name}"

    def close(self) -> None:
        """Stop it and remove its files."""
        subprocess.run(
            [self._programs / "pg_ctl", "-D", self._data, "-m", "immediate", "-w", "-s", "stop"],
            check=False, capture_output=True, cwd="/", **self._as,
        )  # fmt: skip
        shutil.rmtree(self._home, ignore_errors=True)

    @property
    def _data(self) -> str:
        return str(self._home / "data")

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [self._programs / program, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            cwd="/", **self._as,
        )  # fmt: skip
        assert done.returncode == 0, f"{program}: {done.stderr}"
