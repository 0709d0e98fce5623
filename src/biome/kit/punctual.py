"""Connections to PostgreSQL that never wait for ever: each call has its answer in time, or its connection ends.

``statement_timeout`` is the server's, and TCP's own timeouts are the kernel's: neither sees a peer, or a proxy, that
takes every byte and never answers. Only who asks can know that it has waited too long.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus

DEADLINE = 20.0
"""Seconds; more than a statement may take, so that a slow one is cancelled by the server and the connection lives."""


class PunctualConnection(psycopg.AsyncConnection[Any]):
    """A connection that ends when the server has owed it an answer for ``deadline`` seconds."""

    deadline = DEADLINE
    _listening = False

    async def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        """As psycopg's, by which every answer comes; waiting for news is no call and may last."""
        limit = self.deadline if timeout is None and not self._listening else timeout
        try:
            return await super().wait(gen, interval, limit)
        except psycopg.OperationalError as error:
            if limit is self.deadline and self.pgconn.transaction_status == TransactionStatus.ACTIVE:
                self.pgconn.finish()  # an answer that comes later would be taken for that of the next call
                raise psycopg.OperationalError(f"no answer from the database in {limit:g} s") from error
            raise

    async def notifies(
        self, *, timeout: float | None = None, stop_after: int | None = None
    ) -> AsyncGenerator[psycopg.Notify]:
        """As psycopg's."""
        self._listening = True
        try:
            async with aclosing(super().notifies(timeout=timeout, stop_after=stop_after)) as all_news:
                async for news in all_news:
                    yield news
        finally:
            self._listening = False


def punctual(deadline: float) -> type[PunctualConnection]:
    """The kind of connection whose deadline is ``deadline`` seconds."""
    return type("PunctualConnection", (PunctualConnection,), {"deadline": deadline})
