"""What an owner can do with an analysis."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from biome.features.analyses import answers, estimate, events, keys, ledger, repository, tally
from biome.features.analyses.answers import Sign
from biome.features.analyses.errors import AnalysisFailed, NotFinished, NotToBeRetried, SessionNotFound
from biome.features.analyses.jobs import queue_analysis
from biome.features.analyses.repository import Filter
from biome.features.analyses.schemas import Accepted, EventList, History, Results, SessionState, ToldEvent
from biome.kit.bus import tell
from biome.kit.parts import Parts
from biome.kit.queue import Priority
from biome.kit.web import Pagination
from biome.tables import AnalysisSession


async def history(session: AsyncSession, user_id: UUID, wanted: Filter, page: int, limit: int) -> History:
    """One page of their analyses, newest first."""
    rows, total = await repository.history(session, user_id, wanted, page, limit)
    return History(
        sessions=[answers.entry(row, score) for row, score in rows], pagination=Pagination.of(page, limit, total)
    )


async def owned(session: AsyncSession, user_id: UUID, session_id: UUID) -> AnalysisSession:
    """Their session; raises SessionNotFound for one that is not there and for one that is another's."""
    row = await repository.owned(session, user_id, session_id)
    if row is None:
        raise SessionNotFound
    return row


async def state(session: AsyncSession, parts: Parts, user_id: UUID, session_id: UUID) -> SessionState:
    """How far it is."""
    row = await owned(session, user_id, session_id)
    return answers.state(row, parts.clock(), await estimate.seconds_before(session, row))


async def told_after(session: AsyncSession, user_id: UUID, session_id: UUID, seq: int) -> EventList:
    """What has happened to it after the event ``seq``."""
    await owned(session, user_id, session_id)
    told = await events.after(session, user_id, session_id, seq)
    return EventList(events=[ToldEvent.model_validate(event) for event in told])


async def so_far(session: AsyncSession, parts: Parts, row: AnalysisSession) -> Accepted:
    """The answer to who hands in again what is here already."""
    left = answers.seconds_left(row, parts.clock(), await estimate.seconds_before(session, row))
    return Accepted(session_id=row.id, status=row.status, estimated_processing_time=left or 0)  # type: ignore[arg-type]


async def results(session: AsyncSession, user_id: UUID, session_id: UUID, sign: Sign) -> Results:
    """The full result; raises NotFinished, AnalysisFailed."""
    row = await finished(session, user_id, session_id)
    found = await repository.findings(session, session_id)
    if found is None:
        raise NotFinished(row.status, row.progress)
    return answers.results(row, found, sign)


async def finished(session: AsyncSession, user_id: UUID, session_id: UUID) -> AnalysisSession:
    """Their session, which has a result; raises NotFinished, AnalysisFailed."""
    row = await owned(session, user_id, session_id)
    if row.status == "failed":
        raise AnalysisFailed(row.error_message, row.error_code)
    if row.status != "completed":
        raise NotFinished(row.status, row.progress)
    return row


async def retry(
    session: AsyncSession, parts: Parts, user_id: UUID, session_id: UUID, priority: Priority = Priority.MIDDLE
) -> Accepted:
    """Queue a failed analysis again; raises NotToBeRetried for any other."""
    row = await owned(session, user_id, session_id)
    own = await estimate.own_seconds(session, row.video_duration or 0.0)
    waiting = await estimate.seconds_ahead(session)
    if not await repository.queue_again(session, user_id, session_id, own):
        raise NotToBeRetried(row.status if row.queued_at else "refused")
    await queue_analysis(session, parts.queue, session_id, priority)
    await tell(session, ledger.topic(session_id))
    return Accepted(session_id=session_id, estimated_processing_time=estimate.whole(own + waiting))


async def delete(parts: Parts, user_id: UUID, session_id: UUID) -> None:
    """Delete it with all its files, the row first: a file without a row is nobody's to see."""
    async with parts.database.transaction() as session:
        row = await repository.remove(session, user_id, session_id)
        if row is None:
            raise SessionNotFound
        await tally.recount(session, user_id, row.exercise_id, row.exercise_name)
        await tell(session, ledger.topic(session_id))
    await parts.storage.remove(keys.permanent(user_id, session_id))
    await parts.storage.remove(keys.temporary(user_id, session_id))
