"""Watching a film in a process of its own: a decoder that dies or hangs on a hostile film takes nothing else with it.

The process is spawned, never forked (the caller may be a thread of an asyncio program), gets no environment, no files
but the film as a descriptor, is locked in before it reads a byte of it (``confine``), and dies with its parent. One
process watches one film.
"""

from __future__ import annotations

import errno
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from biome.engine.track import PoseTrack
from biome.vision import messages
from biome.vision.confine import Level
from biome.vision.errors import DecoderDied, TooSlow, by_reason
from biome.vision.info import FilmInfo
from biome.vision.messages import Kind
from biome.vision.progress import Progress

TIMEOUT = 300.0
"""Seconds for one film; five minutes of 1080p take about half of it on one core."""
PROBE_TIMEOUT = 20.0
"""Seconds for one probe or copy; it takes a few tenths, its process included."""
QUIET_SECONDS = 1.0
"""Without a word from the child, how often the caller is asked whether to go on."""
ENDING_SECONDS = 2.0
CPU_FACTOR = 4.0
"""Processor seconds a child may use for each second of its time limit: the detector runs on several cores."""
DISK = {errno.ENOSPC, errno.EDQUOT, errno.EIO}
"""What a child that writes may say of where it writes to: it is no fault of its own."""


class WatcherFailed(RuntimeError):
    """The watching process failed by a fault of its own, not of the film's."""


class WatcherKilled(WatcherFailed):
    """Something else on this machine killed the watching process, most likely the kernel, for want of memory."""


class Watcher:
    """A child process that has loaded the detector and waits for its one film.

    Started ahead of need it saves the child's third of a second of imports. Use and leave it in the thread that made
    it: the kernel ties the child's life to that thread. Without a model it can only probe and copy, and starts sooner;
    see ``Drawer`` for one that ``draws``.
    """

    def __init__(self, model: Path | None, *, draws: bool = False) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            who = [str(theirs.fileno()), str(os.getpid()), str(model or ""), *(["draws"] if draws else [])]
            self._process = subprocess.Popen(
                [sys.executable, "-m", "biome.vision.child_main", *who],
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        self._channel = ours
        self.level: Level | None = None
        """How far the child is locked in; known when it has begun."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._channel.close()
        self._process.kill()
        self._process.wait()

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    def locked(self, timeout: float = PROBE_TIMEOUT) -> Level:
        """How far the child is locked in, as soon as it is."""
        self._channel.settimeout(timeout)
        while self.level is None:
            kind, payload = messages.receive(self._channel)
            self._note(kind, payload)
        return self.level

    def watch(
        self,
        film: Path,
        rate: float,
        progress: Callable[[Progress], None] | None = None,
        timeout: float = TIMEOUT,
        *,
        outlines: bool = False,
        exercise: str | None = None,
    ) -> PoseTrack:
        """The pose track of ``film``; raises FilmError as ``watch`` does, DecoderDied, TooSlow, or WatcherFailed.

        ``progress`` is called in this thread, again with the same when there is no news; what it raises ends the child
        and comes through.
        """
        order = {"do": "watch", "rate": rate, "outlines": outlines, "exercise": exercise}
        return messages.unpack_track(self._ask(film, order, timeout, progress))

    def probe(self, film: Path, timeout: float = PROBE_TIMEOUT) -> FilmInfo:
        """The facts of ``film``; raises as ``watch`` does."""
        return FilmInfo(**messages.unpack(self._ask(film, {"do": "probe"}, timeout)))

    def copy(self, film: Path, copy: Path, timeout: float = PROBE_TIMEOUT) -> FilmInfo:
        """Write the pictures of ``film`` to ``copy`` (see ``remux``); what the copy is. Raises as ``watch`` does."""
        return FilmInfo(**messages.unpack(self._ask(film, {"do": "copy"}, timeout, out=copy)))

    def _ask(
        self,
        film: Path,
        order: dict[str, Any],
        timeout: float,
        progress: Callable[[Progress], None] | None = None,
        out: Path | None = None,
        track: PoseTrack | None = None,
    ) -> bytes:
        """Hand over the film and pass progress on until the result comes; its payload."""
        deadline = time.monotonic() + timeout
        try:
            with ExitStack() as opened:
                files: list[IO[bytes]] = [opened.enter_context(film.open("rb"))]
                if out is not None:
                    files.append(opened.enter_context(out.open("w+b")))
                self._channel.settimeout(timeout)
                bounded = order | {"cpu_seconds": timeout * CPU_FACTOR}
                messages.send_order(self._channel, bounded, [file.fileno() for file in files])
            if track is not None:
                messages.send(self._channel, Kind.TRACK, messages.pack_track(track))
            return self._answer(progress, deadline)
        except TimeoutError as error:
            raise TooSlow from error
        except (EOFError, ConnectionError) as error:
            raise self._death() from error

    def _note(self, kind: Kind, payload: bytes) -> None:
        if kind is not Kind.LOCKED:
            raise WatcherFailed(messages.unpack(payload).get("trace"))
        self.level = Level(**messages.unpack(payload))

    def _answer(self, progress: Callable[[Progress], None] | None, deadline: float) -> bytes:
        latest = Progress(0, 1, None)
        while (left := deadline - time.monotonic()) > 0:
            if self._heard(min(QUIET_SECONDS, left)):
                self._channel.settimeout(left)
                kind, payload = messages.receive(self._channel)
                if kind is Kind.LOCKED:
                    self._note(kind, payload)
                    continue
                if kind is not Kind.PROGRESS:
                    return _result(kind, payload)
                latest = Progress(**messages.unpack(payload))
            if progress is not None:
                progress(latest)  # in silence too, for what it may raise: a child that hangs can be ended as any other
        raise TimeoutError

    def _heard(self, seconds: float) -> bool:
        """Whether the child says something within so long."""
        ready = select.poll()
        ready.register(self._channel, select.POLLIN)
        return bool(ready.poll(1000 * max(0.001, seconds)))

    def _death(self) -> DecoderDied | TooSlow | WatcherKilled:
        """What ended it: its channel has closed."""
        try:
            code = self._process.wait(ENDING_SECONDS)
        except subprocess.TimeoutExpired:
            return DecoderDied()
        if code == -signal.SIGKILL:  # nobody but the kernel would: we have not yet
            return WatcherKilled("the watching process was killed")
        return TooSlow() if code == -signal.SIGXCPU else DecoderDied()


@cache
def lock_level() -> Level:
    """How far a child of this machine is locked in: one is started to find out, once a process.

    Raises WatcherFailed, EOFError or OSError when it could not be asked.
    """
    with Watcher(model=None) as watcher:
        return watcher.locked()


def watch_in_child(
    film: Path,
    model: Path,
    rate: float,
    progress: Callable[[Progress], None] | None = None,
    timeout: float = TIMEOUT,
    *,
    outlines: bool = False,
    exercise: str | None = None,
) -> PoseTrack:
    """As ``watch``, in a child process that is killed after ``timeout`` seconds and dies with its parent."""
    with Watcher(model) as watcher:
        return watcher.watch(film, rate, progress, timeout, outlines=outlines, exercise=exercise)


def probe_in_child(film: Path, timeout: float = PROBE_TIMEOUT) -> FilmInfo:
    """As ``probe``, in such a child: for a process that must not load a decoder (the API)."""
    with Watcher(model=None) as watcher:
        return watcher.probe(film, timeout)


def copy_in_child(film: Path, copy: Path, timeout: float = PROBE_TIMEOUT) -> FilmInfo:
    """Write what is kept of ``film`` to ``copy`` (see ``remux``), in such a child too."""
    with Watcher(model=None) as watcher:
        return watcher.copy(film, copy, timeout)


def _environment() -> dict[str, str]:
    """Nothing of ours but where Python finds this package: no secret, no proxy, no home."""
    return {"PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry), "PYTHONUTF8": "1"}


def _result(kind: Kind, payload: bytes) -> bytes:
    if kind is Kind.RESULT:
        return payload
    said = messages.unpack(payload)
    if kind is Kind.FILM_ERROR:
        raise by_reason(said["reason"], said["message"])
    if said["errno"] in DISK:
        raise OSError(said["errno"], os.strerror(said["errno"]))
    raise WatcherFailed(said["trace"])
