"""/ws/analysis/{sessionId}: the owner follows one analysis.

The socket says what the row says, whenever the bus hints that it changed and now and then without a hint. A watcher who
is slow misses steps in between, never the end.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass, field
from uuid import UUID

import structlog
from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from sqlalchemy.exc import SQLAlchemyError
from starlette.websockets import WebSocketState

from biome.features.accounts import service as accounts
from biome.features.accounts import tickets
from biome.features.accounts.errors import Deactivated
from biome.features.analyses import estimate, ledger, news, repository
from biome.features.analyses.news import Event, Seen
from biome.kit.errors import NotSignedIn
from biome.kit.parts import Parts
from biome.kit.tokens import Bearer

PROTOCOL = "biome.v1"
SHOWN = ("token", "ticket")
AUTH_SECONDS = 10.0
LOOK_SECONDS = 4.0
SEND_SECONDS = 10.0
MOST = (
    20  # sockets of one person in one process: a phone that has lost its network leaves some behind for a ping or two
)
UNKNOWN, FORBIDDEN, NO_SESSION, TOO_MANY, DONE, SLOW, AWAY = 4401, 4403, 4404, 4429, 1000, 1008, 1011
router = APIRouter()
log = structlog.stdlib.get_logger(__name__)


class Closed(Exception):
    """The socket is to be closed."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code


class Watching:
    """Who watches in this process, and through how many sockets."""

    def __init__(self) -> None:
        self._sockets: Counter[UUID] = Counter()

    @contextlib.contextmanager
    def one_more(self, user_id: UUID) -> Iterator[None]:
        """While a socket of this person's is open; raises Closed when there are too many."""
        if self._sockets[user_id] >= MOST:
            raise Closed(TOO_MANY, "too many sockets")
        self._sockets[user_id] += 1
        try:
            yield
        finally:
            self._sockets[user_id] -= 1
            self._sockets += Counter()  # forgets whoever has none left


@dataclass
class Watcher:
    """One socket, and what it has been told last."""

    socket: WebSocket
    parts: Parts
    session_id: UUID
    bearer: Bearer
    told: dict[str, Event] = field(default_factory=dict)
    patience: float = SEND_SECONDS
    """Seconds that one event may take to be taken."""

    async def follow(self) -> None:
        """Tell until it is over; raises Closed."""
        with self.parts.bus.follow(ledger.topic(self.session_id)) as hint:
            first = True
            while True:
                hint.clear()
                seen = await self._seen()
                if not (first and seen.over):
                    await self._tell(news.progress(seen))
                    await self._tell(news.agents(seen))
                if seen.over:
                    await self._tell(news.final(seen))
                    raise Closed(DONE, "finished")
                first = False
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(hint.wait(), min(LOOK_SECONDS, self._good_for()))

    def _good_for(self) -> float:
        """Seconds until the token expires, and a little more: then the next look ends it."""
        return max(0.05, (self.bearer.expires_at - self.parts.clock()).total_seconds() + 0.05)

    async def _seen(self) -> Seen:
        try:
            return await self._look()
        except SQLAlchemyError as error:
            log.warning("cannot look", error=type(error).__name__)
            raise Closed(AWAY, "try again") from error

    async def _look(self) -> Seen:
        """The session now; raises Closed when it is not this person's, or they are signed out by now."""
        async with self.parts.database.transaction() as session:
            try:
                user = await accounts.standing(session, self.parts, self.bearer)
            except Deactivated as error:
                raise Closed(FORBIDDEN, "this account has been deactivated") from error
            except NotSignedIn as error:
                raise Closed(UNKNOWN, "sign in again") from error
            row = await repository.owned(session, user.id, self.session_id)
            if row is None:
                raise Closed(NO_SESSION, "there is no such analysis")
            result = await repository.result_of(session, row.id)
            return Seen(row, result, self.parts.clock(), await estimate.seconds_before(session, row))

    async def _tell(self, event: Event) -> None:
        if self.told.get(event["type"]) == event:
            return
        self.told[event["type"]] = event
        try:
            await asyncio.wait_for(self.socket.send_json(event), self.patience)
        except TimeoutError:
            raise Closed(SLOW, "too slow") from None


@router.websocket("/ws/analysis/{session_id}")
async def analysis(socket: WebSocket, session_id: str) -> None:
    """Follow one analysis to its end."""
    offered = socket.scope.get("subprotocols", [])
    await socket.accept(PROTOCOL if PROTOCOL in offered else None)
    try:
        parts = socket.app.state.parts
        bearer = await _bearer(parts, await _shown(socket, offered))
        with socket.app.state.watching.one_more(bearer.user_id):
            await _until_gone(socket, Watcher(socket, parts, _id(session_id), bearer).follow())
    except Closed as end:
        if socket.client_state is WebSocketState.CONNECTED:
            with contextlib.suppress(RuntimeError, WebSocketDisconnect):
                await socket.close(end.code, str(end))
    except WebSocketDisconnect:
        pass


async def _until_gone(socket: WebSocket, following: Coroutine[None, None, None]) -> None:
    """Run ``following`` until it ends or the watcher goes away; what a watcher says meanwhile is not listened to."""
    running = asyncio.create_task(following)
    gone = asyncio.create_task(_goodbye(socket))
    try:
        await asyncio.wait({running, gone}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        gone.cancel()
        running.cancel()
        await asyncio.gather(gone, return_exceptions=True)
    with contextlib.suppress(asyncio.CancelledError):
        await running


async def _goodbye(socket: WebSocket) -> None:
    while (await socket.receive())["type"] != "websocket.disconnect":
        pass


@dataclass(frozen=True)
class _Shown:
    """What somebody shows at the door: a token, or a ticket, which nobody can show again."""

    kind: str
    value: str


async def _shown(socket: WebSocket, offered: list[str]) -> _Shown:
    """From the subprotocols, the URL or the first message. A token is never looked for in the URL: that is logged."""
    for protocol in offered:
        kind, dot, value = protocol.partition(".")
        if dot and kind in SHOWN:
            return _Shown(kind, value)
    if ticket := socket.query_params.get("ticket"):
        return _Shown("ticket", ticket)
    try:
        message = await asyncio.wait_for(socket.receive_json(), AUTH_SECONDS)
    except (TimeoutError, ValueError, KeyError, RecursionError) as error:
        raise Closed(UNKNOWN, "send a token first") from error
    if isinstance(message, dict) and message.get("type") == "auth":
        for kind in SHOWN:
            if isinstance(message.get(kind), str):
                return _Shown(kind, message[kind])
    raise Closed(UNKNOWN, "send a token first")


async def _bearer(parts: Parts, shown: _Shown) -> Bearer:
    """Whom it names; raises Closed."""
    try:
        if shown.kind == "token":
            return parts.tokens.read(shown.value)
        async with parts.database.transaction() as session:
            return await tickets.take(session, shown.value, parts.clock())
    except NotSignedIn as error:
        raise Closed(UNKNOWN, "sign in again") from error
    except SQLAlchemyError as error:
        raise Closed(AWAY, "try again") from error


def _id(session_id: str) -> UUID:
    try:
        return UUID(session_id)
    except ValueError:
        raise Closed(NO_SESSION, "there is no such analysis") from None
