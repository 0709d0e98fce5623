"""The database: one engine a process, and transactions that are committed at their edge."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncGenerator, Collection
from contextlib import asynccontextmanager

from sqlalchemy import make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from biome.kit.bus import LATER, Herald, notify
from biome.kit.punctual import DEADLINE, punctual

STATEMENT_SHARE = 0.75
"""Of the deadline of an answer, by default 15 s: no statement of ours is slower; one that is belongs to a database in
trouble, and is better refused."""
IDLE_TIMEOUT = "10s"
"""A transaction in which nothing is said for so long is ended by the server: whoever began it is paused or cut off, and
would hold its rows from everybody else for as long as its connection seems to live."""


OPTIONS = (
    f"-c timezone=UTC -c idle_in_transaction_session_timeout={IDLE_TIMEOUT}"
    " -c statement_timeout={milliseconds:.0f}"
    " -c random_page_cost=1.1 -c jit=off -c max_parallel_workers_per_gather=0"
)
"""Pages are on flash or in memory, not on a turning disk: by PostgreSQL's default it would rather read the results of
all people than a thousand of one by their index. And nothing here runs so long that compiling it, or starting two more
processes for it (30 ms on a busy machine), would pay."""


class Database:
    """Transactions on PostgreSQL. Build it once a process with ``connect``, close it at the end."""

    def __init__(
        self,
        maker: async_sessionmaker[AsyncSession],
        engine: AsyncEngine | None = None,
        herald: Herald | None = None,
    ) -> None:
        self._maker = maker
        self._engine = engine
        self._herald = herald

    @classmethod
    def connect(
        cls,
        url: str,
        *,
        pool: int = 20,
        overflow: int = 30,
        deadline: float = DEADLINE,
        herald: Herald | None = None,
    ) -> Database:
        """A database of ``pool`` kept connections and ``overflow`` more under load; a call has ``deadline`` seconds.

        With a ``herald``, it tells the news of a transaction; without one, or when it cannot, PostgreSQL does.
        """
        engine = create_async_engine(
            sqlalchemy_url(url),
            hide_parameters=True,
            pool_size=pool,
            max_overflow=overflow,
            pool_timeout=min(10, deadline),
            pool_pre_ping=True,
            pool_use_lifo=True,  # the connection used last: a process of PostgreSQL's that knows the tables already
            connect_args={
                "options": OPTIONS.format(milliseconds=1000 * STATEMENT_SHARE * deadline),
                "connect_timeout": round(min(5, deadline)),
                "async_creator_fn": punctual(deadline).connect,
            },
        )
        return cls(async_sessionmaker(engine, expire_on_commit=False), engine, herald)

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[AsyncSession]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        if self._herald is None:
            async with self._maker() as session, session.begin():
                yield session
            return
        news: set[str] = set()
        async with self._maker(info={LATER: news}) as session, session.begin():
            yield session
        if news and not await self._herald(news):
            await self._notify(news)

    async def _notify(self, news: Collection[str]) -> None:
        """Tell it in a transaction of its own; if that fails it is lost, which costs its followers one poll."""
        with contextlib.suppress(SQLAlchemyError):
            async with self._maker() as session, session.begin():
                await notify(session, news)

    async def alive(self) -> bool:
        """Whether the database answers."""
        async with self._maker() as session:
            return (await session.execute(text("select 1"))).scalar_one() == 1

    async def close(self) -> None:
        """Give all connections back."""
        if self._engine is not None:
            await self._engine.dispose()


def sqlalchemy_url(url: str) -> URL:
    """``postgresql://…`` or ``postgres://…`` for SQLAlchemy on psycopg 3."""
    return make_url(url.replace("postgres://", "postgresql://", 1)).set(drivername="postgresql+psycopg")


def dsn(url: str) -> str:
    """The same database for libpq, as psycopg and the queue want it."""
    return make_url(url.replace("postgres://", "postgresql://", 1)).set(drivername="postgresql").render_as_string(False)
