"""News between processes: a wake-up by PostgreSQL's NOTIFY. What happened is read from the row, never from the news."""

from __future__ import annotations

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Generator
from typing import Self

import psycopg
import structlog
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

CHANNEL = "biome_news"
RECONNECT_SECONDS = 1.0
SILENCE_SECONDS = 15.0
log = structlog.stdlib.get_logger(__name__)


async def tell(session: AsyncSession, topic: str) -> None:
    """Wake all who follow ``topic``, when the transaction of ``session`` commits."""
    await session.execute(text("select pg_notify(:channel, :topic)"), {"channel": CHANNEL, "topic": topic})


class Bus:
    """One listener a process, for any number of followers. A lost piece of news costs its followers one poll."""

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._followers: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self._listening: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._listening = asyncio.create_task(self._listen(), name="bus")
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._listening is not None:
            self._listening.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._listening

    @contextlib.contextmanager
    def follow(self, topic: str) -> Generator[asyncio.Event]:
        """An event that is set at each piece of news on ``topic``; the follower clears it."""
        event = asyncio.Event()
        self._followers[topic].add(event)
        try:
            yield event
        finally:
            self._followers[topic].discard(event)
            if not self._followers[topic]:
                del self._followers[topic]

    async def _listen(self) -> None:
        while True:
            try:
                await self._hear()
            except psycopg.Error as error:
                log.warning("bus lost its connection", error=type(error).__name__)
            await asyncio.sleep(RECONNECT_SECONDS)

    async def _hear(self) -> None:
        async with await psycopg.AsyncConnection.connect(self._dsn, autocommit=True) as connection:
            await connection.execute(f"LISTEN {CHANNEL}".encode())
            self._wake(*self._followers)  # news may have passed while nobody listened
            while True:
                async for news in connection.notifies(timeout=SILENCE_SECONDS):
                    self._wake(news.payload)
                await connection.execute("select 1")  # a peer that is gone without a word shows here

    def _wake(self, *topics: str) -> None:
        for topic in topics:
            for event in self._followers.get(topic, ()):
                event.set()
