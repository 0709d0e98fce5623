"""How many requests a minute anybody may make, at the edge: of a user by their token, of everybody else by address."""

from __future__ import annotations

import math

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from biome.kit.errors import TooManyRequests
from biome.kit.limits import Allowance, Rate
from biome.kit.parts import Parts
from biome.kit.storage import FORM_PATH
from biome.kit.tokens import BadToken
from biome.kit.web import answer, bearer_of

PACED = "/v1/"
"""Below it every request counts; a film is fetched in ranges, and asking whether we live must always be possible."""

RATE_LIMIT = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")
NAMES = tuple(name.lower().encode() for name in RATE_LIMIT)
"""In the head of each answer: the limit, the rest, and seconds until all is there again, as most clients know them."""


class Pace:
    """Refuses with 429 who asks too often, and tells everybody in the head of each answer what is left."""

    def __init__(self, app: ASGIApp, rate: Rate) -> None:
        self._app = app
        self._rate = rate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _counts(scope["path"]):
            await self._app(scope, receive, send)
            return
        parts: Parts = scope["app"].state.parts
        allowance = await parts.limits.take(f"pace:{whom(scope, parts)}", self._rate)

        async def send_with_pace(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *told(allowance)]
            await send(message)

        if allowance.allowed:
            await self._app(scope, receive, send_with_pace)
        else:
            await answer(TooManyRequests(allowance.wait))(scope, receive, send_with_pace)


def _counts(path: str) -> bool:
    return path.startswith(PACED) and not path.startswith(FORM_PATH)


def whom(scope: Scope, parts: Parts) -> str:
    """The user a genuine token names, else the address. Whether they may do it is asked later."""
    token = bearer_of(scope)
    if token is not None:
        try:
            return str(parts.tokens.read(token).user_id)
        except BadToken:
            pass
    client = scope.get("client")
    return client[0] if client else ""


def told(allowance: Allowance) -> list[tuple[bytes, bytes]]:
    """What is left, for the head of an answer."""
    left = (allowance.limit, allowance.remaining, math.ceil(allowance.reset))
    return [(name, str(value).encode()) for name, value in zip(NAMES, left, strict=True)]
