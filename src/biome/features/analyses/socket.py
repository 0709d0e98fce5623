"""/ws/analysis/{sessionId}: the owner follows one analysis.

The socket says what the row says, whenever the bus hints that it changed and now and then without a hint. A watcher who
is slow misses steps in between, never the end.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Coroutine
from dataclasses import dataclass, field
from uuid import UUID

import structlog
from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from sqlalchemy.exc import SQLAlchemyError
from starlette.websockets import WebSocketState

from biome.features.accounts import service as accounts
from biome.features.accounts.errors import Deactivated
from biome.features.analyses import estimate, ledger, news, repository
from biome.features.analyses.news import Event, Seen
from biome.kit.errors import NotSignedIn
from biome.kit.parts import Parts

PROTOCOL = "biome.v1"
TOKEN = "token."
AUTH_SECONDS = 10.0
LOOK_SECONDS = 4.0
SEND_SECONDS = 10.0
UNKNOWN, FORBIDDEN, NO_SESSION, DONE, SLOW, AWAY = 4401, 4403, 4404, 1000, 1008, 1011
router = APIRouter()
log = structlog.stdlib.get_logger(__name__)


class Closed(Exception):
    """The socket is to be closed."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code


@dataclass
class Watcher:
    """One socket, and what it has been told last."""

    socket: WebSocket
    parts: Parts
    session_id: UUID
    token: str
    told: dict[str, Event] = field(default_factory=dict)

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
                    await asyncio.wait_for(hint.wait(), LOOK_SECONDS)

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
                user = await accounts.recognise(session, self.parts, self.token)
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
            await asyncio.wait_for(self.socket.send_json(event), SEND_SECONDS)
        except TimeoutError:
            raise Closed(SLOW, "too slow") from None


@router.websocket("/ws/analysis/{session_id}")
async def analysis(socket: WebSocket, session_id: str) -> None:
    """Follow one analysis to its end."""
    offered = socket.scope.get("subprotocols", [])
    await socket.accept(PROTOCOL if PROTOCOL in offered else None)
    try:
        token = await _token(socket, offered)
        await _until_gone(socket, Watcher(socket, socket.app.state.parts, _id(session_id), token).follow())
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


async def _token(socket: WebSocket, offered: list[str]) -> str:
    """The token, from the subprotocols or the first message; never from the URL, which ends up in logs."""
    for protocol in offered:
        if protocol.startswith(TOKEN):
            return protocol.removeprefix(TOKEN)
    try:
        message = await asyncio.wait_for(socket.receive_json(), AUTH_SECONDS)
    except (TimeoutError, ValueError, KeyError, RecursionError) as error:
        raise Closed(UNKNOWN, "send a token first") from error
    if not isinstance(message, dict) or message.get("type") != "auth" or not isinstance(message.get("token"), str):
        raise Closed(UNKNOWN, "send a token first")
    return message["token"]


def _id(session_id: str) -> UUID:
    try:
        return UUID(session_id)
    except ValueError:
        raise Closed(NO_SESSION, "there is no such analysis") from None
