"""The worker's side of the row: every write says which attempt it belongs to, and one that is overtaken writes nothing.

A worker that was paused past its lease wakes up and goes on; its session has been claimed anew by then, ``attempt`` has
risen, and no statement here matches any more (docs/decisions/0003).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Update, delete, func, literal, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from biome.coach.language import WRITTEN_IN, known
from biome.features.analyses import steps
from biome.kit.bus import tell
from biome.tables import AnalysisSession, Exercise

OPEN = ("pending", "processing")
FORGOTTEN = text(
    """
    SELECT s.id FROM analysis_sessions s
    WHERE s.status IN ('pending', 'processing') AND s.queued_at < now() - make_interval(secs => :age)
        AND NOT EXISTS (
            SELECT 1 FROM procrastinate_jobs j
            WHERE j.lock = s.id::text AND j.task_name = :task AND j.status IN ('todo', 'doing')
        )
    FOR UPDATE OF s SKIP LOCKED
    """
)
NAMED = text(
    """
    SELECT s.id, s.status, s.video_url, s.annotated_url, s.landmarks_url, replace(s.landmarks_url, '.npz', '.json.gz'),
        i.keyframe_url
    FROM analysis_sessions s
        LEFT JOIN analysis_results r ON r.session_id = s.id LEFT JOIN form_issues i ON i.result_id = r.id
    WHERE s.id = ANY(:sessions)
    """
)


class Overtaken(Exception):
    """Another attempt has taken this session over, or it is gone: this one may not write any more."""


@dataclass(frozen=True)
class Claim:
    """One attempt at one session, and what it needs to know."""

    session_id: UUID
    user_id: UUID
    exercise_id: UUID | None
    exercise_name: str
    language: str
    slug: str | None
    film: str
    duration: float | None
    attempt: int
    tries: int
    decoder_deaths: int = 0

    @property
    def topic(self) -> str:
        """What its news is filed under."""
        return topic(self.session_id)


@dataclass(frozen=True)
class ToAnnotate:
    """What an annotated clip is made of."""

    user_id: UUID
    film: str
    landmarks: str
    exercise_name: str
    slug: str | None
    """None for a movement that is not in the library."""


def topic(session_id: UUID) -> str:
    """What the news of a session is filed under."""
    return f"analysis:{session_id}"


async def claim(session: AsyncSession, session_id: UUID) -> Claim | None:
    """Begin the next attempt; None when there is nothing to do, because it is finished or gone."""
    taken = (
        await session.execute(
            update(AnalysisSession)
            .where(AnalysisSession.id == session_id, AnalysisSession.status.in_(OPEN))
            .values(
                status="processing",
                attempt=AnalysisSession.attempt + 1,
                tries=AnalysisSession.tries + 1,
                current_step=steps.FETCHING,
                coach_states=[],
                started_at=func.coalesce(AnalysisSession.started_at, func.now()),
            )
            .returning(AnalysisSession)
        )
    ).scalar_one_or_none()
    if taken is None:
        return None
    slug = await session.scalar(select(Exercise.slug).where(Exercise.id == taken.exercise_id))
    await tell(session, topic(session_id))
    return Claim(
        session_id=taken.id,
        user_id=taken.user_id,
        exercise_id=taken.exercise_id,
        exercise_name=taken.exercise_name,
        language=known(taken.language) or WRITTEN_IN,  # a newer process may speak more
        slug=slug,
        film=taken.video_url,
        duration=taken.video_duration,
        attempt=taken.attempt,
        tries=taken.tries,
        decoder_deaths=taken.decoder_deaths,
    )


async def note(
    session: AsyncSession,
    claim: Claim,
    step: str,
    progress: int,
    seconds_left: float | None,
    coach: Sequence[str] = (),
) -> None:
    """Say how far it is; progress never falls, not even in a second attempt. Raises Overtaken."""
    changes: dict[str, Any] = {
        "current_step": step,
        "progress": func.greatest(AnalysisSession.progress, literal(progress)),
        "coach_states": list(coach),
    }
    if seconds_left is not None:
        changes["estimated_seconds"] = literal(seconds_left)
    await _write(session, claim, _mine(claim).values(**changes))


async def complete(session: AsyncSession, claim: Claim, film: str, landmarks: str, coach: Sequence[str] = ()) -> None:
    """Finish it; the result is written in the same transaction. Raises Overtaken."""
    done = _mine(claim).values(
        status="completed",
        progress=100,
        current_step=steps.COMPLETE,
        completed_at=func.now(),
        estimated_seconds=0,
        video_url=film,
        landmarks_url=landmarks,
        coach_states=list(coach),
    )
    await _write(session, claim, done)


async def fail(session: AsyncSession, claim: Claim, message: str, code: str, detail: str | None = None) -> None:
    """End it without a result; ``detail`` is the kind of fault when it is one of ours. Raises Overtaken."""
    failed = _mine(claim).values(
        status="failed",
        error_message=message,
        error_code=code,
        error_detail=detail,
        completed_at=func.now(),
        estimated_seconds=0,
    )
    await _write(session, claim, failed)


async def give_back(session: AsyncSession, claim: Claim, *, counts: bool, decoder_died: bool = False) -> None:
    """Let go of it for another attempt; ``counts`` when this one was a failure. Raises Overtaken."""
    waiting = _mine(claim).values(
        status="pending",
        current_step=steps.QUEUED,
        tries=claim.tries if counts else claim.tries - 1,
        decoder_deaths=claim.decoder_deaths + decoder_died,
    )
    await _write(session, claim, waiting)


async def exists(session: AsyncSession, session_id: UUID) -> bool:
    """Whether there is such a session still."""
    return await session.get(AnalysisSession, session_id) is not None


async def is_wanted(session: AsyncSession, session_id: UUID, failed_since: datetime) -> bool:
    """Whether a session's film is still to be analysed, or may be tried again: it has failed since then."""
    row = await session.get(AnalysisSession, session_id)
    if row is None:
        return False
    return row.status in OPEN or (row.status == "failed" and (row.completed_at or failed_since) > failed_since)


async def to_annotate(session: AsyncSession, session_id: UUID) -> ToAnnotate | None:
    """What a finished session's annotated clip is made of; None when it is not finished, has one, or is gone."""
    found = (
        await session.execute(
            select(
                AnalysisSession.user_id,
                AnalysisSession.video_url,
                AnalysisSession.landmarks_url,
                AnalysisSession.exercise_name,
                Exercise.slug,
            )
            .outerjoin(Exercise, Exercise.id == AnalysisSession.exercise_id)
            .where(
                AnalysisSession.id == session_id,
                AnalysisSession.status == "completed",
                AnalysisSession.annotated_url.is_(None),
                AnalysisSession.landmarks_url.is_not(None),
            )
        )
    ).one_or_none()
    return ToAnnotate(*found) if found else None


async def annotated(session: AsyncSession, session_id: UUID, key: str) -> bool:
    """Note where the annotated clip is; False when the session is gone."""
    change = update(AnalysisSession).where(AnalysisSession.id == session_id).values(annotated_url=key)
    return (await session.execute(change.returning(AnalysisSession.id))).one_or_none() is not None


async def forgotten(session: AsyncSession, task: str, age: float) -> list[UUID]:
    """Sessions that wait for more than ``age`` seconds and have no job: row and queue have drifted apart."""
    return list((await session.execute(FORGOTTEN, {"task": task, "age": age})).scalars())


async def files(session: AsyncSession, sessions: Sequence[UUID]) -> dict[UUID, set[str]]:
    """The keys of all files that each session names, none of one that is gone; without those that are under way."""
    named: dict[UUID, set[str]] = {session_id: set() for session_id in sessions}
    for session_id, status, *kept in await session.execute(NAMED, {"sessions": list(sessions)}):
        if status in OPEN:
            named.pop(session_id, None)
        else:
            named[session_id].update(key for key in kept if key)
    return named


async def drop_abandoned(session: AsyncSession, before: datetime) -> int:
    """Remove sessions begun before then whose film never came; how many."""
    waiting = (AnalysisSession.status == "pending", AnalysisSession.queued_at.is_(None))
    gone = delete(AnalysisSession).where(*waiting, AnalysisSession.created_at < before).returning(AnalysisSession.id)
    return len((await session.execute(gone)).all())


def _mine(claim: Claim) -> Update:
    return update(AnalysisSession).where(
        AnalysisSession.id == claim.session_id,
        AnalysisSession.attempt == claim.attempt,
        AnalysisSession.status == "processing",
    )


async def _write(session: AsyncSession, claim: Claim, change: Update) -> None:
    if (await session.execute(change.returning(AnalysisSession.id))).one_or_none() is None:
        raise Overtaken
    await tell(session, claim.topic)
