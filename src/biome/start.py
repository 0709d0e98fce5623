"""`biome start`: the whole service on one machine, from the database up, until Ctrl-C."""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Generator, Mapping
from pathlib import Path

from sqlalchemy.exc import OperationalError

from biome.kit.keeper import EndedEarly, Kept, Stopped, stopped_by_signals, stopped_in_the_end
from biome.kit.migrate import upgrade
from biome.kit.postgres import EmbeddedPostgres, FolderInUse, PostgresFailed
from biome.kit.postgres_place import NoPlaceForPostgres
from biome.settings import BadSettings, Settings, load
from biome.vision.model import ModelCorrupt, ModelMissing, ensure, verified

DATABASE = "biome"
READY_SECONDS = 60.0
LOOK_SECONDS = 0.1
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
"""Never by a proxy: what is asked is on this machine."""
EVERYWHERE = ("", "0.0.0.0", "::", "127.0.0.1", "::1")


class DatabaseAway(RuntimeError):
    """The database of DATABASE_URL could not be reached; look at its address and whether it runs."""

    def __str__(self) -> str:
        return str(DatabaseAway.__doc__)


class PortTaken(RuntimeError):
    """The port is taken by another program."""


PLAIN = (
    BadSettings,
    PortTaken,
    DatabaseAway,
    EndedEarly,
    FolderInUse,
    PostgresFailed,
    NoPlaceForPostgres,
    ModelMissing,
    ModelCorrupt,
)
"""What a person can do something about: told in one sentence, without a traceback."""


def main(settings: Settings | None = None) -> None:
    """Serve until a signal to stop, then take everything down, the database last; exits 0, or 1 with a sentence."""
    try:
        settings = settings or load()
        with stopped_by_signals():
            serve(settings)
    except Stopped:
        say("Biome has stopped")
    except PLAIN as error:
        sys.exit(f"biome: {error}")


def serve(settings: Settings) -> None:
    """Model, database, migrations, API and worker, in this order; returns only by an exception."""
    check_port(settings.host, settings.port)
    have_model(settings.models)
    with database(settings) as (url, server):
        try:
            upgrade(url)
        except OperationalError as error:
            raise DatabaseAway from error
        children = _children(settings, url)
        with stopped_in_the_end(children):
            for child in children:
                child.start()
            children[0].wait_until(lambda: _answers(settings), READY_SECONDS)
            say(f"Biome is ready at {address(settings)}")
            tend(children, server)


def check_port(host: str, port: int) -> None:
    """See that ``port`` is free before anything is started for it; raises PortTaken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a connection of a moment ago takes no port
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
                raise PortTaken(f"Port {port} is taken by another program; set PORT={port + 1} or stop it.") from None
            raise PortTaken(f"Port {port} of {host} cannot be used: {error}") from None


def have_model(folder: Path) -> None:
    """See that the pose model in ``folder`` is sound; fetch it if there is none. Raises ModelMissing, ModelCorrupt."""
    try:
        verified(folder)
    except ModelMissing:
        say(f"Fetching the pose model to {folder} ...")
        ensure(folder)


@contextlib.contextmanager
def database(settings: Settings) -> Generator[tuple[str, EmbeddedPostgres | None]]:
    """The URL of a running database: that of DATABASE_URL, else of our own server, which then comes with it."""
    if settings.database_url is not None:
        yield settings.database_url.get_secret_value(), None
        return
    folder = settings.home / "postgres"
    with EmbeddedPostgres(folder) as server:
        if server.place.folder != folder.absolute():
            say(f"The database is in {server.place.folder}: its user cannot enter {folder}")
        server.ensure_database(DATABASE)
        yield server.url(DATABASE), server


@contextlib.contextmanager
def reached(settings: Settings) -> Generator[str]:
    """The URL of the migrated database, for one command: that of a Biome that runs, else started for as long."""
    with contextlib.ExitStack() as held:
        try:
            url, _ = held.enter_context(database(settings))
        except FolderInUse:
            url = EmbeddedPostgres.url_of_running(settings.home / "postgres", DATABASE)
        try:
            upgrade(url)
        except OperationalError as error:
            raise DatabaseAway from error
        yield url


def tend(children: list[Kept], server: EmbeddedPostgres | None) -> None:
    """Keep everything running; returns only by an exception."""
    while True:
        if server is not None and not server.running:
            say("The database ended unexpectedly; starting it again")
            server.start()
        for child in children:
            child.tend()
        time.sleep(LOOK_SECONDS)


def address(settings: Settings) -> str:
    """What to type into a browser on this machine."""
    host = "localhost" if settings.host in EVERYWHERE else settings.host
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.port}"


def say(line: str) -> None:
    """Tell the person at the terminal."""
    print(line, flush=True)


def _children(settings: Settings, url: str) -> list[Kept]:
    env = _environment(settings, url)
    api = [sys.executable, "-c", "from biome.app import main; main()"]
    worker = [sys.executable, "-c", "from biome.worker import main; main()"]
    return [
        Kept("API", api, env=env, say=say),
        Kept("worker", worker, env=env, patience=settings.worker_grace + 5, say=say),
    ]


def _environment(settings: Settings, url: str) -> Mapping[str, str]:
    ours = {"DATABASE_URL": url, "BIOME_HOME": str(settings.home), "HOST": settings.host, "PORT": str(settings.port)}
    embedded = {} if settings.database_url else {"BIOME_EMBEDDED_DATABASE": "true"}
    inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL_FILE"}  # it has been read
    return inherited | ours | embedded


def _answers(settings: Settings) -> bool:
    try:
        with DIRECT.open(f"{address(settings)}/health", timeout=1) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False
