"""Uploads with an ``Idempotency-Key``: sent again, they are the session that they became the first time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import Header
from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from biome.features.analyses.errors import KeyInUse
from biome.tables import IdempotencyKey

REMEMBERED = timedelta(hours=24)
UNDER_WAY = timedelta(minutes=15)
"""An upload that takes longer was cut off by a crash, and its key may be used again."""

SentKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=255,
        pattern=r"^[\x21-\x7e]+$",
        description="Makes this request safe to send again for a day: it is answered with the session it made.",
    ),
]


async def claim(session: AsyncSession, user_id: UUID, key: str, size: int | None, now: datetime) -> UUID | None:
    """Take a key for an upload; the session that it has made already, if it has. Raises KeyInUse."""
    await _forget(session, now, user_id, key)
    fresh = insert(IdempotencyKey).values(user_id=user_id, key=key, size=size)
    if await session.scalar(fresh.on_conflict_do_nothing().returning(IdempotencyKey.id)):
        return None
    known = await session.scalar(select(IdempotencyKey).where(*_one(user_id, key)))
    if known is None or known.session_id is None:
        raise KeyInUse("the first upload with this key is still under way")
    if size is not None and known.size is not None and size != known.size:
        raise KeyInUse("was used for another upload")
    return known.session_id


async def settle(session: AsyncSession, user_id: UUID, key: str, session_id: UUID) -> None:
    """Note what the upload became."""
    await session.execute(update(IdempotencyKey).where(*_one(user_id, key)).values(session_id=session_id))


async def release(session: AsyncSession, user_id: UUID, key: str) -> None:
    """An upload that was refused made nothing: its key is free again."""
    await session.execute(delete(IdempotencyKey).where(*_one(user_id, key), IdempotencyKey.session_id.is_(None)))


async def forget(session: AsyncSession, now: datetime) -> None:
    """Remove what is older than a day."""
    await session.execute(delete(IdempotencyKey).where(IdempotencyKey.created_at < now - REMEMBERED))


async def _forget(session: AsyncSession, now: datetime, user_id: UUID, key: str) -> None:
    """Remove this one key if it is old, or was left by a crash."""
    left = IdempotencyKey.session_id.is_(None) & (IdempotencyKey.created_at < now - UNDER_WAY)
    over = or_(IdempotencyKey.created_at < now - REMEMBERED, left)
    await session.execute(delete(IdempotencyKey).where(*_one(user_id, key), over))


def _one(user_id: UUID, key: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return IdempotencyKey.user_id == user_id, IdempotencyKey.key == key
