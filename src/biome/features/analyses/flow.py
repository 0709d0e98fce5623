"""One analysis from claim to news: fetch the film → watch → assess → coach → keep → tell.

No transaction is open while a film is decoded or a coach is asked, and everything that is written is conditional on the
attempt that writes it.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from uuid import UUID

import psycopg
import structlog
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from biome.coach.words import in_words
from biome.engine.report import SetReport
from biome.engine.track import PoseTrack
from biome.exercises import Exercise, UnknownExercise, unnamed
from biome.features.analyses import keeping, keys, landmarks, ledger, steps, tally
from biome.features.analyses.coaching import Coaching
from biome.features.analyses.faults import GAVE_UP, OURS, POISON, TWICE, fault
from biome.features.analyses.jobs import queue_annotation
from biome.features.analyses.ledger import Claim, Overtaken, ToAnnotate
from biome.features.analyses.ports import Craft
from biome.features.analyses.reporter import Halted, Reporter
from biome.kit.db import Database
from biome.kit.queue import Queue, TryAgain
from biome.kit.scratch import scratch
from biome.kit.storage import ObjectMissing, Storage, one
from biome.vision.errors import DecoderDied, DetectorUnavailable, FilmError

MOST_DECODER_DEATHS = 2
ONE_RESULT = "analysis_results_session_id_key"
"""The constraint that a second result of a session breaks; any other that breaks is a fault of ours."""
AFTERMATH = 0.8
"""Seconds for what follows the watching, before this worker has measured it."""
log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True)
class Made:
    """What one attempt has made, all of it in the store already but not yet in any row."""

    report: SetReport
    film: str
    landmarks: str
    pictures: dict[int, str]
    states: tuple[str, ...] = ()
    """Those that the coach's agents were in."""


class Flow:
    """Analyses sessions, one call each. Safe to run twice, at once or again, for the same session."""

    def __init__(self, database: Database, storage: Storage, queue: Queue, craft: Craft) -> None:
        self._database = database
        self._storage = storage
        self._queue = queue
        self._craft = craft
        self._coaching = Coaching(database, craft.coach, craft.allowance)
        self._aftermath = AFTERMATH

    async def analyse(self, session_id: UUID) -> None:
        """Take the session to its end, whatever that is. Raises TryAgain for what may pass."""
        try:
            async with self._database.transaction() as session:
                claim = await ledger.claim(session, session_id)
            if claim is not None:
                with structlog.contextvars.bound_contextvars(session_id=str(session_id), attempt=claim.attempt):
                    await self._fenced_attempt(claim)
        except SQLAlchemyError as error:  # the database is away; what could be written has been
            raise TryAgain from error

    async def annotate(self, session_id: UUID) -> None:
        """Make the clip with the skeleton drawn in, of a finished session."""
        async with self._database.transaction() as session:
            found = await ledger.to_annotate(session, session_id)
        if found is None:
            return
        folder = keys.permanent(found.user_id, session_id)
        try:
            async with self._storage.local(found.film) as film, self._storage.local(found.landmarks) as pose:
                with scratch() as ours:
                    out = ours / "annotated.mp4"
                    await asyncio.to_thread(self._draw, film, pose, self._exercise(found), out)
                    await self._storage.keep(keys.annotated(folder), out)
        except ObjectMissing:
            return  # deleted meanwhile
        async with self._database.transaction() as session:
            kept = await ledger.annotated(session, session_id, keys.annotated(folder))
        if not kept:
            await self._storage.remove(folder)

    async def _fenced_attempt(self, claim: Claim) -> None:
        try:
            await self._attempt(claim)
        except (Overtaken, Halted):
            await self._clear_up_if_gone(claim)

    async def _attempt(self, claim: Claim) -> None:
        try:
            if GAVE_UP.is_enough(claim.tries - 1):
                await self._fail(claim, OURS, GAVE_UP.code, "WorkerLost")
                return
            await self._keep(claim, await self._make(claim))
        except (Overtaken, Halted):
            raise
        except asyncio.CancelledError:
            await self._give_back(claim, counts=False)
            raise
        except FilmError as error:
            await self._after_film_error(claim, error)
        except UnknownExercise as error:
            await self._fail(claim, str(error), "unknown_exercise")
        except ObjectMissing:
            await self._fail(claim, "The film is not there any more. Please upload it again.", "film_missing")
        except Exception as error:
            log.exception("attempt failed", tries=claim.tries)
            await self._once_more(claim, error)

    async def _make(self, claim: Claim) -> Made:
        began = time.monotonic()
        exercise = self._exercise(claim)
        self._craft.prepare()
        async with Reporter(self._database, claim, self._aftermath) as reporter:
            reporter.at(steps.FETCHING)
            async with self._storage.local(claim.film) as film:
                track = await asyncio.to_thread(self._craft.watch, film, exercise, reporter.watching)
                watched = time.monotonic()
                reporter.at(steps.MEASURING, self._aftermath)
                report = await asyncio.to_thread(self._craft.assess, track, exercise)
                advice = await self._coaching.advise(claim, report, exercise, reporter.coaching)
                report = in_words(report.advised(advice), exercise, claim.language)  # the facts were English till here
                reporter.at(steps.SAVING)
                frames = await asyncio.to_thread(self._craft.keyframes, film, track, report)
            made = await self._store(claim, track, report, frames)
        now = time.monotonic()
        self._aftermath = now - watched
        return replace(made, report=replace(report, processing_time=round(now - began, 2)), states=reporter.states)

    async def _store(self, claim: Claim, track: PoseTrack, report: SetReport, frames: dict[int, bytes]) -> Made:
        """Put everything into its permanent place, under names that no other attempt writes to."""
        folder = keys.permanent(claim.user_id, claim.session_id)
        film = keys.film(folder, PurePosixPath(claim.film).suffix)
        pose = keys.landmarks(folder, claim.attempt)
        if film != claim.film:
            await self._storage.copy(claim.film, film)
        await self._storage.put(pose, one(await asyncio.to_thread(landmarks.packed, track)))
        await self._storage.put(keys.landmarks_answer(pose), one(await asyncio.to_thread(landmarks.answer, track)))
        pictures = {frame: keys.keyframe(folder, claim.attempt, frame) for frame in frames}
        for frame, picture in frames.items():
            await self._storage.put(pictures[frame], one(picture))
        return Made(report, film, pose, pictures)

    async def _keep(self, claim: Claim, made: Made) -> None:
        """Result, state, progress and the next job in one transaction; then the temporary film is not needed."""
        try:
            async with self._database.transaction() as session:
                await ledger.complete(session, claim, made.film, made.landmarks, made.states)
                await keeping.keep(session, claim, made.report, made.pictures)
                await tally.recount(session, claim.user_id, claim.exercise_id, claim.exercise_name)
                await queue_annotation(session, self._queue, claim.session_id)
        except IntegrityError as error:
            if _constraint(error) == ONE_RESULT:
                raise Overtaken from error
            raise
        log.info("analysed", seconds=made.report.processing_time, reps=made.report.rep_count)
        await self._storage.remove(keys.temporary(claim.user_id, claim.session_id))

    async def _after_film_error(self, claim: Claim, error: FilmError) -> None:
        if isinstance(error, DetectorUnavailable):
            await self._once_more(claim, error)
        elif not isinstance(error, DecoderDied):
            await self._fail(claim, str(error), error.reason)
        elif claim.decoder_deaths + 1 >= MOST_DECODER_DEATHS:
            await self._fail(claim, TWICE, POISON.code, type(error).__name__)
        else:
            await self._give_back(claim, counts=True, decoder_died=True)
            raise TryAgain from error

    async def _once_more(self, claim: Claim, error: Exception) -> None:
        what = fault(error)
        if what.is_enough(claim.tries):
            await self._fail(claim, OURS, what.code, type(error).__name__)
            return
        await self._give_back(claim, counts=what.most_tries is not None)
        raise TryAgain from error

    async def _fail(self, claim: Claim, message: str, code: str, detail: str | None = None) -> None:
        """End it; with a ``detail`` the fault is ours, and an admin sees it."""
        log.warning("analysis failed", code=code, detail=detail)
        async with self._database.transaction() as session:
            await ledger.fail(session, claim, message, code, detail)

    async def _give_back(self, claim: Claim, *, counts: bool, decoder_died: bool = False) -> None:
        async with self._database.transaction() as session:
            await ledger.give_back(session, claim, counts=counts, decoder_died=decoder_died)

    async def _clear_up_if_gone(self, claim: Claim) -> None:
        """A session that was deleted meanwhile leaves no files of ours behind."""
        async with self._database.transaction() as session:
            there = await ledger.exists(session, claim.session_id)
        if not there:
            await self._storage.remove(keys.permanent(claim.user_id, claim.session_id))
            await self._storage.remove(keys.temporary(claim.user_id, claim.session_id))

    def _exercise(self, asked: Claim | ToAnnotate) -> Exercise:
        return self._craft.exercise(asked.slug) if asked.slug else unnamed(asked.exercise_name)

    def _draw(self, film: Path, pose: Path, exercise: Exercise, out: Path) -> None:
        """Assess again, which is quick and gives the same report, rather than keep a report that can be drawn."""
        track = landmarks.unpacked(pose)
        self._craft.annotate(film, track, self._craft.assess(track, exercise), out)


def _constraint(error: IntegrityError) -> str | None:
    """The name of the constraint that was broken."""
    return error.orig.diag.constraint_name if isinstance(error.orig, psycopg.Error) else None
