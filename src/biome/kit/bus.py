"""News between processes: a wake-up, by PostgreSQL's NOTIFY or, when there is a herald, by what it tells with after the
commit. What happened is read from the row, never from the news.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Generator
from typing import Self

import psycopg
import structlog
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from biome.kit.ending import end

CHANNEL = "biome_news"
LATER = "news"
"""Where a session has what its herald is to tell after the commit."""
RECONNECT_SECONDS = 1.0
SILENCE_SECONDS = 15.0
log = structlog.stdlib.get_logger(__name__)


Ear = Callable[[], Awaitable[None]]
Herald = Callable[[Collection[str]], Awaitable[bool]]
"""Tells of topics, after the commit; False when it could not."""


class Lost(Exception):
    """The connection on which news came is gone."""


async def tell(session: AsyncSession, topic: str) -> None:
    """Wake all who follow ``topic``, when the transaction of ``session`` commits."""
    later: set[str] | None = session.info.get(LATER)
    if later is None:
        await notify(session, (topic,))
    else:
        later.add(topic)


async def notify(session: AsyncSession, topics: Collection[str]) -> None:
    """Wake all who follow one of the topics by NOTIFY, which PostgreSQL sends at the commit, one commit at a time."""
    told = text("select pg_notify(:channel, topic) from unnest(cast(:topics as text[])) as topic")
    await session.execute(told, {"channel": CHANNEL, "topics": list(topics)})


class Bus:
    """What a process hears, for any number of followers. A lost piece of news costs its followers one poll."""

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._followers: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self._listening: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        self._listening = [asyncio.create_task(self._listen(ear), name="bus") for ear in self._ears()]
        return self

    async def __aexit__(self, *_: object) -> None:
        await end(*self._listening)

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

    def _ears(self) -> tuple[Ear, ...]:
        return (self._hear,)

    async def _listen(self, ear: Ear) -> None:
        while True:
            try:
                await ear()
            except (psycopg.Error, Lost) as error:
                log.warning("bus lost its connection", error=type(error.__cause__ or error).__name__)
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
