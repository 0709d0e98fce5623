"""Sign-ins: begun with a password, renewed with a refresh token, ended at once.

A refresh token is good for one renewal. One that comes a second time has been copied, so its sign-in ends for both who
hold it; within ``GRACE`` it is the same browser in two tabs, and both get the newer token.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from biome.features.accounts.errors import Deactivated
from biome.features.accounts.schemas import Pass
from biome.kit.parts import Parts
from biome.kit.tokens import BadToken, Renewal
from biome.tables import SignIn, User

LIFE = timedelta(days=60)
"""Without a renewal for so long, a sign-in is over."""

GRACE = timedelta(seconds=10)


async def begin(session: AsyncSession, parts: Parts, user: User, place: bytes | None) -> Pass:
    """Sign a user in, from this place."""
    row = SignIn(user_id=user.id, expires_at=parts.clock() + LIFE, place=place)
    session.add(row)
    await session.flush()
    return _pass(parts, user, row.id, 0)


async def renew(parts: Parts, token: str) -> Pass:
    """New tokens for an old refresh token; raises BadToken, Deactivated. What ends here stays ended."""
    asked = parts.tokens.read_renewal(token)
    async with parts.database.transaction() as session:
        user, generation = await _renewed(session, asked, parts.clock())
    if user is None:
        raise BadToken
    if not user.is_active:
        raise Deactivated
    return _pass(parts, user, asked.sign_in_id, generation)


async def _renewed(session: AsyncSession, asked: Renewal, now: datetime) -> tuple[User | None, int]:
    """Whose sign-in this is and its generation from now on; nobody's when the token was used up or it is over."""
    row = await session.scalar(select(SignIn).where(SignIn.id == asked.sign_in_id).with_for_update())
    if row is None or row.ended_at is not None or row.expires_at <= now:
        return None, 0
    if asked.generation == row.generation:
        row.generation += 1
        row.renewed_at, row.expires_at = now, now + LIFE
    elif asked.generation != row.generation - 1 or now - row.renewed_at > GRACE:
        row.ended_at = now
        return None, 0
    return await session.get(User, row.user_id), row.generation


async def whose(session: AsyncSession, user_id: UUID, sign_in_id: UUID) -> User | None:
    """The user, while the sign-in stands."""
    standing = select(SignIn.user_id).where(SignIn.id == sign_in_id, SignIn.ended_at.is_(None))
    return await session.scalar(select(User).where(User.id == user_id, User.id == standing.scalar_subquery()))


async def end(session: AsyncSession, parts: Parts, user_id: UUID, only: UUID | None = None) -> None:
    """Sign a user out: of one sign-in, or of all."""
    await end_at(session, parts.clock(), user_id, only)


async def end_at(session: AsyncSession, now: datetime, user_id: UUID, only: UUID | None = None) -> None:
    """The same, by the clock of who has no parts."""
    theirs = update(SignIn).where(SignIn.user_id == user_id, SignIn.ended_at.is_(None)).values(ended_at=now)
    await session.execute(theirs if only is None else theirs.where(SignIn.id == only))


async def forget(session: AsyncSession, now: datetime) -> None:
    """Remove what is over."""
    await session.execute(delete(SignIn).where(SignIn.expires_at < now))


async def known_place(session: AsyncSession, email: str, place: bytes) -> bool:
    """Whether the owner of this e-mail has signed in from there."""
    theirs = select(SignIn.id).join(User, User.id == SignIn.user_id).where(User.email == email, SignIn.place == place)
    return await session.scalar(theirs.limit(1)) is not None


def _pass(parts: Parts, user: User, sign_in_id: UUID, generation: int) -> Pass:
    token = parts.tokens.issue(user.id, sign_in_id, email=user.email, username=user.username, role=user.role)
    return Pass(
        token=token,
        refresh_token=parts.tokens.renewal(Renewal(sign_in_id, generation)),
        expires_at=parts.clock() + parts.tokens.life,
    )
