"""The way in for work: takes jobs off the queue and analyses films, never in the API's process."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import structlog

from biome.coach.gemini.options import Options
from biome.engine.report import SetReport
from biome.engine.track import PoseTrack
from biome.exercises import Exercise
from biome.features.accounts import sign_ins, tickets
from biome.features.analyses import events, partitions, sent_again
from biome.features.analyses.clearing import clear_orphans, clear_temporary
from biome.features.analyses.flow import Flow
from biome.features.analyses.jobs import QUEUES
from biome.features.analyses.ports import Craft, Tell
from biome.features.analyses.tasks import add_tasks, sweep_once
from biome.kit import logs
from biome.kit.chores import is_due
from biome.kit.clock import utc_now
from biome.kit.db import Database, dsn
from biome.kit.ending import end
from biome.kit.keeper import Kept, Stopped, stopped_by_signals, stopped_in_the_end
from biome.kit.queue import Queue, forget_finished
from biome.kit.scratch import clear_abandoned
from biome.kit.shared import shared
from biome.kit.storage import Storage
from biome.kit.storage.choice import store
from biome.settings import BadSettings, Settings, load
from biome.vision.child import Watcher
from biome.vision.drawing import Drawer
from biome.vision.standby import Standby

SWEEPS_A_LEASE = 15
CALLS_A_LEASE = 3
"""A call to the database that is not answered in a third of a lease is given up: two more may be tried in time."""
LOOK_SECONDS = 0.1
ENDING_SECONDS = 5.0
"""For giving back what was not finished within the grace."""
CHORES_SECONDS = 300.0
HOURLY, DAILY = timedelta(hours=1), timedelta(days=1)
Chore = tuple[timedelta, Callable[[Database], Awaitable[object]]]
"""How often, and what."""
FORGET_AFTER = timedelta(days=7)
log = structlog.stdlib.get_logger(__name__)


def main(settings: Settings | None = None, processes: int | None = None) -> None:
    """Work until a signal to stop; then finish what runs, or give it back. In this process, or in several children."""
    try:
        settings = settings or load()
        settings.required_database_url()
    except BadSettings as error:
        sys.exit(f"biome: {error}")
    processes = processes or settings.worker_processes
    if processes > 1:
        with contextlib.suppress(Stopped), stopped_by_signals():
            keep(crew(processes, settings.worker_grace))
    else:
        logs.configure(json=settings.production, level=settings.log_level)
        asyncio.run(work(settings, craft(settings.models, settings)))


def crew(processes: int, grace: float, env: Mapping[str, str] | None = None) -> list[Kept]:
    """So many workers, each a process with everything of its own; told to stop, each has its grace."""
    env = {**(env or os.environ), "WORKER_PROCESSES": "1"}
    command = [sys.executable, "-c", "from biome.worker import main; main()"]
    names = [f"worker {n + 1}" for n in range(processes)] if processes > 1 else ["worker"]
    return [Kept(name, command, env=env, patience=grace + ENDING_SECONDS) for name in names]


def keep(children: list[Kept]) -> None:
    """Keep ``children`` running; returns only by an exception, after they have ended."""
    with stopped_in_the_end(children):
        for child in children:
            child.start()
        while True:
            for child in children:
                child.tend()
            time.sleep(LOOK_SECONDS)


def craft(models: Path, settings: Settings | None = None) -> Craft:
    """The real trades, with the verified pose model in ``models``; who coaches, the settings say."""
    from biome.coach.offline import OfflineCoach
    from biome.engine.assess import assess
    from biome.exercises import library
    from biome.vision.model import verified

    readers = Readers(verified(models))
    built_in = Craft(
        watch=readers.watch,
        assess=assess,
        coach=OfflineCoach(),
        keyframes=readers.keyframes,
        annotate=readers.annotate,
        exercise=library().get,
    )
    return (
        built_in if settings is None or settings.gemini is None else _with_gemini(built_in, settings.gemini, settings)
    )


def _with_gemini(built_in: Craft, options: Options, settings: Settings) -> Craft:
    """The same with a coach that asks Gemini. Nothing of Google's is imported before the first film is there."""
    from biome.coach.gemini.coach import GeminiCoach
    from biome.coach.gemini.remembered import Remembered
    from biome.coach.gemini.service import Service

    redis = settings.redis_url.get_secret_value() if settings.redis_url else None
    coach = GeminiCoach(Service(options), Remembered(shared(redis, dsn(settings.required_database_url())).shelf))
    return replace(built_in, coach=coach, allowance=settings.allowance, prepare=coach.warm, close=coach.close)


class Readers:
    """The children that read films for this worker, one of each kind started ahead; the clip's is in no hurry."""

    def __init__(self, model: Path) -> None:
        self._watching = Standby(partial(Watcher, model))
        self._drawing = Standby(Drawer)

    def watch(self, film: Path, exercise: Exercise, tell: Tell) -> PoseTrack:
        """As ``watch_in_child``; blocks the calling thread, as the others do."""
        return self._watching.use(lambda watcher: self._watch(watcher, film, exercise, tell))

    def keyframes(self, film: Path, track: PoseTrack, report: SetReport) -> dict[int, bytes]:
        """As ``Drawer.keyframes``; a set without faults needs no child."""
        return self._drawing.use(lambda drawer: drawer.keyframes(film, track, report)) if report.issues else {}

    def annotate(self, film: Path, track: PoseTrack, report: SetReport, out: Path) -> None:
        """As ``Drawer.annotate``."""
        with Drawer() as drawer:
            drawer.annotate(film, track, report, out)

    def _watch(self, watcher: Watcher, film: Path, exercise: Exercise, tell: Tell) -> PoseTrack:
        track = watcher.watch(film, exercise.rate, tell, outlines=exercise.needs_outline, exercise=exercise.slug)
        if watcher.level and not watcher.level.full:
            log.warning("films are watched without a full lock", **asdict(watcher.level))
        return track


async def work(settings: Settings, craft: Craft) -> None:
    """Run jobs with ``craft`` until SIGTERM or SIGINT."""
    url = settings.required_database_url()
    common = shared(settings.redis_url.get_secret_value() if settings.redis_url else None, dsn(url))
    deadline = settings.worker_lease / CALLS_A_LEASE
    database = Database.connect(url, pool=3, overflow=2, deadline=deadline, herald=common.herald)
    queue = Queue(dsn(url), deadline)
    storage = store(settings.bucket, settings.files, settings.signing_secret)
    add_tasks(queue, Flow(database, storage, queue, craft))
    stop = _stopped_by_signals()
    tidying = (
        asyncio.create_task(_sweep(database, queue, settings.worker_lease), name="sweep"),
        asyncio.create_task(_tidy(database, storage), name="tidy"),
    )
    log.info("worker ready", lease=settings.worker_lease)
    try:
        await queue.run(QUEUES, lease=settings.worker_lease, grace=settings.worker_grace, stop=stop)
    finally:
        await end(*tidying)
        await craft.close()
        await storage.close()
        await common.close()
        await database.close()


def _stopped_by_signals() -> asyncio.Event:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


async def _sweep(database: Database, queue: Queue, lease: float) -> None:
    """Sweep at the start and from then on, whatever the database does meanwhile."""
    while True:
        try:
            await sweep_once(database, queue, lease)
        except Exception as error:  # whatever it is, the next sweep is soon, and without it nothing is taken up again
            log.warning("sweep failed", error=type(error).__name__)
        await asyncio.sleep(lease / SWEEPS_A_LEASE)


async def _tidy(database: Database, storage: Storage) -> None:
    """Do the chores that are due, of which there is a look every few minutes: one worker of all does each.

    One that fails is tried again when it is due again, and keeps none of the others waiting.
    """
    chores: Mapping[str, Chore] = {
        "partitions": (HOURLY, _make_partitions),
        "forgetting": (HOURLY, _forget_what_is_over),
        "forgetting events": (HOURLY, events.forget_all),
        "temporary files": (HOURLY, partial(clear_temporary, storage=storage)),
        "orphans": (DAILY, partial(clear_orphans, storage=storage)),
    }
    while True:
        for name, (every, chore) in chores.items():
            try:
                async with database.transaction() as session:
                    due = await is_due(session, name, every)
                if due:
                    await chore(database)
            except Exception as error:  # of the database, of whichever store, of a folder there that is not ours
                log.warning("chore failed", chore=name, error=type(error).__name__)
        await asyncio.to_thread(clear_abandoned)
        await asyncio.sleep(CHORES_SECONDS)


async def _make_partitions(database: Database) -> None:
    async with database.transaction() as session:
        made = await partitions.make_ahead(session, utc_now())
    if made:
        log.info("partitions made", names=made)


async def _forget_what_is_over(database: Database) -> None:
    async with database.transaction() as session:
        await sign_ins.forget(session, utc_now())
        await sent_again.forget(session, utc_now())
        await tickets.forget(session, utc_now())
        await forget_finished(session, FORGET_AFTER)
