"""The lives of the workers: each begins with a trap, ends at it, and the next one begins."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import signal
import sys
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from bench.chaos.points import Point
from bench.chaos.stage import Stage

log = logging.getLogger("chaos")


@dataclass(frozen=True)
class Life:
    """Where a worker meets its end, at which passing, and whether it is killed there or only stopped."""

    point: Point
    nth: int
    number: signal.Signals

    @property
    def words(self) -> list[str]:
        """As the worker's command line has it."""
        return [self.point.value, str(self.nth), self.number.name]


@dataclass(frozen=True)
class Kill:
    """One end: where, when, and in the middle of which session."""

    point: str
    at: float
    session: str


@dataclass
class Hands:
    """All workers of the stage. ``delete`` is how a session is deleted by its owner."""

    stage: Stage
    lives: deque[Life]
    delete: Callable[[str], Coroutine[Any, Any, None]]
    kills: list[Kill] = field(default_factory=list)
    pauses: list[Kill] = field(default_factory=list)
    fenced: int = 0
    claimed: set[str] = field(default_factory=set)
    deaths: Counter[str] = field(default_factory=Counter)
    """Ends that nobody asked for, by exit code."""
    over: asyncio.Event = field(default_factory=asyncio.Event)
    _deleting: asyncio.Task[None] | None = None
    _trapped: int = 0
    """Workers that live, or are starting, with a trap that nobody has come by."""

    @property
    def left(self) -> int:
        """Traps that nobody has come by yet."""
        return len(self.lives) + self._trapped

    async def work(self, place: int, *, mortal: bool = True) -> None:
        """One worker after the other in this place, until ``over``; in no trap unless it is ``mortal``."""
        while not self.over.is_set():
            life = self.lives.popleft() if mortal and self.lives else None
            self._trapped += life is not None
            sprung = await self._live(place, life)
            self._trapped -= life is not None
            if life and not sprung:
                self.lives.append(life)  # it ended otherwise: somebody else's turn
                await asyncio.sleep(0.5)

    async def _live(self, place: int, life: Life | None) -> bool:
        process = await self._start(place, life)
        before = len(self.kills) + len(self.pauses)
        if life and life.point is Point.MID_DOWNLOAD and self.stage.fronts:
            self.stage.fronts[place].half_read = partial(self._kill, process)
        ending = asyncio.create_task(self._end_when_over(process))
        try:
            async for line in _lines(process):
                await self._heard(process, life, line)
            code = await process.wait()
        finally:
            ending.cancel()
            if self.stage.fronts:
                self.stage.fronts[place].half_read = None
        sprung = len(self.kills) + len(self.pauses) > before
        log.info("worker %s ended with %s, trap %s %s", place, code, life, "sprung" if sprung else "not sprung")
        if not sprung and not self.over.is_set():
            self.deaths[str(code)] += 1
        return sprung

    async def _start(self, place: int, life: Life | None) -> asyncio.subprocess.Process:
        front = self.stage.fronts[place] if self.stage.fronts else None
        log = (self.stage.home / "log" / f"worker-{place}").open("ab")
        with log:
            return await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bench.chaos.worker", *(life.words if life else ())),
                env=self.stage.environment(self.stage.worker_database[place], front),
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )

    async def _heard(self, process: asyncio.subprocess.Process, life: Life | None, line: dict[str, Any]) -> None:
        what, session = line["what"], line.get("session", "")
        self.fenced += what == "fenced"
        if what == "claimed":
            self.claimed.add(session)
        if what == "watching" and life and life.point is Point.DURING_CANCEL:
            self._deleting = asyncio.create_task(self.delete(session))
        elif what == "sprung" and life and life.number is signal.SIGKILL:
            self.kills.append(Kill(life.point, line["at"], session))
        elif what == "sprung" and life:
            self.pauses.append(Kill(life.point, line["at"], session))
            await self._sleep_through_the_lease(process, session, line["at"])

    async def _sleep_through_the_lease(self, process: asyncio.subprocess.Process, session: str, at: float) -> None:
        """Let it sleep until another has taken its session, then wake it; what it writes then must be refused."""
        end = time.monotonic() + 4 * self.stage.lease + 10
        while time.monotonic() < end and not self.over.is_set():
            with contextlib.suppress(Exception):  # the database may be away just now
                if await asyncio.to_thread(self.stage.records.claims_since, session, at):
                    break
            await asyncio.sleep(0.2)
        process.send_signal(signal.SIGCONT)
        asyncio.get_running_loop().call_later(6.0, _terminate, process)

    def _kill(self, process: asyncio.subprocess.Process, request: str) -> None:
        """It has half of its film."""
        process.kill()
        session = next((part for part in request.split("/") if len(part) == 36 and part in self.claimed), "")
        self.kills.append(Kill(Point.MID_DOWNLOAD, time.time(), session))

    async def _end_when_over(self, process: asyncio.subprocess.Process) -> None:
        await self.over.wait()
        _terminate(process)
        await asyncio.sleep(20)
        process.kill()


def _terminate(process: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.terminate()


async def _lines(process: asyncio.subprocess.Process) -> AsyncIterator[dict[str, Any]]:
    assert process.stdout is not None
    while line := await process.stdout.readline():
        yield json.loads(line)
