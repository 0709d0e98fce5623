"""Gemini's answers as they go over the wire: candidates, usage, errors; whole, or as server-sent events."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from biome.coach.loopback.http import Reply

GOOGLE = "type.googleapis.com/google.rpc."
NAMES = {
    400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED", 500: "INTERNAL", 503: "UNAVAILABLE", 504: "DEADLINE_EXCEEDED",
}  # fmt: skip
PIECE = 40
"""Characters of one event of a stream."""
THOUGHTS = 128
"""Tokens that every answer pretends to have thought."""


@dataclass(frozen=True)
class Call:
    """The model wants a tool of the client's to be run."""

    name: str
    args: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Say:
    """What the model says, and how that ends."""

    text: str = ""
    calls: tuple[Call, ...] = ()
    thought: str = ""
    """What it thinks aloud before it speaks."""
    finish: str = "STOP"
    blocked: str = ""
    """Why the prompt was refused: then there is no candidate."""
    empty: bool = False
    """No candidate, and no reason either."""
    wait: float = 0.0
    cut: bool = False
    never: bool = False


@dataclass(frozen=True)
class Refuse:
    """An error of the service's, as Google writes it."""

    status: int
    message: str
    details: tuple[dict[str, Any], ...] = ()


def error(refused: Refuse) -> Reply:
    """``{"error": {"code", "message", "status", "details"}}``."""
    body: dict[str, Any] = {
        "code": refused.status,
        "message": refused.message,
        "status": NAMES.get(refused.status, "UNKNOWN"),
    }
    if refused.details:
        body["details"] = list(refused.details)
    return Reply(refused.status, (_bytes({"error": body}),))


def whole(said: Say, model: str, prompt: int) -> Reply:
    """The answer of ``generateContent``."""
    body = _bytes(_response(said, model, prompt, _parts(said)))
    if said.cut:
        body = body[: max(1, len(body) // 2)]
    return Reply(200, (body,), wait=said.wait, cut=said.cut, never=said.never)


def streamed(said: Say, model: str, prompt: int) -> Reply:
    """The same as the server-sent events of ``streamGenerateContent?alt=sse``."""
    pieces = [said.text[at : at + PIECE] for at in range(0, len(said.text), PIECE)]
    bodies = [
        {"candidates": [_candidate([{"text": piece}])], "modelVersion": model, "responseId": "loopback"}
        for piece in pieces[:-1]
    ]
    last = [{"text": pieces[-1]}] if pieces else []
    bodies.append(_response(said, model, prompt, [*last, *_called(said)]))
    if said.cut:
        bodies = bodies[: max(1, len(bodies) // 2)]
    chunks = tuple(b"data: " + _bytes(body) + b"\r\n\r\n" for body in bodies)
    return Reply(200, chunks, "text/event-stream", wait=said.wait, cut=said.cut, never=said.never)


def listed(names: tuple[str, ...]) -> Reply:
    """The answer of ``models.list``."""
    return Reply(200, (_bytes({"models": [_model(name) for name in names]}),))


def model_card(name: str) -> Reply:
    """The answer of ``models.get``."""
    return Reply(200, (_bytes(_model(name)),))


def tokens(count: int) -> Reply:
    """The answer of ``countTokens``."""
    return Reply(200, (_bytes({"totalTokens": count}),))


def _response(said: Say, model: str, prompt: int, parts: list[dict[str, Any]]) -> dict[str, Any]:
    spoken = 0 if said.blocked or said.empty else len(said.text) // 4
    usage = {"promptTokenCount": prompt, "totalTokenCount": prompt + spoken}
    if not said.blocked and not said.empty:
        usage |= {"candidatesTokenCount": spoken, "thoughtsTokenCount": THOUGHTS}
        usage["totalTokenCount"] += THOUGHTS
    body: dict[str, Any] = {"usageMetadata": usage, "modelVersion": model, "responseId": "loopback"}
    if said.blocked:
        body["promptFeedback"] = {"blockReason": said.blocked}
    elif not said.empty:
        body["candidates"] = [_candidate(parts) | {"finishReason": said.finish}]
    return body


def _candidate(parts: list[dict[str, Any]]) -> dict[str, Any]:
    return {"content": {"parts": parts, "role": "model"} if parts else {"role": "model"}, "index": 0}


def _parts(said: Say) -> list[dict[str, Any]]:
    thought = [{"text": said.thought, "thought": True}] if said.thought else []
    return [*thought, *([{"text": said.text}] if said.text else []), *_called(said)]


def _called(said: Say) -> list[dict[str, Any]]:
    return [{"functionCall": {"name": call.name, "args": call.args}} for call in said.calls]


def _model(name: str) -> dict[str, Any]:
    methods = ["generateContent", "countTokens"]
    return {"name": f"models/{name}", "displayName": name, "supportedGenerationMethods": methods}


def _bytes(body: dict[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()
