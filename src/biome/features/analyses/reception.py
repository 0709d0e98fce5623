"""Taking a film in: streamed to the store, held to its limits on the way, looked at, and queued with its row.

Whatever is refused leaves nothing behind: no file, no row, no job.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.exc import IntegrityError
from starlette.requests import Request

from biome.features.accounts.languages import language_for
from biome.features.analyses import estimate, keys, repository, sent_again, service
from biome.features.analyses.errors import FilmRefused, VideoMissing
from biome.features.analyses.intake import Intake
from biome.features.analyses.jobs import queue_analysis
from biome.features.analyses.movement import named
from biome.features.analyses.quota import Quota
from biome.features.analyses.schemas import Accepted
from biome.features.library.schemas import ExerciseCard
from biome.features.library.service import Catalogue
from biome.kit import uuid7
from biome.kit.errors import Problem, TooLarge
from biome.kit.multipart import Part, parts_of
from biome.kit.parts import Parts
from biome.tables import AnalysisSession
from biome.vision.errors import FileTooLarge, FilmError
from biome.vision.info import FilmInfo
from biome.vision.limits import DEFAULT
from biome.vision.sniff import HEAD, sniff_head

AROUND_THE_FILM = 64 * 1024
"""Bytes that a form may have besides the film."""

MOST = DEFAULT.bytes + AROUND_THE_FILM

TOO_LARGE = (
    f"This file is over {DEFAULT.bytes // 2**20} MB, the limit. "
    "Film in 1080p or 720p instead of 4K, or trim it to the set itself."
)


T = TypeVar("T")


@dataclass
class _Form:
    """What has arrived so far."""

    film: str | None = None
    name: str | None = None
    size: int = 0
    exercise_name: str = ""
    exercise_id: str = ""
    accepts: str = ""
    """Languages, as the request says."""


class Reception:
    """Takes uploads."""

    def __init__(self, parts: Parts, catalogue: Catalogue, intake: Intake) -> None:
        self._parts = parts
        self._catalogue = catalogue
        self._intake = intake

    async def receive(self, request: Request, user_id: UUID, key: str | None, quota: Quota) -> Accepted:
        """Take a multipart upload in; raises FilmRefused, VideoMissing, ExerciseMissing, UnknownMovement, KeyInUse,
        TooManyRequests.

        With a ``key``, what is sent again is answered with the session it made the first time, and is not counted.
        """
        if key is None:
            await self._count(request, user_id, quota)
            return await self._receive(request, user_id, None)
        announced = request.headers.get("content-length")
        async with self._parts.database.transaction() as session:
            size = int(announced) if announced else None
            known = await sent_again.claim(session, user_id, key, size, self._parts.clock())
        if known is not None:
            return await self._answered_again(user_id, known)
        try:
            await self._count(request, user_id, quota)
            return await self._receive(request, user_id, key)
        except BaseException:
            async with self._parts.database.transaction() as session:
                await sent_again.release(session, user_id, key)
            raise

    async def _count(self, request: Request, user_id: UUID, quota: Quota) -> None:
        await quota.take(self._parts, user_id, int(request.headers.get("content-length") or 0))

    async def _answered_again(self, user_id: UUID, session_id: UUID) -> Accepted:
        async with self._parts.database.transaction() as session:
            return await service.so_far(session, self._parts, await service.owned(session, user_id, session_id))

    async def _receive(self, request: Request, user_id: UUID, key: str | None) -> Accepted:
        if int(request.headers.get("content-length") or 0) > MOST:
            raise FilmRefused(FileTooLarge(TOO_LARGE))
        session_id = uuid7.made_at(self._parts.clock())  # not asked of the database: two hundred may begin at once
        folder = keys.temporary(user_id, session_id)
        form = await self._kept_or_gone(folder, self._read(request, folder))
        exercise, form, info = await self._kept_or_gone(folder, self._look_at(folder, form))
        try:
            return await self._accept(user_id, session_id, form, exercise, info, key)
        except (IntegrityError, Problem):  # nothing was committed: the account, or the key, is somebody else's by now
            await self._parts.storage.remove(folder)
            raise
        # Any other error may have come after the commit: whose film this is, the sweep will know.

    async def _look_at(self, folder: str, form: _Form) -> tuple[ExerciseCard | None, _Form, FilmInfo]:
        exercise = await named(self._catalogue, form.exercise_name, form.exercise_id)
        if form.film is None:
            raise VideoMissing
        film, info = await self._intake.take(form.film, folder, form.name)
        await self._parts.storage.remove(form.film)
        return exercise, replace(form, film=film), info

    async def _kept_or_gone(self, folder: str, work: Awaitable[T]) -> T:
        """What ``work`` gives; if it raises, nothing stays in ``folder``."""
        try:
            return await work
        except TooLarge as error:
            await self._parts.storage.remove(folder)
            raise FilmRefused(FileTooLarge(TOO_LARGE)) from error
        except FilmError as error:
            await self._parts.storage.remove(folder)
            raise FilmRefused(error) from error
        except BaseException:
            await self._parts.storage.remove(folder)
            raise

    async def _read(self, request: Request, folder: str) -> _Form:
        form = _Form(accepts=request.headers.get("accept-language", ""))
        async with aclosing(parts_of(request, needed="video", most=MOST, turns=self._parts.turns)) as parts:
            async for part in parts:
                if part.name == "video" and form.film is None:
                    form.name = part.filename
                    form.film, form.size = await self._store(part, folder)
                elif part.name == "exerciseName":
                    form.exercise_name = (await part.text()).strip()
                elif part.name == "exerciseId":
                    form.exercise_id = (await part.text()).strip()
        return form

    async def _store(self, part: Part, folder: str) -> tuple[str, int]:
        head = bytearray()
        while len(head) < HEAD and (piece := await anext(part.pieces, b"")):
            head += piece
        sniff_head(bytes(head))
        key = keys.upload(folder)
        return key, await self._parts.storage.put(key, _limited(bytes(head), part.pieces))

    async def _accept(
        self,
        user_id: UUID,
        session_id: UUID,
        form: _Form,
        exercise: ExerciseCard | None,
        info: FilmInfo,
        key: str | None,
    ) -> Accepted:
        async with self._parts.database.transaction() as session:
            own = await estimate.own_seconds(session, info.duration)
            waiting = await estimate.seconds_ahead(session)
            row = AnalysisSession(
                id=session_id,
                user_id=user_id,
                exercise_id=exercise.id if exercise else None,
                exercise_name=exercise.name if exercise else form.exercise_name,
                language=await language_for(session, user_id, form.accepts),
                video_url=form.film or "",
                video_duration=round(info.duration, 2),
                file_size=form.size,
                mime_type=info.mime_type,
                queued_at=func.now(),
                estimated_seconds=own,
            )
            await repository.add(session, row)
            if key is not None:
                await sent_again.settle(session, user_id, key, session_id)
            await queue_analysis(session, self._parts.queue, session_id)
        return Accepted(session_id=session_id, estimated_processing_time=estimate.whole(own + waiting))


async def _limited(head: bytes, rest: AsyncIterator[bytes]) -> AsyncGenerator[bytes]:
    size = len(head)
    yield head
    async for piece in rest:
        size += len(piece)
        if size > DEFAULT.bytes:
            raise FileTooLarge(TOO_LARGE)
        yield piece
