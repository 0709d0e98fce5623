"""Whether people may still come in, for many sign-ins at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from biome.features.accounts.errors import Deactivated
from biome.kit.tokens import BadToken, Bearer
from biome.tables import SignIn, User


@dataclass(frozen=True)
class Standing:
    """One sign-in, as the database has it now."""

    user_id: UUID
    is_active: bool
    ended: bool


async def standings(session: AsyncSession, sign_in_ids: Collection[UUID]) -> Mapping[UUID, Standing]:
    """Those of the sign-ins that there are."""
    rows = await session.execute(
        select(SignIn.id, SignIn.user_id, User.is_active, SignIn.ended_at)
        .join(User, User.id == SignIn.user_id)
        .where(SignIn.id.in_(sign_in_ids))
    )
    return {row.id: Standing(row.user_id, row.is_active, row.ended_at is not None) for row in rows}


def check(standing: Standing | None, bearer: Bearer, now: datetime) -> None:
    """Raises BadToken, Deactivated unless who holds the token may come in."""
    if standing is None or standing.user_id != bearer.user_id or bearer.expires_at <= now:
        raise BadToken
    if not standing.is_active:
        raise Deactivated
    if standing.ended:
        raise BadToken
