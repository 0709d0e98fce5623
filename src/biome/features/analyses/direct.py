"""Direct uploads: a session is begun, its owner puts the film into the store, and says so.

What its owner holds can be used again until it expires, so what is looked at is one version of what was put, and what
is analysed is a copy of it.
"""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from sqlalchemy import func

from biome.features.accounts.languages import language_for
from biome.features.analyses import estimate, keys, ledger, offers, repository, service, steps
from biome.features.analyses.errors import AnalysisFailed, FilmRefused, NotUploaded, UploadExpired
from biome.features.analyses.intake import Intake
from biome.features.analyses.jobs import queue_analysis
from biome.features.analyses.movement import named
from biome.features.analyses.reception import TOO_LARGE
from biome.features.analyses.schemas import Accepted
from biome.features.analyses.upload_schemas import (
    FILM_TYPES,
    UploadAnnounced,
    UploadBegun,
    UploadForm,
    UploadParts,
    UploadState,
)
from biome.features.library.service import Catalogue
from biome.kit import uuid7
from biome.kit.bus import tell
from biome.kit.errors import Unavailable
from biome.kit.parts import Parts
from biome.kit.storage import ObjectChanged, ObjectMissing, Stored
from biome.tables import AnalysisSession
from biome.vision.errors import FileTooLarge, FilmError, NotAVideo
from biome.vision.info import FilmInfo
from biome.vision.limits import DEFAULT

MOST_CHANGES = 3
"""Of a film while it is looked at; after that its owner may say once more that it has come."""


class DirectUploads:
    """Begins them, goes on with them, and completes them."""

    def __init__(self, parts: Parts, catalogue: Catalogue, intake: Intake) -> None:
        self._parts = parts
        self._catalogue = catalogue
        self._intake = intake

    async def begin(self, user_id: UUID, wanted: UploadAnnounced, base: str, accepts: str = "") -> UploadBegun:
        """A new session and how to put its film; ``accepts`` is the request's Accept-Language.

        Raises FilmRefused, UnknownMovement.
        """
        try:
            self._check(wanted)
        except FilmError as error:
            raise FilmRefused(error) from error
        exercise = await named(self._catalogue, wanted.exercise_name, str(wanted.exercise_id or ""))
        session_id = uuid7.made_at(self._parts.clock())
        key, pieces = keys.upload(keys.temporary(user_id, session_id)), self._parts.storage.pieces
        row = AnalysisSession(
            id=session_id,
            user_id=user_id,
            exercise_id=exercise.id if exercise else None,
            exercise_name=exercise.name if exercise else wanted.exercise_name,
            video_url=key,
            file_size=wanted.file_size,
            mime_type=wanted.mime_type,
            current_step=steps.UPLOADING,
            upload_id=await pieces.begin(key, wanted.mime_type) if offers.in_pieces(wanted.file_size) else None,
        )
        async with self._parts.database.transaction() as session:
            row.language = await language_for(session, user_id, accepts)
            await repository.add(session, row)
        return UploadBegun(session_id=session_id, upload=await self._offered(row, base))

    async def state(self, user_id: UUID, session_id: UUID, base: str) -> UploadState:
        """What has come, and fresh links for what has not; raises SessionNotFound."""
        row = await self._row(user_id, session_id)
        waits = _waits(row) and self._parts.clock() < offers.deadline(row)
        upload = await self._offered(row, base) if waits else None
        return UploadState(session_id=row.id, status=row.status, upload=upload)  # type: ignore[arg-type]

    async def complete(self, user_id: UUID, session_id: UUID) -> Accepted:
        """Look at the film and queue it; said again, the answer is how far it is.

        Raises SessionNotFound, NotUploaded, UploadExpired, FilmRefused, and AnalysisFailed for what was refused before.
        """
        row = await self._row(user_id, session_id)
        if not _waits(row):
            return await self._so_far(row)
        try:
            key, info = await self._taken(row)
        except (ObjectMissing, ObjectChanged):
            return await self._missing(user_id, session_id)
        except FilmError as error:
            if error.status >= 500:  # it may be us, not the film: a machine with too much to do
                raise Unavailable from error
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
                "upload_id": None,
            }
            queued = await repository.received(session, user_id, session_id, changes)
            if queued:
                await queue_analysis(session, self._parts.queue, session_id)
                await tell(session, ledger.topic(session_id))
        if not queued:  # the same was said twice at once, and the other was faster
            await self._parts.storage.remove(key)
            return await self._so_far(await self._row(user_id, session_id))
        await self._parts.storage.remove(row.video_url)
        return Accepted(session_id=session_id, estimated_processing_time=estimate.whole(own + waiting))

    def _check(self, wanted: UploadAnnounced) -> None:
        if wanted.file_size > DEFAULT.bytes:
            raise FileTooLarge(TOO_LARGE)
        if wanted.mime_type not in FILM_TYPES:
            raise NotAVideo
        self._intake.check(wanted.file_name, FILM_TYPES[wanted.mime_type])

    async def _row(self, user_id: UUID, session_id: UUID) -> AnalysisSession:
        async with self._parts.database.transaction() as session:
            return await service.owned(session, user_id, session_id)

    async def _so_far(self, row: AnalysisSession) -> Accepted:
        if row.status == "failed":
            raise AnalysisFailed(row.error_message, row.error_code)
        async with self._parts.database.transaction() as session:
            return await service.so_far(session, self._parts, row)

    async def _offered(self, row: AnalysisSession, base: str) -> UploadForm | UploadParts:
        return await offers.offered(self._parts.storage, row, base, self._parts.clock)

    async def _taken(self, row: AnalysisSession) -> tuple[str, FilmInfo]:
        """Key of the copy, and what it is; raises ObjectMissing, FilmError, and ObjectChanged again and again."""
        folder = keys.temporary(row.user_id, row.id)
        for _ in range(MOST_CHANGES):
            stored = await self._whole(row)
            with suppress(ObjectChanged):  # put once more, or joined by who says the same at the same time
                return await self._intake.take(row.video_url, folder, _name(row), stored.version)
        raise ObjectChanged

    async def _whole(self, row: AnalysisSession) -> Stored:
        """The film that was put, its pieces joined; raises ObjectMissing, ObjectChanged."""
        storage, key = self._parts.storage, row.video_url
        if row.upload_id:
            with suppress(ObjectMissing):  # joined already
                there = await storage.pieces.there(key, row.upload_id)
                sizes = offers.piece_sizes(row.file_size or 0)
                if sizes == {number: piece.size for number, piece in there.items()}:
                    await storage.pieces.join(key, row.upload_id, there)
        return await storage.look(key)

    async def _missing(self, user_id: UUID, session_id: UUID) -> Accepted:
        """Nothing was put there, or not all: not yet, or not any more in time. Or somebody else has just queued it."""
        row = await self._row(user_id, session_id)
        if not _waits(row):
            return await self._so_far(row)
        if self._parts.clock() < offers.deadline(row):
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
            ended = await repository.received(session, row.user_id, row.id, changes)
            if ended:
                await tell(session, ledger.topic(row.id))
        return ended


def _name(row: AnalysisSession) -> str:
    """What its owner said it would be, as a name."""
    return f"film{FILM_TYPES[row.mime_type or ''].extension}"


def _waits(row: AnalysisSession) -> bool:
    """Whether its film is to come yet."""
    return row.queued_at is None and row.status == "pending"
