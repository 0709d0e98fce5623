"""Telling how far an analysis is, apart from the analysis itself: what it says is written down now and then."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self

import structlog
from sqlalchemy.exc import SQLAlchemyError

from biome.coach.port import CoachState
from biome.features.analyses import ledger, steps
from biome.features.analyses.ledger import Claim, Overtaken
from biome.kit.db import Database
from biome.vision.progress import Progress

WRITE_SECONDS = 0.4
SURE_SHARE = 0.15
"""Of the film: until then the estimate made at the upload is the better one."""
ASSURE_SECONDS = 2.0
"""Without news, how often we still look whether the session is ours."""

log = structlog.stdlib.get_logger(__name__)


class Halted(Exception):
    """The watching was told to stop: the session is another's, or this worker is going down."""


@dataclass(frozen=True)
class _State:
    step: str = steps.FETCHING
    progress: int = 0
    seconds_left: float | None = None
    coach: tuple[str, ...] = ()
    """What the coach's agents have been doing, in order."""


class Reporter:
    """Writes the latest state while its ``async with`` block runs; ends the watching when the session is lost."""

    def __init__(self, database: Database, claim: Claim, aftermath: float) -> None:
        """``aftermath`` is how many seconds the steps after the watching usually take."""
        self._database = database
        self._claim = claim
        self._aftermath = aftermath
        self._state = _State()
        self._halted = False
        self._ended = asyncio.Event()
        self._writing: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._writing = asyncio.create_task(self._write_on(), name=f"reporter {self._claim.session_id}")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._halted = True  # a thread that is still watching stops at its next word
        self._ended.set()
        if self._writing is not None:
            await self._writing

    def watching(self, progress: Progress) -> None:
        """Take what the watching says; called in its thread. Raises Halted to end it."""
        if self._halted:
            raise Halted
        left, read, total = progress.seconds_left, progress.frames_read, progress.total_frames
        if read < SURE_SHARE * total:  # the first frames also pay for the detector's start
            left = None
        seconds_left = None if left is None else left + self._aftermath
        self._state = _State(steps.VISION, steps.vision_progress(read, total), seconds_left)

    def at(self, step: str, seconds_left: float | None = None) -> None:
        """A new step has begun."""
        self._state = replace(self._state, step=step, progress=steps.BEGINS[step], seconds_left=seconds_left)

    @property
    def states(self) -> tuple[str, ...]:
        """What the coach's agents have been doing."""
        return self._state.coach

    def coaching(self, state: CoachState) -> None:
        """Take what the coach's agents say of themselves; a step that was taken before is not taken again."""
        here = self._state
        step = max(here.step, steps.OF_STATE[state], key=steps.ORDER.__getitem__)
        self._state = replace(here, step=step, progress=steps.BEGINS[step], coach=(*here.coach, state))

    async def _write_on(self) -> None:
        written, quiet = _State(), 0.0
        while not await self._over():
            quiet += WRITE_SECONDS
            state = self._state
            if state == written and quiet < ASSURE_SECONDS:
                continue
            try:
                await self._write(state)
                written, quiet = state, 0.0
            except (SQLAlchemyError, OSError) as error:  # the database is away: go on, the end will show
                log.warning("progress not written", error=type(error).__name__)

    async def _over(self) -> bool:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._ended.wait(), WRITE_SECONDS)
        return self._halted

    async def _write(self, state: _State) -> None:
        try:
            async with self._database.transaction() as session:
                await ledger.note(session, self._claim, state.step, state.progress, state.seconds_left, state.coach)
        except Overtaken:
            log.warning("overtaken", session=str(self._claim.session_id), attempt=self._claim.attempt)
            self._halted = True
