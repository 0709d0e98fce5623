"""The server: who is let in, which model is asked for what, and the script that answers."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from biome.coach.loopback.hearing import Heard, heard, unknown_fields
from biome.coach.loopback.http import Reply, Request, serve
from biome.coach.loopback.scripts import SCRIPTS, Script
from biome.coach.loopback.wire import GOOGLE, Refuse, error, listed, model_card, streamed, tokens, whole

KEY = "loopback-key"
MODELS = ("gemini-3.5-flash", "gemini-3.5-flash-lite")
MODEL = re.compile(r"/v1(?:beta|alpha)?/models/([^/:]+)(?::(\w+))?")
LIST = re.compile(r"/v1(?:beta|alpha)?/models/?")
INVALID_KEY = Refuse(
    400,
    "API key not valid. Please pass a valid API key.",
    (
        {
            "@type": f"{GOOGLE}ErrorInfo",
            "reason": "API_KEY_INVALID",
            "domain": "googleapis.com",
            "metadata": {"service": "generativelanguage.googleapis.com"},
        },
    ),
)
NO_KEY = Refuse(403, "Method doesn't allow unregistered callers (callers without established identity).")


@dataclass
class Loopback:
    """An ``async with`` block in which the server runs; ``url`` is where.

    ``scripts`` answer in turn, the last of them from then on: so a service can be dead first and well later.
    """

    scripts: Sequence[Script | str]
    port: int = 0
    key: str = KEY
    models: tuple[str, ...] = MODELS
    asked: list[Heard] = field(default_factory=list)
    """What it was asked to generate, in order."""
    _server: asyncio.Server | None = None
    _open: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def url(self) -> str:
        """Its base address."""
        if self._server is None:
            raise RuntimeError("it does not run")
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", self.port, limit=1 << 20)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            self._server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._open.add(task)
            task.add_done_callback(self._open.discard)
        with contextlib.suppress(asyncio.CancelledError):  # only by our own end
            await serve(reader, writer, self._answer)

    async def _answer(self, request: Request) -> Reply:
        refused = self._unwelcome(request)
        if refused is not None:
            return error(refused)
        if LIST.fullmatch(request.path):
            return listed(self.models)
        found = MODEL.fullmatch(request.path)
        if found is None or found[1] not in self.models:
            return error(_gone(found[1] if found else request.path))
        return self._of_model(request, found[1], found[2] or "")

    def _unwelcome(self, request: Request) -> Refuse | None:
        key = request.headers.get("x-goog-api-key") or request.query.get("key")
        if not key:
            return NO_KEY
        return None if key == self.key else INVALID_KEY

    def _of_model(self, request: Request, model: str, method: str) -> Reply:
        if request.method == "GET" and not method:
            return model_card(model)
        if method == "countTokens":
            return tokens(_tokens(request.body))
        if method not in ("generateContent", "streamGenerateContent") or not isinstance(request.body, dict):
            return error(Refuse(400, f"Request of {method!r} is not understood."))
        if unknown := unknown_fields(request.body):
            return error(_unknown(unknown))
        return self._generated(heard(request.body, model), method == "streamGenerateContent")

    def _generated(self, asked: Heard, stream: bool) -> Reply:
        script = self.scripts[min(len(self.asked), len(self.scripts) - 1)]
        self.asked.append(asked)
        said = (SCRIPTS[script] if isinstance(script, str) else script)(asked)
        if isinstance(said, Refuse):
            return error(said)
        return (streamed if stream else whole)(said, asked.model, _tokens(asked.body))


def _gone(model: str) -> Refuse:
    return Refuse(404, f"models/{model} is not found for API version v1beta, or is not supported for generateContent.")


def _unknown(names: list[str]) -> Refuse:
    """What the real service says to a schema with ``additional_properties`` in it (googleapis/python-genai#1815)."""
    violations = [{"field": name, "description": f"Unknown name at '{name}': Cannot find field."} for name in names]
    message = "Invalid JSON payload received. " + " ".join(one["description"] for one in violations)
    return Refuse(400, message, ({"@type": f"{GOOGLE}BadRequest", "fieldViolations": violations},))


def _tokens(body: Any) -> int:
    """About as many as a model would count."""
    return len(str(body)) // 4
