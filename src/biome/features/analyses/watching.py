"""What the watcher of an analysis is told: what she has missed, how it is now, whatever changes, and the end.

It is said whenever the bus hints that something changed, and now and then without a hint. A watcher who is slow misses
steps in between, never the end.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

import structlog
from sqlalchemy.exc import SQLAlchemyError

from biome.features.accounts.errors import Deactivated
from biome.features.analyses import events, ledger, news
from biome.features.analyses.errors import SessionNotFound
from biome.features.analyses.looks import Looks
from biome.features.analyses.news import Event, Seen
from biome.kit.errors import NotSignedIn
from biome.kit.parts import Parts
from biome.kit.tokens import Bearer

LOOK_SECONDS = 3.0
"""Between two looks without a hint; with them it is found out that somebody has signed out."""
IN_STEP = 0.5
"""Such looks are made together with those of others: twice a second at most."""
SEND_SECONDS = 10.0
UNKNOWN, FORBIDDEN, NO_SESSION, TOO_MANY, DONE, SLOW, AWAY = 4401, 4403, 4404, 4429, 1000, 1008, 1011
log = structlog.stdlib.get_logger(__name__)


class Closed(Exception):
    """The socket is to be closed."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code


class Wire(Protocol):
    """What takes a message, when it has room for it."""

    async def send_text(self, data: str) -> None:
        """Send one message."""
        ...


@contextlib.contextmanager
def _or_closed_as_away() -> Generator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        log.warning("cannot look", error=type(error).__name__)
        raise Closed(AWAY, "try again") from error


@dataclass
class Watcher:
    """One socket, and what it has been told last."""

    wire: Wire
    parts: Parts
    looks: Looks
    session_id: UUID
    bearer: Bearer
    after: int | None = None
    """The latest event that it has seen before; None when it is new."""
    patience: float = SEND_SECONDS
    """Seconds that one event may take to be taken."""
    told: dict[str, Any] = field(default_factory=dict)

    async def follow(self) -> None:
        """Tell until it is over; raises Closed."""
        await self.to_the_end()
        raise Closed(DONE, "finished")

    async def to_the_end(self) -> Seen:
        """Tell everything, how it ended too; the last look. Raises Closed when that cannot be."""
        with self.parts.bus.follow(ledger.topic(self.session_id)) as hint:
            seen = await self.look()
            await self._catch_up(seen)
            if not seen.over:
                seen = await self._until_over(seen, hint)
            await self.tell(news.final(seen))
            return seen

    async def _until_over(self, seen: Seen, hint: asyncio.Event) -> Seen:
        """Tell how it is as often as that changes; the last look."""
        await self._tell_state(seen)
        while not seen.over:
            await self._until_next(hint)
            hint.clear()
            seen = await self.look()
            await self._tell_state(seen)
        return seen

    async def _catch_up(self, seen: Seen) -> None:
        """What has happened since she was here last. How it ended is told at the end, and only if it is the end."""
        if self.after is None or self.after >= seen.seq:
            return
        with _or_closed_as_away():
            async with self.parts.database.transaction() as session:
                missed = await events.after(session, self.bearer.user_id, self.session_id, self.after)
        for event in missed:
            if event["type"] in news.STATE and event["seq"] <= seen.seq:
                await self.tell(event)

    async def _tell_state(self, seen: Seen) -> None:
        for event in (news.progress(seen), news.agents(seen)):
            if self.told.get(event["type"]) != event["data"]:
                await self.tell(event)

    async def _until_next(self, hint: asyncio.Event) -> None:
        """Until a hint, or without one until the next look; or until the token expires, for then that look ends it."""
        now = asyncio.get_running_loop().time()
        in_step = LOOK_SECONDS - now % IN_STEP
        left = (self.bearer.expires_at - self.parts.clock()).total_seconds() + 0.05
        try:
            async with asyncio.timeout(min(in_step, max(left, 0.05))):
                await hint.wait()
        except TimeoutError:
            return

    async def look(self) -> Seen:
        """The session now; raises Closed when it is not this person's, or they are signed out by now."""
        try:
            with _or_closed_as_away():
                return await self.looks.at(self.session_id, self.bearer)
        except Deactivated as error:
            raise Closed(FORBIDDEN, "this account has been deactivated") from error
        except NotSignedIn as error:
            raise Closed(UNKNOWN, "sign in again") from error
        except SessionNotFound as error:
            raise Closed(NO_SESSION, "there is no such analysis") from error

    async def tell(self, event: Event) -> None:
        """Send an event; raises Closed when nobody takes it."""
        self.told[event["type"]] = event["data"]
        try:
            async with asyncio.timeout(self.patience):
                await self.wire.send_text(json.dumps(event, separators=(",", ":"), ensure_ascii=False))
        except TimeoutError:
            raise Closed(SLOW, "too slow") from None
