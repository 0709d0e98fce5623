"""Requests that may be sent again: with an ``Idempotency-Key``, the answer to the first is the answer to all.

The key is taken before the work begins, and the answer is kept in the transaction that does the work, so either both
are there or neither. A key whose work was cut off by a crash may be used again after a minute (docs/decisions/0015).
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Header, Request, Response
from sqlalchemy import ColumnElement, Update, and_, delete, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from biome.features.accounts.errors import KeyInUse
from biome.kit.errors import Problem
from biome.kit.parts import Outside, Parts
from biome.kit.web import Envelope, Model, answer
from biome.tables import IdempotencyKey

REMEMBERED = timedelta(hours=24)
UNDER_WAY, UPLOADING = timedelta(minutes=1), timedelta(minutes=15)
"""Work that takes longer was cut off by a crash, and so was an upload."""
LATER = frozenset({401, 403, 429, 503})
"""Answers that mean: not now, or not by you. The same request may be answered otherwise soon: they are not kept."""
REPLAYED = "Idempotent-Replayed"

SentKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=255,
        pattern=r"^[\x21-\x7e]+$",
        description="Makes this request safe to send again for a day: it is answered as it was the first time.",
    ),
]
Work = Callable[[AsyncSession], Awaitable[Model]]


@dataclass(frozen=True)
class Once:
    """One request, under the key that it was sent with, if any."""

    parts: Parts
    key: str | None
    request: bytes
    """A hash of all that makes it this request and no other."""

    async def answer(self, user_id: UUID, work: Work, status: int = 200) -> Response:
        """What ``work`` gives, in its envelope; if it was done before, what it gave then. Raises KeyInUse."""
        if self.key is None:
            async with self.parts.database.transaction() as session:
                return _response(status, _written(await work(session)))
        async with self.parts.database.transaction() as session:
            row = await self._claimed(session, user_id, self.key)
        if row.status is not None:
            return _response(row.status, row.answer or "", replayed=True)
        try:
            return await self._done(row.id, work, status)
        except Problem as problem:
            kept = problem.status not in LATER
            await self._settle(row.id, answer(problem) if kept else None)
            raise
        except (SQLAlchemyError, OSError):  # a part of ours is away: nothing was made, and it may be back soon
            await self._settle(row.id, None)
            raise
        except Exception:
            await self._settle(row.id, answer(Problem()))
            raise

    async def _done(self, row_id: UUID, work: Work, status: int) -> Response:
        async with self.parts.database.transaction() as session:
            body = _written(await work(session))
            kept = _row(row_id).values(status=status, answer=body).returning(IdempotencyKey.id)
            if await session.scalar(kept) is None:
                raise KeyInUse("this took so long that the same was begun again")
        return _response(status, body)

    async def _settle(self, row_id: UUID, failure: Response | None) -> None:
        """Keep a failure, or let the key go; unless the work was done after all, and only its commit was not heard."""
        async with self.parts.database.transaction() as session:
            if failure is None:
                undone = delete(IdempotencyKey).where(IdempotencyKey.id == row_id, IdempotencyKey.status.is_(None))
                await session.execute(undone)
            else:
                body = bytes(failure.body).decode()
                await session.execute(_row(row_id).values(status=failure.status_code, answer=body))

    async def _claimed(self, session: AsyncSession, user_id: UUID, key: str) -> IdempotencyKey:
        """The row of this key, new or with the answer; raises KeyInUse."""
        mine = of(user_id, key)
        await session.execute(delete(IdempotencyKey).where(*mine, over(self.parts.clock())))
        fresh = insert(IdempotencyKey).values(user_id=user_id, key=key, request=self.request)
        made = await session.scalar(fresh.on_conflict_do_nothing().returning(IdempotencyKey))
        row = made or await session.scalar(select(IdempotencyKey).where(*mine))
        if row is None:
            raise KeyInUse("the first request with this key has just ended")
        if row.request != self.request:
            raise KeyInUse("was used for another request")
        if made is None and row.status is None:
            raise KeyInUse("the first request with this key is still under way")
        return row


async def _once(request: Request, outside: Outside, key: SentKey = None) -> Once:
    said = f"{request.method} {request.url.path}?{request.url.query}\n".encode()
    return Once(outside, key, hashlib.sha256(said + await request.body()).digest())


OnlyOnce = Annotated[Once, Depends(_once)]
"""Does the work of a request once, however often it is sent."""


def of(user_id: UUID, key: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """One person's key: another's of the same name is another one."""
    return IdempotencyKey.user_id == user_id, IdempotencyKey.key == key


def over(now: datetime) -> ColumnElement[bool]:
    """Keys that are a day old, or were left under way by a crash."""
    table = IdempotencyKey
    begun = and_(table.session_id.is_(None), table.status.is_(None))
    late = or_(
        and_(table.request.is_not(None), table.created_at < now - UNDER_WAY),
        and_(table.request.is_(None), table.created_at < now - UPLOADING),
    )
    return or_(table.created_at < now - REMEMBERED, and_(begun, late))


def _row(row_id: UUID) -> Update:
    return update(IdempotencyKey).where(IdempotencyKey.id == row_id, IdempotencyKey.status.is_(None))


def _written(data: Model) -> str:
    return Envelope(data=data).model_dump_json(by_alias=True)


def _response(status: int, body: str, *, replayed: bool = False) -> Response:
    headers = {REPLAYED: "true"} if replayed else None
    return Response(body, status, headers, media_type="application/json")
