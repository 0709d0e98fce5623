"""/ws/analysis/{sessionId}: the owner follows one analysis. Here is the door; what is told inside, watching.py says.

With ``?ask=1`` it stays open after the end, for questions (conversation.py); without it closes then, as ever.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass
from uuid import UUID

from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from sqlalchemy.exc import SQLAlchemyError
from starlette.websockets import WebSocketState

from biome.features.accounts import tickets
from biome.features.analyses.conversation import Conversation, Letters
from biome.features.analyses.watching import AWAY, NO_SESSION, TOO_MANY, UNKNOWN, Closed, Watcher
from biome.kit.errors import NotSignedIn
from biome.kit.parts import Parts
from biome.kit.tokens import Bearer

PROTOCOL = "biome.v1"
SHOWN = ("token", "ticket")
AUTH_SECONDS = 10.0
MOST = 20
"""Sockets of one person in one process: a phone that has lost its network leaves some behind for a ping or two."""
router = APIRouter()


class Watching:
    """Who watches in this process, and through how many sockets."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._sockets: Counter[UUID] = Counter()

    @contextlib.contextmanager
    def one_more(self, user_id: UUID) -> Iterator[None]:
        """While a socket of this person's is open; raises Closed when there are too many."""
        if self._sockets[user_id] >= self._most:
            raise Closed(TOO_MANY, "too many sockets")
        self._sockets[user_id] += 1
        try:
            yield
        finally:
            self._sockets[user_id] -= 1
            if not self._sockets[user_id]:
                del self._sockets[user_id]


@router.websocket("/ws/analysis/{session_id}")
async def analysis(socket: WebSocket, session_id: str) -> None:
    """Follow one analysis to its end, and ask about it where that was said at connecting."""
    offered = socket.scope.get("subprotocols", [])
    await socket.accept(PROTOCOL if PROTOCOL in offered else None)
    try:
        parts = socket.app.state.parts
        bearer = await _bearer(parts, await _shown(socket, offered))
        with socket.app.state.watching.one_more(bearer.user_id):
            looks = socket.app.state.looks
            watcher = Watcher(socket, parts, looks, _id(session_id), bearer, _seen_before(socket))
            if socket.query_params.get("ask") == "1":
                await _until_gone(*_conversing(socket, watcher))
            else:
                await _until_gone(watcher.follow(), _goodbye(socket))
    except Closed as end:
        if socket.client_state is WebSocketState.CONNECTED:
            with contextlib.suppress(RuntimeError, WebSocketDisconnect):
                await socket.close(end.code, str(end))
    except WebSocketDisconnect:
        pass


Doing = Coroutine[None, None, None]


def _conversing(socket: WebSocket, watcher: Watcher) -> tuple[Doing, Doing]:
    """Answering, and reading what is asked."""
    letters = Letters()
    accepts = socket.headers.get("accept-language", "")
    return Conversation(watcher, letters, socket.app.state.asking, accepts).hold(), letters.read(socket)


async def _until_gone(following: Doing, listening: Doing) -> None:
    """Run ``following`` until it ends or the watcher goes away, which is when ``listening`` ends."""
    running = asyncio.create_task(following)
    gone = asyncio.create_task(listening)
    try:
        await asyncio.wait({running, gone}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        gone.cancel()
        running.cancel()
        await asyncio.gather(gone, return_exceptions=True)
    with contextlib.suppress(asyncio.CancelledError):
        await running
    if not gone.cancelled() and isinstance(tired := gone.exception(), Closed):
        raise tired


async def _goodbye(socket: WebSocket) -> None:
    """Until the watcher goes away; what she says meanwhile is not listened to."""
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


def _seen_before(socket: WebSocket) -> int | None:
    """The latest event that this client says it has seen; None when it says nothing that makes sense."""
    after = socket.query_params.get("after", "")
    return int(after) if after.isascii() and after.isdecimal() and len(after) < 19 else None


def _id(session_id: str) -> UUID:
    try:
        return UUID(session_id)
    except ValueError:
        raise Closed(NO_SESSION, "there is no such analysis") from None
