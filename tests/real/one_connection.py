"""A database inside one transaction of one connection: all that a test has done is rolled back with it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession, async_sessionmaker

from biome.kit.db import Database


class OneConnection(Database):
    """Commits are savepoints. They must end in the opposite order of their beginnings, so tasks take turns."""

    def __init__(self, connection: AsyncConnection) -> None:
        maker = async_sessionmaker(connection, expire_on_commit=False, join_transaction_mode="create_savepoint")
        super().__init__(maker)
        self._turn = asyncio.Lock()
        self._whose: asyncio.Task[object] | None = None

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[AsyncSession]:
        """One transaction; within another of the same task it is inside that one."""
        task = asyncio.current_task()
        if self._whose is task:
            async with super().transaction() as session:
                yield session
            return
        async with self._turn:
            self._whose = task
            try:
                async with super().transaction() as session:
                    yield session
            finally:
                self._whose = None
