"""Uploads with an ``Idempotency-Key``: sent again, they are the session that they became the first time."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from biome.features.accounts.errors import KeyInUse
from biome.features.accounts.once import REMEMBERED, of, over
from biome.tables import IdempotencyKey


async def claim(session: AsyncSession, user_id: UUID, key: str, size: int | None, now: datetime) -> UUID | None:
    """Take a key for an upload; the session that it has made already, if it has. Raises KeyInUse."""
    await session.execute(delete(IdempotencyKey).where(*of(user_id, key), over(now)))
    fresh = insert(IdempotencyKey).values(user_id=user_id, key=key, size=size)
    if await session.scalar(fresh.on_conflict_do_nothing().returning(IdempotencyKey.id)):
        return None
    known = await session.scalar(select(IdempotencyKey).where(*of(user_id, key)))
    if known is not None and known.request is not None:
        raise KeyInUse("was used for another request")
    if known is None or known.session_id is None:
        raise KeyInUse("the first upload with this key is still under way")
    if size is not None and known.size is not None and size != known.size:
        raise KeyInUse("was used for another upload")
    return known.session_id


async def settle(session: AsyncSession, user_id: UUID, key: str, session_id: UUID) -> None:
    """Note what the upload became; raises KeyInUse when the same was sent again meanwhile and was faster."""
    mine = update(IdempotencyKey).where(*of(user_id, key), IdempotencyKey.session_id.is_(None))
    if await session.scalar(mine.values(session_id=session_id).returning(IdempotencyKey.id)) is None:
        raise KeyInUse("the same upload was sent again and has arrived already")


async def release(session: AsyncSession, user_id: UUID, key: str) -> None:
    """An upload that was refused made nothing: its key is free again."""
    await session.execute(delete(IdempotencyKey).where(*of(user_id, key), IdempotencyKey.session_id.is_(None)))


async def forget(session: AsyncSession, now: datetime) -> None:
    """Remove what is older than a day."""
    await session.execute(delete(IdempotencyKey).where(IdempotencyKey.created_at < now - REMEMBERED))
