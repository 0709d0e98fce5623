"""One run from the first film to the audit."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import logging
import os
import random
import signal
import subprocess
import time
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import psycopg
from bench.chaos import films
from bench.chaos.audit import Audit, Bar, Left, Told, audit, leftovers, strays
from bench.chaos.faults import Faults
from bench.chaos.hands import Hands, Life
from bench.chaos.people import Crowd
from bench.chaos.points import Point
from bench.chaos.stage import Stage
from tests.real import ceph

from biome.features.analyses.clearing import clear_orphans, clear_temporary
from biome.features.analyses.tasks import sweep_once
from biome.kit.clock import utc_now
from biome.kit.db import Database, dsn
from biome.kit.queue import Queue
from biome.kit.scratch import clear_abandoned

SUBREAPER = 36
SCRATCH = "48m"
AFTERWARDS = timedelta(hours=25)
MOST_FILMS = 4
"""Times the planned ones, until every trap has been sprung: on a slow machine the dead are long in starting anew."""
STOPS = (Point.AFTER_CLAIM, Point.MID_DECODE, Point.BEFORE_COMMIT)
BUSY = """
select exists (select from analysis_sessions where status in ('pending', 'processing') and queued_at is not null)
    or exists (select from procrastinate_jobs where status in ('todo', 'doing')) as busy
"""


@dataclass(frozen=True)
class Plan:
    """How much of everything."""

    seed: int
    analyses: int
    kills: int
    """Of workers, shared out evenly over the eight points."""
    pauses: int
    faults: int
    real: int
    """Films that are really watched."""
    lease: float
    workers: int = 3
    """That die again and again. Beside them lives one that is left alone: how soon a job is taken up again is asked of
    Biome, not of whoever starts dead processes anew."""
    at_once: int = 6
    """Uploads on their way together."""
    backlog: int = 24
    """Accepted and not over: more films wait until it is less."""
    pause: float = 4.0
    weather: float = 6.0
    bucket: bool = True
    most_seconds: float = 840.0
    """After which what is not over is left to the audit."""


@dataclass(frozen=True)
class Outcome:
    """Everything there is to tell."""

    audit: Audit
    store: str
    seconds: float
    points: Counter[str]
    stopped: int
    fenced: int
    happened: Counter[str]
    felt: Counter[str]
    counts: Counter[str]
    deaths: Counter[str]
    kills: int
    """In all: of workers and of everything else."""
    claims: int


async def run(plan: Plan, home: Path) -> Outcome:
    """Carry out ``plan`` in the empty folder ``home``."""
    began = time.monotonic()
    _become_subreaper()
    _tell_the_story(home / "story")
    dice = random.Random(plan.seed)
    small, real = await asyncio.to_thread(films.drawn, home)
    if plan.bucket and (away := ceph.missing()):
        print(f"no S3 server, so the store is a local folder: {', '.join(away)} not installed")
    bucket = plan.bucket and not ceph.missing()
    with _disk(home / "scratch"):
        async with Stage(home, lease=plan.lease, workers=plan.workers + 1, bucket=bucket) as stage:
            crowd = Crowd(stage, small, real, dice)
            hands = Hands(stage, deque(_lives(plan, dice)), crowd.delete)
            faults = Faults(stage, dice, plan.weather)
            await _play(plan, dice, stage, crowd, hands, faults)
            told = Told(set(crowd.accepted), crowd.ends, crowd.twins, [(kill.at, kill.session) for kill in hands.kills])
            left = await _left(stage)
            found = await asyncio.to_thread(audit, stage.records, told, left)
            claims = stage.records.rows("select count(*) from chaos.log where what = 'claimed'")[0]["count"]
            name = stage.store_name
    bars = [*found.bars, Bar.none("stray processes", strays()), Bar.none("answers that were a 500", crowd.blunders())]
    return Outcome(
        Audit(bars, found.sums, found.restarts),
        name,
        time.monotonic() - began,
        Counter(kill.point for kill in hands.kills),
        len(hands.pauses),
        hands.fenced,
        faults.happened,
        faults.felt,
        crowd.counts,
        hands.deaths,
        len(hands.kills) + faults.kills,
        claims,
    )


async def _play(plan: Plan, dice: random.Random, stage: Stage, crowd: Crowd, hands: Hands, faults: Faults) -> None:
    """Everything at once, until all that was accepted is over, or the time is."""
    end = time.monotonic() + plan.most_seconds
    await crowd.arrive(max(4, min(16, plan.analyses // 12)))
    working = [asyncio.create_task(hands.work(place)) for place in range(plan.workers)]
    working.append(asyncio.create_task(hands.work(plan.workers, mortal=False)))
    happening = asyncio.create_task(faults.run(faults.drawn(plan.faults), plan.pause, hands.over))
    try:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(end - time.monotonic()):
                await _hand_in(plan, dice, crowd, hands)
                await happening
                while await _busy(stage):
                    await asyncio.sleep(0.5)
        await crowd.settle(20)
    finally:
        hands.over.set()
        happening.cancel()
        await asyncio.gather(happening, *working, return_exceptions=True)


async def _hand_in(plan: Plan, dice: random.Random, crowd: Crowd, hands: Hands) -> None:
    """All films, and after them one after the other for as long as there are traps that no worker has come by yet."""
    real = set(dice.sample(range(plan.analyses), plan.real))
    sending: set[asyncio.Task[None]] = set()
    place = 0
    while place < plan.analyses or (hands.left and place < MOST_FILMS * plan.analyses):
        while len(sending) >= plan.at_once:
            _, sending = await asyncio.wait(sending, return_when=asyncio.FIRST_COMPLETED)
        while len(crowd.accepted) - len(crowd.ends) >= plan.backlog:
            await asyncio.sleep(0.2)
        sending.add(asyncio.create_task(crowd.hand_in(place, real=place in real, bad=place % 20 == 7)))
        if place % 25 == 24 and crowd.accepted:
            sending.add(asyncio.create_task(crowd.delete(dice.choice(sorted(crowd.accepted)))))
        place += 1
        if place >= plan.analyses:  # who is in a trap must be up again to come by, or the one worker that lives does it
            await asyncio.sleep(1.0)
    if sending:
        await asyncio.wait(sending)


async def _busy(stage: Stage) -> bool:
    """Whether anything is still to be done, by row or by job."""
    try:
        found = await asyncio.to_thread(stage.records.rows, BUSY)
    except psycopg.Error:  # it has just been killed
        return True
    return found[0]["busy"]


async def _left(stage: Stage) -> Left:
    """What the product's own sweeps leave when a day has passed."""
    database, storage = Database.connect(stage.database_url, pool=1), stage.storage(_tomorrow)
    try:
        await sweep_once(database, Queue(dsn(stage.database_url)), stage.lease)
        await clear_temporary(database, storage, _tomorrow)
        await clear_orphans(database, storage, _tomorrow)
        clear_abandoned(0, stage.scratch)
        return Left(await stage.objects(), leftovers(stage.scratch))
    finally:
        await storage.close()
        await database.close()


def _tomorrow() -> datetime:
    return utc_now() + AFTERWARDS


def _lives(plan: Plan, dice: random.Random) -> list[Life]:
    points = list(Point)
    kills = [Life(points[at % len(points)], dice.choice((1, 1, 2)), signal.SIGKILL) for at in range(plan.kills)]
    stops = [Life(STOPS[at % len(STOPS)], 1, signal.SIGSTOP) for at in range(plan.pauses)]
    lives = [*kills, *stops]
    dice.shuffle(lives)
    return lives


@contextlib.contextmanager
def _disk(folder: Path) -> Iterator[None]:
    """A small disk in memory where we may mount one; else a folder, which cannot be full."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SCRATCH}", "chaos", str(folder)]
    mounted = os.geteuid() == 0 and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    try:
        yield
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=False)


def _tell_the_story(file: Path) -> None:
    """What happened when, for whoever wants to know why a bar was missed."""
    handler = logging.FileHandler(file)
    handler.setFormatter(logging.Formatter("%(asctime)s.%(msecs)03d %(message)s", datefmt="%H:%M:%S"))
    log = logging.getLogger("chaos")
    log.handlers, log.propagate = [handler], False
    log.setLevel(logging.INFO)


def _become_subreaper() -> None:
    """Whoever loses its parent becomes our child: nothing that strays is overlooked."""
    ctypes.CDLL(None, use_errno=True).prctl(SUBREAPER, 1, 0, 0, 0)
