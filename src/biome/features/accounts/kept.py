"""Lists that are kept ready for their owners: given again while nothing they were made from has changed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable
from uuid import UUID

from fastapi import Request, Response
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from biome.features.accounts.gate import Gate, Known
from biome.features.accounts.languages import spoken_to
from biome.kit.cache import Versioned
from biome.kit.errors import NotSignedIn
from biome.kit.parts import Parts
from biome.kit.web import Envelope, Model, bearer_of

HEAD = {"Cache-Control": "no-store"}


async def kept(
    request: Request, known: Known, read: Callable[[AsyncSession], Awaitable[Model]], also: Hashable = None
) -> Response:
    """What ``read`` gives to this question of this person, in its envelope; kept for the next time they ask.

    ``also`` is what else it depends on, beside the question, its language and what the version is of.
    """
    lists: Versioned = request.app.state.lists
    parts: Parts = request.app.state.parts

    async def body() -> bytes:
        async with parts.database.transaction() as session:
            return Envelope(data=await read(session)).model_dump_json(by_alias=True).encode()

    return _answer(await lists.get(_key(known.user_id, request.scope, also), known.version, body))


class OwnAnswers:
    """Gives what is kept to its owner, before the question is even parsed; all else goes on to the application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await _ready(scope) if scope["type"] == "http" and scope["method"] == "GET" else None
        await (answer or self._app)(scope, receive, send)


async def _ready(scope: Scope) -> Response | None:
    """What is kept for who asks, if they are let in now; None when there is nothing, or the app must say why."""
    token = bearer_of(scope)
    if token is None:
        return None
    parts: Parts = scope["app"].state.parts
    gate: Gate = scope["app"].state.gate
    lists: Versioned = scope["app"].state.lists
    try:
        key = _key(parts.tokens.read(token).user_id, scope)
        if key not in lists:
            return None
        known = await gate.let_in(token)
    except (NotSignedIn, SQLAlchemyError):
        return None
    body = lists.known(key, known.version)
    return None if body is None else _answer(body)


def _key(user_id: UUID, scope: Scope, also: Hashable = None) -> Hashable:
    return user_id, scope["path"], scope["query_string"], spoken_to(HTTPConnection(scope)), also


def _answer(body: bytes) -> Response:
    return Response(body, media_type="application/json", headers=HEAD)
