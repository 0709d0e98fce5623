"""What asking the model has taken of each person's share of the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, Protocol
from uuid import UUID

import structlog
from sqlalchemy import Float, cast, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from biome.coach.gemini.advised import Grounding
from biome.coach.gemini.faults import Fault
from biome.coach.gemini.options import Allowance
from biome.coach.gemini.usage import Usage, cost
from biome.kit.db import Database
from biome.tables import AnalysisSession, CoachCall, User

Purpose = Literal["advice", "answer"]
ANSWERED, REMEMBERED = "answered", "remembered"
log = structlog.stdlib.get_logger(__name__)


async def may_ask(session: AsyncSession, user_id: UUID, allowance: Allowance, now: datetime) -> bool:
    """Whether something is left of a person's share.

    Two analyses that begin at once may both find the last of it: it is passed by as much as those take, not by more.
    Questions come one at a time (Asking).
    """
    if allowance == Allowance():
        return True
    tokens = CoachCall.input_tokens + CoachCall.output_tokens + CoachCall.thinking_tokens
    spent = select(func.coalesce(func.sum(tokens), 0), cast(func.coalesce(func.sum(CoachCall.dollars), 0), Float))
    today = spent.where(CoachCall.user_id == user_id, CoachCall.day == now.date())
    used, dollars = (await session.execute(today)).one()
    return not (_beyond(used, allowance.tokens) or _beyond(float(dollars), allowance.dollars))


class Asked(Protocol):
    """What came of asking a model: advice, or the answer to a question."""

    @property
    def fault(self) -> Fault | None:
        """Why the model's words did not leave."""
        ...

    @property
    def grounding(self) -> Grounding:
        """How many of its sentences might."""
        ...

    @property
    def spent(self) -> tuple[Usage, ...]:
        """By model."""
        ...

    @property
    def usage(self) -> Usage:
        """All of it."""
        ...

    @property
    def seconds(self) -> float:
        """How long it took."""
        ...

    @property
    def remembered(self) -> bool:
        """Whether nobody had to be asked."""
        ...


async def note(
    session: AsyncSession, user_id: UUID, session_id: UUID, advised: Asked, now: datetime, purpose: Purpose = "advice"
) -> None:
    """Keep what was asked for a session of theirs, and what became of it."""
    there = select(User.id).where(User.id == user_id).with_for_update(read=True, key_share=True)
    if await session.scalar(there) is None:
        return  # erased meanwhile
    usage, dollars = advised.usage, cost(advised.spent, now.date())
    theirs = select(AnalysisSession.id).where(AnalysisSession.id == session_id, AnalysisSession.user_id == user_id)
    session.add(
        CoachCall(
            user_id=user_id,
            session_id=theirs.scalar_subquery(),
            day=now.date(),
            purpose=purpose,
            model=usage.model[:100],
            outcome=_outcome(advised),
            requests=usage.requests,
            input_tokens=usage.input,
            output_tokens=usage.output,
            thinking_tokens=usage.thinking,
            dollars=None if dollars is None else float(dollars),
            sentences=advised.grounding.said,
            grounded=advised.grounding.grounded,
            repaired=advised.grounding.repaired,
            seconds=advised.seconds,
        )
    )
    await session.flush()


async def count(
    database: Database, user_id: UUID, session_id: UUID, advised: Asked, now: datetime, purpose: Purpose = "advice"
) -> None:
    """Note it by itself. The words are there: a database that is away by now, or takes no such numbers, leaves them."""
    try:
        async with database.transaction() as session:
            await note(session, user_id, session_id, advised, now, purpose)
    except SQLAlchemyError as error:
        log.warning("not counted", error=type(error).__name__)


async def calls_of(session: AsyncSession, user_id: UUID) -> Sequence[CoachCall]:
    """All that was asked for them, oldest first."""
    return (await session.scalars(select(CoachCall).where(CoachCall.user_id == user_id).order_by(CoachCall.id))).all()


def _outcome(advised: Asked) -> str:
    if advised.fault is not None:
        return advised.fault.code
    return REMEMBERED if advised.remembered else ANSWERED


def _beyond(used: float, bound: float | None) -> bool:
    return bound is not None and used >= bound
