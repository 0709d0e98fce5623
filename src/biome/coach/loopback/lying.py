"""Lies: what a model makes up. Which sentences it lies in, and how, depends on the sentences alone."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any
from zlib import crc32

from biome.coach.loopback.hearing import Heard

Change = Callable[[dict[str, Any]], dict[str, Any]]
"""What becomes of one sentence."""


def lies_in(heard: Heard) -> bool:
    """Whether this is one of the half of all sets that the inventor lies about."""
    return crc32("".join(fact.text for fact in heard.facts).encode()) % 2 == 0


def with_lies(answer: dict[str, Any], salt: str = "") -> dict[str, Any]:
    """The same answer with about half of its sentences, and at least one, made up."""
    texts = [one["text"] for one in sentences(answer)]
    chosen = {text for text in texts if _dice(text, salt) % 2} or set(texts[:1])

    def lie(said: dict[str, Any]) -> dict[str, Any]:
        return said | {"text": invented(said["text"], salt)} if said["text"] in chosen else said

    return changed(answer, lie)


def invented(instead_of: str, salt: str = "") -> str:
    """A sentence that is not so; another one for each sentence it takes the place of."""
    kinds = list(lies())
    dice = _dice(instead_of, f"lie {salt}")
    choice = lies()[kinds[dice % len(kinds)]]
    text = choice[dice // len(kinds) % len(choice)]
    return text.format(n=137 + dice % 7 + 0.5, rep=41 + dice % 5)


def sentences(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """All sentences of an answer."""
    found: list[dict[str, Any]] = []

    def keep(said: dict[str, Any]) -> dict[str, Any]:
        found.append(said)
        return said

    changed(answer, keep)
    return found


def changed(value: Any, change: Change) -> Any:
    """The same answer, every sentence of it changed."""
    if isinstance(value, dict):
        if value.keys() >= {"text", "facts"}:
            return change(value)
        return {name: changed(one, change) for name, one in value.items()}
    return [changed(one, change) for one in value] if isinstance(value, list) else value


@cache
def lies() -> dict[str, list[str]]:
    """The lies by kind."""
    return tomllib.loads((files("biome.coach.loopback") / "lies.toml").read_text(encoding="utf-8"))


def _dice(text: str, salt: str) -> int:
    return crc32(f"{salt}|{text}".encode())
