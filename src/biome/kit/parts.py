"""The parts that an entry point builds and features use."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import HTTPConnection

from biome.kit.bus import Bus
from biome.kit.clock import Clock, utc_now
from biome.kit.db import Database
from biome.kit.limits import Limits, LocalLimits
from biome.kit.passwords import Passwords
from biome.kit.queue import Queue
from biome.kit.shelf import NoShelf, Shelf
from biome.kit.storage import Storage
from biome.kit.tokens import Tokens
from biome.kit.turns import Turns


@dataclass(frozen=True)
class Parts:
    """Everything outside of the program that a request may need."""

    database: Database
    storage: Storage
    queue: Queue
    bus: Bus
    tokens: Tokens
    passwords: Passwords
    limits: Limits = field(default_factory=LocalLimits)
    shelf: Shelf = field(default_factory=NoShelf)
    clock: Clock = field(default=utc_now)
    turns: Turns = field(default_factory=Turns)
    """Of what arrives in large pieces."""


async def parts(connection: HTTPConnection) -> Parts:
    """The parts of the application that answers ``connection``."""
    return connection.app.state.parts


Outside = Annotated[Parts, Depends(parts)]


async def transaction(outside: Outside) -> AsyncGenerator[AsyncSession]:
    """One transaction for one request, committed before its answer is sent and rolled back when it fails."""
    async with outside.database.transaction() as session:
        yield session


Transaction = Annotated[AsyncSession, Depends(transaction, scope="function")]
