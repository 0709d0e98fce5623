"""One-time tickets for WebSockets: browsers cannot send a header with those, and a URL ends up in logs."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from biome.features.accounts.schemas import Ticket
from biome.kit.parts import Parts
from biome.kit.tokens import BadToken, Bearer
from biome.tables import SignIn, SocketTicket

LIFE = timedelta(seconds=30)


async def sell(session: AsyncSession, parts: Parts, bearer: Bearer) -> Ticket:
    """A ticket for who has shown a token; it opens one socket, which lives no longer than the token."""
    ticket, until = secrets.token_urlsafe(32), parts.clock() + LIFE
    row = SocketTicket(hash=_hash(ticket), sign_in_id=bearer.sign_in_id, good_until=bearer.expires_at, expires_at=until)
    session.add(row)
    await session.flush()
    return Ticket(ticket=ticket, expires_at=until)


async def take(session: AsyncSession, ticket: str, now: datetime) -> Bearer:
    """Whose ticket this is, which is used up with that; raises BadToken."""
    used = delete(SocketTicket).where(SocketTicket.hash == _hash(ticket)).returning(SocketTicket)
    row = await session.scalar(used)
    if row is None or row.expires_at <= now:
        raise BadToken
    user_id = await session.scalar(select(SignIn.user_id).where(SignIn.id == row.sign_in_id))
    if user_id is None:
        raise BadToken
    return Bearer(user_id, row.sign_in_id, row.good_until)


async def forget(session: AsyncSession, now: datetime) -> None:
    """Remove those that nobody used."""
    await session.execute(delete(SocketTicket).where(SocketTicket.expires_at < now))


def _hash(ticket: str) -> bytes:
    return hashlib.sha256(ticket.encode()).digest()
