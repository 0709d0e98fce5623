"""What asking the model has taken of each person's share of the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Float, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from biome.coach.gemini.advised import Advised
from biome.coach.gemini.options import Allowance
from biome.coach.gemini.usage import cost
from biome.tables import AnalysisSession, CoachCall, User

ANSWERED, REMEMBERED = "answered", "remembered"


async def may_ask(session: AsyncSession, user_id: UUID, allowance: Allowance, now: datetime) -> bool:
    """Whether something is left of a person's share.

    Two analyses that begin at once may both find the last of it: it is passed by as much as those take, not by more.
    """
    if allowance == Allowance():
        return True
    tokens = CoachCall.input_tokens + CoachCall.output_tokens + CoachCall.thinking_tokens
    spent = select(func.coalesce(func.sum(tokens), 0), cast(func.coalesce(func.sum(CoachCall.dollars), 0), Float))
    today = spent.where(CoachCall.user_id == user_id, CoachCall.day == now.date())
    used, dollars = (await session.execute(today)).one()
    return not (_beyond(used, allowance.tokens) or _beyond(float(dollars), allowance.dollars))


async def note(session: AsyncSession, user_id: UUID, session_id: UUID, advised: Advised, now: datetime) -> None:
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


async def calls_of(session: AsyncSession, user_id: UUID) -> Sequence[CoachCall]:
    """All that was asked for them, oldest first."""
    return (await session.scalars(select(CoachCall).where(CoachCall.user_id == user_id).order_by(CoachCall.id))).all()


def _outcome(advised: Advised) -> str:
    if advised.fault is not None:
        return advised.fault.code
    return REMEMBERED if advised.remembered else ANSWERED


def _beyond(used: float, bound: float | None) -> bool:
    return bound is not None and used >= bound
