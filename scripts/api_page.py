"""docs/api.md from the OpenAPI document. `make docs-api` writes it; with --check, exits 1 when it is out of date."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from biome.app import ABOUT, TAGS, routed
from biome.settings import Settings

PAGE = Path(__file__).resolve().parents[1] / "docs" / "api.md"
ENVELOPES = ("Envelope_", "Failure")
HEAD = """# The API

Written by `make docs-api` from the OpenAPI document, which a running Biome serves at `/openapi.json` and
shows at `/docs`.

"""
SOCKETS = """## WebSockets

`/ws/analysis/{sessionId}`: the owner follows one analysis. Signed in by the subprotocols `biome.v1, token.<jwt>` or
`biome.v1, ticket.<ticket>`, by `?ticket=<ticket>`, or by a first message `{"type": "auth", "token": "<jwt>"}` (or
`"ticket"`). `POST /v1/ws-ticket` gives a ticket; it opens one socket.

The present state comes at once, then what changes: `progress`, `agent_status`, at the end `analysis_complete` or
`error`. Each is `{"type", "seq", "data"}`; who was cut off asks with `?after=<seq>` of the last event and is first told
what they missed, in order. The same is at `GET /v1/analysis/sessions/{sessionId}/events?after=<seq>`.

With `?ask=1` it stays open after `analysis_complete` and takes questions about the set, one at a time: send
`{"type": "ask", "data": {"id": "<yours>", "question": "…", "language"?}}`. Each sentence comes as `answer_part` (`id`,
`index`, `text`, `facts`) as soon as it may leave, then `answer` with all of it, as `POST …/ask` has it; or `ask_error`
(`id`, `code`, `error`, `details`). What is no question is refused and does no harm; after ten in a row it is closed
with 1008, as for more than four that wait. Five minutes without a question close it with 1000.

A page from elsewhere is refused with 403. Closed with 1000 when it is over, 4401 without a valid sign-in (or within
five seconds of its end), 4403 when the account is deactivated, 4404 when there is no such analysis of yours, 4429
beyond 20 sockets of one person, 1008 for who does not read, 1009 for a message of over 64 KB, 1011 when something of
ours is away.

"""


def page() -> str:
    """The whole page."""
    document = routed(Settings()).openapi()
    parts = [HEAD, ABOUT, "\n\n"]
    for tag, about in TAGS.items():
        parts += [f"## {tag.capitalize()}\n\n{about}\n\n", *_operations(document, tag)]
    parts += [SOCKETS, "## Types\n\n", *_types(document)]
    return "".join(parts).rstrip() + "\n"


def _operations(document: dict[str, Any], tag: str) -> Iterator[str]:
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if tag in operation["tags"]:
                yield from _operation(method.upper(), path, operation)


def _operation(method: str, path: str, operation: dict[str, Any]) -> Iterator[str]:
    yield f"### `{method} {path}`\n\n{operation.get('description', '')}\n\n"
    yield from (f"- {_parameter(one)}\n" for one in operation.get("parameters", ()))
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        yield f"- body, `{kind}`: {_type(content.get('schema', {}))}\n"
    good = [status for status in operation["responses"] if status < "4"]
    bad = [status for status in operation["responses"] if status >= "4"]
    for status in good:
        yield f"- {status}: {_answer(operation['responses'][status])}\n"
    yield f"- refused with {', '.join(bad)}\n\n" if bad else "\n"


def _parameter(parameter: dict[str, Any]) -> str:
    needed = ", required" if parameter.get("required") else ""
    default = parameter["schema"].get("default")
    usual = f", {default} by default" if default is not None else ""
    about = f": {parameter['description']}" if "description" in parameter else ""
    return f"`{parameter['name']}` ({parameter['in']}{needed}{usual}) {_type(parameter['schema'])}{about}"


def _answer(response: dict[str, Any]) -> str:
    kinds = response.get("content", {})
    told = [_type(content["schema"]) if "json" in kind else f"`{kind}`" for kind, content in kinds.items()]
    return ", ".join(told) or response["description"]


def _types(document: dict[str, Any]) -> Iterator[str]:
    for name, schema in sorted(document["components"]["schemas"].items()):
        if name.startswith(ENVELOPES) or "properties" not in schema:
            continue
        yield f"### {name}\n\n{schema.get('description', '')}\n\n"
        needed = schema.get("required", ())
        for field, of in schema["properties"].items():
            about = f": {of['description']}" if "description" in of else ""
            yield f"- `{field}`{'' if field in needed else ' (optional)'} {_type(of)}{about}\n"
        yield "\n"


def _type(schema: dict[str, Any]) -> str:
    """A schema in a few words, with links to the types on this page."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        name = name.removeprefix("Envelope_").strip("_")
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(_type(one) for one in schema["anyOf"]))
    if "enum" in schema or "const" in schema:
        return " | ".join(f"`{value}`" for value in schema.get("enum", [schema.get("const")]))
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    if schema.get("type") == "object" and "properties" in schema:
        return "{" + ", ".join(f"`{name}` {_type(of)}" for name, of in schema["properties"].items()) + "}"
    kind = schema.get("format") or schema.get("type") or "anything"
    return " or ".join(kind) if isinstance(kind, list) else kind


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.read_text(encoding="utf-8") == page() else "docs/api.md is out of date: make docs-api")
    PAGE.write_text(page(), encoding="utf-8")
