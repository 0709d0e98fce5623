"""Looking at what is watched: however many watch, all who want to know at the same time are answered by one look."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import Uuid

from biome.features.accounts import standing
from biome.features.accounts.standing import Standing
from biome.features.analyses import repository
from biome.features.analyses.errors import SessionNotFound
from biome.features.analyses.news import Seen
from biome.kit.parts import Parts
from biome.kit.together import Together
from biome.kit.tokens import Bearer

GATHER = 0.03
"""Seconds in which questions are gathered: a thousand watchers cost thirty looks a second, not a thousand."""

LOOK = text(
    """
    SELECT s.id, s.user_id, s.status, s.progress, s.current_step, s.updated_at, s.error_message, s.coach_states,
        CAST(s.estimated_seconds AS float8), r.id AS result_id, CAST(r.overall_score AS float8),
        (SELECT max(e.seq) FROM analysis_events e WHERE e.session_id = s.id) AS seq
    FROM analysis_sessions s
    JOIN unnest(:ids, :owners) AS asked (id, owner) ON s.id = asked.id AND s.user_id = asked.owner
    LEFT JOIN analysis_results r ON r.session_id = s.id
    WHERE s.id = ANY(:ids)
    """
).bindparams(bindparam("ids", type_=ARRAY(Uuid)), bindparam("owners", type_=ARRAY(Uuid)))


@dataclass(frozen=True)
class Asked:
    """Who wants to know about which session."""

    session_id: UUID
    user_id: UUID
    sign_in_id: UUID


@dataclass(frozen=True)
class _Answer:
    standing: Standing | None
    seen: Seen | None


class Looks:
    """Looks at sessions for those who watch them in this process."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._answers: Together[Asked, _Answer] = Together(self._ask, GATHER)

    async def at(self, session_id: UUID, bearer: Bearer) -> Seen:
        """The session now. Raises SessionNotFound when it is not theirs, BadToken and Deactivated when they are out."""
        answer = await self._answers.get(Asked(session_id, bearer.user_id, bearer.sign_in_id))
        standing.check(answer.standing if answer else None, bearer, self._parts.clock())
        if answer is None or answer.seen is None:
            raise SessionNotFound
        return answer.seen

    async def _ask(self, asked: Collection[Asked]) -> Mapping[Asked, _Answer]:
        async with self._parts.database.transaction() as session:
            standings = await standing.standings(session, {one.sign_in_id for one in asked})
            seen = await self._seen(session, {(one.session_id, one.user_id) for one in asked})
        return {one: _Answer(standings.get(one.sign_in_id), seen.get((one.session_id, one.user_id))) for one in asked}

    async def _seen(
        self, session: AsyncSession, asked: Collection[tuple[UUID, UUID]]
    ) -> Mapping[tuple[UUID, UUID], Seen]:
        ids, owners = zip(*asked, strict=True)
        rows = (await session.execute(LOOK, {"ids": list(ids), "owners": list(owners)})).all()
        ahead = await _ahead(session, rows)
        now = self._parts.clock()
        return {
            (row.id, row.user_id): Seen(
                id=row.id,
                status=row.status,
                progress=row.progress,
                step=row.current_step,
                estimated_seconds=row.estimated_seconds,
                updated_at=row.updated_at,
                error=row.error_message,
                result=(row.result_id, row.overall_score) if row.result_id else None,
                seq=row.seq or 0,
                now=now,
                ahead=ahead.get(row.id, 0.0),
                coach=tuple(row.coach_states),
            )
            for row in rows
        }


async def _ahead(session: AsyncSession, rows: Sequence[Row[Any]]) -> Mapping[UUID, float]:
    """Seconds of work that those wait for which wait."""
    waiting = [row.id for row in rows if row.status == "pending"]
    return await repository.all_seconds_ahead(session, waiting) if waiting else {}
