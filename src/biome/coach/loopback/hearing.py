"""What a model hears: the facts among the words it is sent, the language it is to answer in, what it may call."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

LANGUAGE = re.compile(r"Answer in (\w+)\.")


@dataclass(frozen=True)
class HeardFact:
    """A fact as it stands in the prompt."""

    id: str
    topic: str
    text: str
    about: str = ""


@dataclass(frozen=True)
class Heard:
    """One request for words."""

    model: str
    body: dict[str, Any]
    facts: tuple[HeardFact, ...]
    language: str
    again: bool
    """Whether an answer before this one was sent back."""
    tools: tuple[str, ...]
    told: tuple[str, ...]
    """The names of the tools whose results are in the prompt."""
    question: str
    """The last words of the user."""

    def of(self, *topics: str) -> tuple[HeardFact, ...]:
        """The facts of these topics, in order."""
        return tuple(fact for fact in self.facts if fact.topic in topics)


def heard(body: dict[str, Any], model: str) -> Heard:
    """The request as a model takes it in."""
    texts = list(_texts(body))
    spoken = [text for role, text in texts if role == "user"]
    found = [match[1] for _, text in texts for match in LANGUAGE.finditer(text)]
    declared = [one for tool in body.get("tools") or () for one in tool.get("functionDeclarations") or ()]
    return Heard(
        model=model,
        body=body,
        facts=tuple(_facts(body)),
        language=found[0] if found else "English",
        again=[role for role, _ in texts][-2:] == ["model", "user"],
        tools=tuple(one["name"] for one in declared),
        told=tuple(part["functionResponse"]["name"] for part in _parts(body) if "functionResponse" in part),
        question=spoken[-1] if spoken else "",
    )


def unknown_fields(body: dict[str, Any]) -> list[str]:
    """Where a schema has what the real service does not know."""
    schema = (body.get("generationConfig") or {}).get("responseSchema")
    return list(_unknown(schema, "generation_config.response_schema"))


def _unknown(schema: Any, path: str) -> Iterator[str]:
    if isinstance(schema, list):
        for at, one in enumerate(schema):
            yield from _unknown(one, f"{path}[{at}]")
    elif isinstance(schema, dict):
        if {"additional_properties", "additionalProperties"} & schema.keys():
            yield path
        for name, one in schema.items():
            yield from _unknown(one, f"{path}.{name}")


def _parts(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for content in body.get("contents") or ():
        yield from content.get("parts") or ()


def _texts(body: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Role and text of everything that is said, the system's instruction first."""
    system = body.get("systemInstruction") or {}
    spoken = [("system", system), *((one.get("role", "user"), one) for one in body.get("contents") or ())]
    for role, content in spoken:
        for part in content.get("parts") or ():
            if isinstance(part.get("text"), str):
                yield role, part["text"]


def _facts(body: dict[str, Any]) -> Iterator[HeardFact]:
    """Each fact once: lines that are JSON objects, and objects in what tools have answered."""
    seen: set[str] = set()
    for one in _objects(body):
        if one.keys() >= {"id", "topic", "text"} and str(one["id"]) not in seen:
            seen.add(str(one["id"]))
            yield HeardFact(str(one["id"]), str(one["topic"]), str(one["text"]), str(one.get("about", "")))


def _objects(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for part in _parts(body):
        for line in str(part.get("text", "")).split("\n"):
            if line.startswith("{") and isinstance(found := _json(line), dict):
                yield found
        yield from _within(part.get("functionResponse"))


def _within(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from _within(one)
    elif isinstance(value, list):
        for one in value:
            yield from _within(one)


def _json(line: str) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return None
