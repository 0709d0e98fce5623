"""`biome start`, for real: the database, the API and a worker, brought up, knocked over and taken down."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from tests.real.ports import free_port

from biome.start import PortTaken, check_port

Eventually = Callable[[Callable[[], bool]], bool]
COMMAND = [sys.executable, "-c", "from biome.start import main; main()"]
LOOKS_LIKE = {"postgres": "/postgres", "API": "biome.app", "worker": "biome.worker"}


class Started:
    """A running `biome start`, what it said so far, and the processes below it."""

    def __init__(self, home: Path, **environment: str) -> None:
        self.port = free_port()
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        env = kept | {"BIOME_HOME": str(home), "PORT": str(self.port)} | environment
        self.process = subprocess.Popen(
            COMMAND, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
        )
        self.said: list[str] = []
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        self.said.extend(iter(self.process.stdout.readline, ""))

    @property
    def ready(self) -> bool:
        return f"Biome is ready at http://localhost:{self.port}\n" in self.said

    def part(self, name: str) -> psutil.Process | None:
        """The API, the worker or the postgres of this one."""
        for child in psutil.Process(self.process.pid).children():
            with contextlib.suppress(psutil.Error):  # it ended while we looked
                if any(LOOKS_LIKE[name] in word for word in child.cmdline()):
                    return child
        return None

    def everything(self) -> list[psutil.Process]:
        own = psutil.Process(self.process.pid)
        return [own, *own.children(recursive=True)]

    def ended(self) -> int:
        code = self.process.wait(30)
        self._listener.join(10)
        return code


@pytest.fixture
def home(open_folder: Path, model: Path, request: pytest.FixtureRequest) -> Path:
    """A home with the pose model in it and nothing else, and a space in its path."""
    home = open_folder / f"home of {abs(hash(request.node.name))}"
    home.mkdir()
    (home / "models").symlink_to(model.parent)
    return home


@pytest.fixture
def start(home: Path) -> Iterator[Callable[[], Started]]:
    """Start one on ``home``; whatever is left of it at the end is killed."""
    started: list[Started] = []

    def begin() -> Started:
        started.append(Started(home))
        return started[-1]

    yield begin
    for one in started:
        if one.process.poll() is None:
            one.process.kill()
            one.process.wait()


def gone(processes: list[psutil.Process]) -> bool:
    return not any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in processes)


def answers(started: Started) -> bool:
    try:
        with urllib.request.urlopen(f"http://localhost:{started.port}/health", timeout=5) as answer:
            return json.load(answer)["services"]["database"] == "embedded"
    except OSError:
        return False


def test_what_is_killed_comes_back_and_ctrl_c_takes_all_of_it_down(
    start: Callable[[], Started], eventually: Eventually
) -> None:
    started = start()
    assert eventually(lambda: started.ready), started.said
    assert answers(started)
    for name in LOOKS_LIKE:
        part = started.part(name)
        assert part is not None
        part.kill()
        assert eventually(lambda: started.part(name) not in {None, part}), f"{name}: {started.said}"  # noqa: B023
    assert eventually(lambda: answers(started))
    everything = started.everything()
    os.killpg(started.process.pid, signal.SIGINT)
    assert started.ended() == 0, started.said
    assert gone(everything)
    assert started.said[-1] == "Biome has stopped\n"


def test_a_killed_start_leaves_nothing_and_the_next_one_is_ready(
    start: Callable[[], Started], eventually: Eventually
) -> None:
    first = start()
    assert eventually(lambda: first.ready), first.said
    everything = first.everything()
    first.process.kill()
    second = start()
    first.process.wait()
    assert eventually(lambda: gone(everything))
    assert eventually(lambda: second.ready), second.said
    assert answers(second)
    second.process.terminate()
    assert second.ended() == 0


def test_a_taken_port_is_said_before_anything_is_started(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        started = Started(home, PORT=str(port))
        assert started.ended() == 1
    assert started.said == [f"biome: Port {port} is taken by another program; set PORT={port + 1} or stop it.\n"]
    assert [entry.name for entry in home.iterdir()] == ["models"]


def test_a_port_that_does_not_exist_is_refused() -> None:
    with pytest.raises(PortTaken, match="70000"):
        check_port("127.0.0.1", 70000)


def test_a_setting_that_cannot_be_used_is_named(home: Path) -> None:
    started = Started(home, JWT_EXPIRES_IN="soon")
    assert started.ended() == 1
    assert started.said[0].startswith("biome: JWT_EXPIRES_IN: ")
    assert "Traceback" not in "".join(started.said)
