"""A thousand WebSockets: what they cost, how soon they are told, what they miss when they are dropped.

`make bench-sockets`; exits 1 when a bar is missed. API and PostgreSQL are processes of their own; this one holds all
the sockets and changes the sessions, fifty in a transaction, each of them once a second.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import random
import sys
import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import psutil

sys.path.insert(0, str(Path(__file__).parent))

from sqlalchemy import text
from watchers import Watcher, watch

from api import House, house
from biome.features.analyses.ledger import topic
from biome.kit.bus import notify
from biome.kit.db import Database

MEMORY_BAR_MB, P99_BAR_MS = 200.0, 250.0
OF_ONE_PERSON = 20
BATCH = 50
END = """
    UPDATE analysis_sessions s SET progress = 100, current_step = 'complete', completed_at = now(), status =
        CASE WHEN EXISTS (SELECT FROM analysis_results r WHERE r.session_id = s.id) THEN 'completed' ELSE 'failed' END
    WHERE id = ANY(:ids)
"""


@dataclass
class Followed:
    """One session, whose token opens it, and what has been seen of it."""

    id: UUID
    token: str
    told: dict[int, float] = field(default_factory=dict)
    """When each per cent was told of, before the commit."""
    came: dict[int, float] = field(default_factory=dict)
    """When the first event with at least that per cent came."""
    seq: int | None = None
    end: str | None = None

    def heard(self, event: dict[str, Any], at: float) -> None:
        self.seq = max(self.seq or 0, event["seq"])
        if event["type"] == "progress":
            for progress in range(event["data"]["progress"], 0, -1):
                if progress in self.came:
                    break
                self.came[progress] = at
        elif event["type"] in ("analysis_complete", "error"):
            self.end = event["type"]

    def waits(self) -> list[float]:
        """Seconds from each change to its coming, as far as it came."""
        return [self.came[progress] - at for progress, at in self.told.items() if progress in self.came]


class Bench:
    """The sessions, and hands to change them."""

    def __init__(self, here: House, database: Database, sessions: list[Followed]) -> None:
        self.here = here
        self.database = database
        self.sessions = sessions
        self.api = psutil.Process(here.process.pid)
        self.most_mb = 0.0

    async def delivery(self, seconds: int) -> None:
        """Each session moves once a second, and its watcher should know at once."""
        watchers = await self._open(self.sessions)
        await asyncio.sleep(2)
        for progress in range(1, seconds + 1):
            await asyncio.gather(*self._spread(self.sessions, progress))
            self._weigh()
        await asyncio.sleep(2)
        for watcher in watchers:
            watcher.drop()

    async def drops(self, rng: random.Random) -> int:
        """Everybody is dropped once, at any moment, and comes back; everything ends meanwhile. How many saw no end."""
        watching = [
            asyncio.create_task(self._dropped(one, rng.uniform(0, 8), rng.uniform(0, 3))) for one in self.sessions
        ]
        shuffled = rng.sample(self.sessions, len(self.sessions))
        for at in range(0, len(shuffled), 20):
            await asyncio.sleep(10 * 20 / len(shuffled))
            await self._change(END, shuffled[at : at + 20])
            self._weigh()
        await asyncio.gather(*watching)
        return sum(one.end is None for one in self.sessions)

    def _weigh(self) -> None:
        self.most_mb = max(self.most_mb, self.api.memory_info().rss / 2**20)

    async def _dropped(self, one: Followed, falls: float, away: float) -> None:
        watcher = await watch(self.here.port, one.id, one.token, one.heard, one.seq)
        _, falling = await asyncio.wait({watcher.closed}, timeout=falls)
        watcher.drop()
        if not falling:
            return  # it was over before
        one.end = None  # what a phone hears as its network goes may be lost: it counts what comes after
        await asyncio.sleep(away)
        while one.end is None:
            watcher = await watch(self.here.port, one.id, one.token, one.heard, one.seq)
            if await asyncio.wait_for(watcher.closed, 60) == 1000:
                return
            await asyncio.sleep(0.2)

    async def _open(self, sessions: Iterable[Followed]) -> list[Watcher]:
        return [await watch(self.here.port, one.id, one.token, one.heard) for one in sessions]

    def _spread(self, sessions: list[Followed], progress: int) -> list[Any]:
        """The batches of one second, at even distances."""
        batches = [sessions[at : at + BATCH] for at in range(0, len(sessions), BATCH)]
        change = f"UPDATE analysis_sessions SET progress = {progress} WHERE id = ANY(:ids)"
        later = [self._change(change, batch, place / len(batches), progress) for place, batch in enumerate(batches)]
        return [*later, asyncio.sleep(1)]

    async def _change(self, change: str, batch: Collection[Followed], delay: float = 0.0, progress: int = 0) -> None:
        await asyncio.sleep(delay)
        async with self.database.transaction() as session:
            await session.execute(text(change), {"ids": [one.id for one in batch]})
            await notify(session, [topic(one.id) for one in batch])
            now = time.monotonic()
        for one in batch:
            one.told[progress] = now


async def measured(here: House, seconds: int, seed: int) -> tuple[Bench, int]:
    """The bench after both, and how many saw no end."""
    database = Database.connect(here.url, pool=4)
    async with database.transaction() as session:
        running = "UPDATE analysis_sessions SET status = 'processing', progress = 0, current_step = 'vision_processing'"
        await session.execute(text(running))
        rows = (await session.execute(text("SELECT id, user_id FROM analysis_sessions ORDER BY user_id"))).all()
        people = (await session.execute(text("SELECT id FROM users ORDER BY id"))).scalars().all()
    tokens = dict(zip(people, here.tokens, strict=True))
    bench = Bench(here, database, [Followed(row.id, tokens[row.user_id]) for row in rows])
    await bench.delivery(seconds)
    unseen = await bench.drops(random.Random(seed))
    await database.close()
    return bench, unseen


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sockets", type=int, default=1000)
    asked.add_argument("--seconds", type=int, default=30, help="of one message a second on each")
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{machine}, load {os.getloadavg()[0]:.1f} before it began, seed {given.seed}", flush=True)
    with house(max(1, given.sockets // OF_ONE_PERSON), OF_ONE_PERSON) as here:
        bench, unseen = asyncio.run(measured(here, given.seconds, given.seed))
    sys.exit(_verdict(bench, unseen))


def _verdict(bench: Bench, unseen: int) -> int:
    waits = sorted(wait for one in bench.sessions for wait in one.waits())
    told = sum(len(one.told) - (0 in one.told) for one in bench.sessions)
    p50, p99 = (1000 * waits[int(len(waits) * share)] for share in (0.5, 0.99))
    print(f"{told} changes, {len(waits)} known to their watchers; load {os.getloadavg()[0]:.1f} at the end\n")
    bars = [
        ("memory of the API", bench.most_mb <= MEMORY_BAR_MB, f"{bench.most_mb:.0f} MB (bar {MEMORY_BAR_MB:.0f})"),
        ("commit to receipt, p99", p99 <= P99_BAR_MS, f"{p99:.0f} ms (bar {P99_BAR_MS:.0f}), p50 {p50:.0f} ms"),
        ("changes that nobody was told of", len(waits) == told, f"{told - len(waits)} (bar 0)"),
        ("dropped who saw no end", unseen == 0, f"{unseen} of {len(bench.sessions)} (bar 0)"),
    ]
    for name, met, what in bars:
        print(f"{'met   ' if met else 'MISSED'}  {name:<34} {what}")
    return 0 if all(met for _, met, _ in bars) else 1


if __name__ == "__main__":
    main()
