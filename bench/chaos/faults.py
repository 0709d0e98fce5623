"""What happens to the stage besides the workers' ends: drawn by a seed, one after the other, each counted."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.chaos.front import Front, Mood
from bench.chaos.link import Link, Weather
from bench.chaos.stage import Stage

BAD_WEATHER = (Weather.DELAYED, Weather.RESET, Weather.CUT, Weather.HOLE)
BAD_MOODS = (Mood.ERROR, Mood.SLOW, Mood.TRUNCATED)
LEFT_FREE = 2048
log = logging.getLogger("chaos")


@dataclass(frozen=True)
class Fault:
    """Something that happens, and is over when ``happen`` returns."""

    name: str
    kills: bool
    happen: Callable[[], Awaitable[int]]
    """Answers how many felt it, where that can be counted."""


@dataclass
class Faults:
    """All that may happen on a stage; ``seconds`` is how long weather and moods last."""

    stage: Stage
    dice: random.Random
    seconds: float
    happened: Counter[str] = field(default_factory=Counter)
    felt: Counter[str] = field(default_factory=Counter)
    kills: int = 0

    def drawn(self, count: int) -> list[Fault]:
        """So many: as often as possible each of them once, in an order of the seed's."""
        drawn: list[Fault] = []
        while len(drawn) < count:
            every = self._every()
            self.dice.shuffle(every)
            drawn += every
        return drawn[:count]

    async def run(self, faults: list[Fault], pause: float, over: asyncio.Event) -> None:
        """One after the other with a pause between, until all happened or it is ``over``."""
        for fault in faults:
            await asyncio.sleep(pause * (0.5 + self.dice.random()))
            if over.is_set():
                return
            log.info("begins: %s", fault.name)
            self.felt[fault.name] += await fault.happen()
            log.info("is over: %s", fault.name)
            self.happened[fault.name] += 1
            self.kills += fault.kills

    def _every(self) -> list[Fault]:
        stage = self.stage
        deaths = [("PostgreSQL", stage.kill_postgres), ("Redis", stage.kill_redis), ("API", stage.kill_api)]
        deaths += [("store", stage.kill_store)] if stage.fronts else []
        every = [Fault(f"kill -9 of {name}", True, _counted(kill)) for name, kill in deaths for _ in range(2)]
        links: list[tuple[str, Sequence[Link]]] = [
            ("API → database", [stage.api_database]),
            ("API → Redis", [stage.api_redis]),
            ("worker → database", stage.worker_database),
        ]
        links += [("worker → store", stage.fronts)] if stage.fronts else []
        for name, choice in links:
            every += [Fault(f"{name}: {weather}", False, self._weather(choice, weather)) for weather in BAD_WEATHER]
        if stage.fronts:
            every += [Fault(f"store answers {mood}", False, self._mood(mood)) for mood in BAD_MOODS]
        return [*every, Fault("disk of temporary files full", False, self._full_disk)]

    def _weather(self, choice: Sequence[Link], weather: Weather) -> Callable[[], Awaitable[int]]:
        async def happen() -> int:
            link = self.dice.choice(choice)
            before = link.struck
            link.weather = weather
            await asyncio.sleep(self.seconds)
            link.weather = Weather.CLEAR
            return link.struck - before

        return happen

    def _mood(self, mood: Mood) -> Callable[[], Awaitable[int]]:
        async def happen() -> int:
            fronts = [*self.stage.fronts, *([self.stage.api_store] if self.stage.api_store else [])]
            before = _struck(fronts)
            for front in fronts:
                front.mood = mood
            await asyncio.sleep(self.seconds)
            for front in fronts:
                front.mood = Mood.WELL
            return _struck(fronts) - before

        return happen

    async def _full_disk(self) -> int:
        """A file that takes all there is but a little; nothing where the folder is not a disk of its own."""
        if not os.path.ismount(self.stage.scratch):
            return 0
        filler = self.stage.scratch / "filler"
        await asyncio.to_thread(_fill, filler)
        await asyncio.sleep(self.seconds)
        filler.unlink()
        return 1


def _struck(fronts: list[Front]) -> int:
    return sum(front.struck for front in fronts)


def _fill(file: Path) -> None:
    room = os.statvfs(file.parent)
    with contextlib.suppress(OSError), file.open("wb", buffering=0) as out:  # others write meanwhile: then it is full
        out.write(b"\0" * max(0, room.f_bavail * room.f_frsize - LEFT_FREE))


def _counted(kill: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[int]]:
    async def happen() -> int:
        await kill()
        return 1

    return happen
