"""Direct uploads: a session is begun, its owner puts the film into the store, and says so.

The link can be used again until it expires, so what is analysed is a copy that was made when the film was looked at.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import func

from biome.features.analyses import estimate, keys, repository, steps
from biome.features.analyses.answers import seconds_left
from biome.features.analyses.errors import AnalysisFailed, FilmRefused, NotUploaded, SessionNotFound, UploadExpired
from biome.features.analyses.jobs import queue_analysis
from biome.features.analyses.movement import named
from biome.features.analyses.ports import Probe
from biome.features.analyses.reception import TOO_LARGE
from biome.features.analyses.schemas import FILM_TYPES, Accepted, UploadAnnounced, UploadBegun, UploadOffer
from biome.features.library.service import Catalogue
from biome.kit import uuid7
from biome.kit.parts import Parts
from biome.kit.storage import OFFER_LIFE, ObjectMissing
from biome.tables import AnalysisSession
from biome.vision.errors import FileTooLarge, FilmError, NotAVideo
from biome.vision.info import FilmInfo
from biome.vision.limits import DEFAULT
from biome.vision.sniff import sniff


class DirectUploads:
    """Begins and completes them."""

    def __init__(self, parts: Parts, catalogue: Catalogue, probe: Probe) -> None:
        self._parts = parts
        self._catalogue = catalogue
        self._probe = probe

    async def begin(self, user_id: UUID, wanted: UploadAnnounced, base: str) -> UploadBegun:
        """A new session and the link for its film; raises FilmRefused, UnknownMovement."""
        if wanted.file_size > DEFAULT.bytes:
            raise FilmRefused(FileTooLarge(TOO_LARGE))
        if wanted.mime_type not in FILM_TYPES:
            raise FilmRefused(NotAVideo())
        exercise = await named(self._catalogue, wanted.exercise_name, str(wanted.exercise_id or ""))
        async with self._parts.database.transaction() as session:
            session_id = uuid7.made_at(self._parts.clock())
            key = keys.upload(keys.temporary(user_id, session_id))
            row = AnalysisSession(
                id=session_id,
                user_id=user_id,
                exercise_id=exercise.id if exercise else None,
                exercise_name=exercise.name if exercise else wanted.exercise_name,
                video_url=key,
                file_size=wanted.file_size,
                mime_type=wanted.mime_type,
                current_step=steps.UPLOADING,
            )
            await repository.add(session, row)
        offer = self._parts.storage.offer(key, base, wanted.file_size, wanted.mime_type)
        return UploadBegun(session_id=session_id, upload=UploadOffer.model_validate(offer))

    async def complete(self, user_id: UUID, session_id: UUID) -> Accepted:
        """Look at the film and queue it; said again, the answer is how far it is.

        Raises SessionNotFound, NotUploaded, UploadExpired, FilmRefused, and AnalysisFailed for what was refused before.
        """
        row = await self._row(user_id, session_id)
        if row.queued_at is not None or row.status != "pending":
            return await self._so_far(row)
        try:
            key, info = await self._looked_at(row)
        except ObjectMissing:
            return await self._missing(user_id, session_id)
        except FilmError as error:
            await self._refuse(row, error)
            raise FilmRefused(error) from error
        async with self._parts.database.transaction() as session:
            own = await estimate.own_seconds(session, info.duration)
            waiting = await estimate.seconds_ahead(session)
            changes = {
                "video_url": key,
                "video_duration": round(info.duration, 2),
                "mime_type": info.mime_type,
                "current_step": steps.QUEUED,
                "queued_at": func.now(),
                "estimated_seconds": own,
            }
            queued = await repository.received(session, user_id, session_id, changes)
            if queued:
                await queue_analysis(session, self._parts.queue, session_id)
        if not queued:  # the same was said twice at once, and the other was faster
            await self._parts.storage.remove(key)
            return await self._so_far(await self._row(user_id, session_id))
        await self._parts.storage.remove(row.video_url)
        return Accepted(session_id=session_id, estimated_processing_time=estimate.whole(own + waiting))

    async def _row(self, user_id: UUID, session_id: UUID) -> AnalysisSession:
        async with self._parts.database.transaction() as session:
            row = await repository.owned(session, user_id, session_id)
        if row is None:
            raise SessionNotFound
        return row

    async def _so_far(self, row: AnalysisSession) -> Accepted:
        if row.status == "failed":
            raise AnalysisFailed(row.error_message, row.error_code)
        async with self._parts.database.transaction() as session:
            left = seconds_left(row, self._parts.clock(), await estimate.seconds_before(session, row))
        return Accepted(session_id=row.id, status=row.status, estimated_processing_time=left or 0)  # type: ignore[arg-type]

    async def _looked_at(self, row: AnalysisSession) -> tuple[str, FilmInfo]:
        """The key of a copy that no link leads to, and what it is; raises ObjectMissing, FilmError."""
        folder = keys.temporary(row.user_id, row.id)
        async with self._parts.storage.local(row.video_url) as film:
            key = keys.looked_at(folder, sniff(film).extension)
        await self._parts.storage.copy(row.video_url, key)
        async with self._parts.storage.local(key) as film:
            return key, await self._probe(film)

    async def _missing(self, user_id: UUID, session_id: UUID) -> Accepted:
        """Nothing was put there: not yet, or not any more in time. Or somebody else has just queued it."""
        row = await self._row(user_id, session_id)
        if row.queued_at is not None or row.status != "pending":
            return await self._so_far(row)
        if self._parts.clock() < row.created_at + OFFER_LIFE:
            raise NotUploaded
        expired = UploadExpired()
        await self._end(row, str(expired), "upload_expired")
        raise expired

    async def _refuse(self, row: AnalysisSession, error: FilmError) -> None:
        if await self._end(row, str(error), error.reason):
            await self._parts.storage.remove(keys.temporary(row.user_id, row.id))

    async def _end(self, row: AnalysisSession, message: str, code: str) -> bool:
        changes = {"status": "failed", "error_message": message, "error_code": code, "completed_at": func.now()}
        async with self._parts.database.transaction() as session:
            return await repository.received(session, row.user_id, row.id, changes)
