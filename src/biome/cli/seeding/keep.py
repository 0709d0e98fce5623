"""A performed set as the worker would have kept it: rows through its own repositories, files in the store."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from biome.cli.seeding.perform import FPS, Performed
from biome.cli.seeding.plan import PlannedSet
from biome.engine.track import PoseTrack
from biome.features.analyses import keeping, keys, landmarks, ledger, repository, tally
from biome.features.analyses.ledger import Claim
from biome.features.library.service import Catalogue
from biome.kit.db import Database
from biome.kit.scratch import scratch
from biome.kit.storage import Storage, one
from biome.kit.uuid7 import made_at
from biome.puppet import frames
from biome.tables import AnalysisResult, AnalysisSession, User
from biome.vision.annotate import annotate
from biome.vision.encode import write_film
from biome.vision.keyframes import keyframes

NOBODY = "Nobody could be found in the film. Put the phone so that your whole body is in the picture, and try again."
LATER = timedelta(minutes=9)
"""After the last set, one of which nothing could be made."""


@dataclass(frozen=True)
class Store:
    """Where everything is kept."""

    database: Database
    storage: Storage
    catalogue: Catalogue


@dataclass(frozen=True)
class Files:
    """The keys of what is in the store; ``film`` is named even where there is none."""

    film: str
    landmarks: str
    annotated: str | None
    pictures: dict[int, str]


async def keep(store: Store, user: User, plan: PlannedSet, done: Performed, *, filmed: bool) -> None:
    """Write a set's session, result and progress, at the time it was planned for."""
    session_id = made_at(plan.when)
    files = await _files(store.storage, keys.permanent(user.id, session_id), done, filmed=filmed)
    async with store.database.transaction() as session:
        claim = await _claimed(session, store, user, plan, session_id)
        await ledger.complete(session, claim, files.film, files.landmarks)
        result = await keeping.keep(session, claim, done.report, files.pictures)
        if files.annotated is not None:
            await ledger.annotated(session, session_id, files.annotated)
        await tally.recount(session, user.id, claim.exercise_id, claim.exercise_name)
        await _dated(session, plan, claim, result, done.performance.seconds)


async def fail(store: Store, user: User, plan: PlannedSet) -> None:
    """Write a session of which nothing could be made: its film showed nobody."""
    async with store.database.transaction() as session:
        claim = await _claimed(session, store, user, plan, made_at(plan.when + LATER))
        await ledger.fail(session, claim, NOBODY, "no_person")


async def _claimed(session: AsyncSession, store: Store, user: User, plan: PlannedSet, session_id: UUID) -> Claim:
    card = await store.catalogue.card(plan.slug)
    row = AnalysisSession(
        id=session_id,
        user_id=user.id,
        exercise_id=card.id,
        exercise_name=card.name,
        video_url=keys.film(keys.permanent(user.id, session_id), ".mp4"),
        mime_type="video/mp4",
        queued_at=plan.when,
    )
    await repository.add(session, row)
    claim = await ledger.claim(session, session_id)
    assert claim is not None
    return claim


async def _dated(session: AsyncSession, plan: PlannedSet, claim: Claim, result: AnalysisResult, seconds: float) -> None:
    """Put what the database has dated now where it belongs."""
    ended = plan.when + timedelta(seconds=result.processing_time or 0.0)
    times = {"started_at": plan.when, "completed_at": ended, "video_duration": round(seconds, 2)}
    await session.execute(update(AnalysisSession).where(AnalysisSession.id == claim.session_id).values(times))
    await session.execute(update(AnalysisResult).where(AnalysisResult.id == result.id).values(created_at=ended))


async def _files(storage: Storage, folder: str, done: Performed, *, filmed: bool) -> Files:
    pose = keys.landmarks(folder, 1)
    await _put_pose(storage, pose, done.track)
    film = keys.film(folder, ".mp4")
    if not filmed:
        return Files(film, pose, None, {})
    with scratch() as place:
        path, clip = place / "film.mp4", place / "annotated.mp4"
        pictures = await asyncio.to_thread(_draw, done, path, clip)
        await storage.keep(film, path)
        await storage.keep(keys.annotated(folder), clip)
    named = {frame: keys.keyframe(folder, 1, frame) for frame in pictures}
    for frame, picture in pictures.items():
        await storage.put(named[frame], one(picture))
    return Files(film, pose, keys.annotated(folder), named)


async def _put_pose(storage: Storage, key: str, track: PoseTrack) -> None:
    await storage.put(key, one(landmarks.packed(track)))
    await storage.put(keys.landmarks_answer(key), one(landmarks.answer(track)))


def _draw(done: Performed, film: Path, clip: Path) -> dict[int, bytes]:
    """Write the film and the clip with the skeleton in it; the pictures of its issues."""
    write_film(film, frames(done.performance, done.camera, FPS), FPS)
    annotate(film, done.track, done.report, clip)
    return keyframes(film, done.track, done.report)
