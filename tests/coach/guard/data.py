"""The sentences of honest.*.toml and attacks.*.toml: how they are written there, and what they rest on."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args

from tests.coach.guard.sets import sheet

from biome.coach.answer import Said
from biome.coach.facts import FactSheet, Topic
from biome.coach.guard import Objection, Part, objections

HERE = Path(__file__).parent
LANGUAGES = ("en", "de", "es")


@dataclass(frozen=True)
class Sentence:
    """One sentence with the set it is about, its place, what it cites, and the objections one of which is due."""

    language: str
    text: str
    about: str
    part: Part
    rests: tuple[str, ...]
    codes: tuple[str, ...] = ()

    @property
    def sheet(self) -> FactSheet:
        """The facts of its set."""
        return sheet(self.about, self.language)

    @property
    def said(self) -> Said:
        """As a model answers: "issue:heel_lift" stands for the ids of the facts of that topic and key."""
        return Said(text=self.text, facts=[i for rest in self.rests for i in _ids(rest, self.sheet)])

    def objections(self) -> tuple[Objection, ...]:
        """What the guard has against it."""
        return objections(self.said, self.sheet, part=self.part)


def _ids(rest: str, told: FactSheet) -> list[str]:
    topic, _, key = rest.partition(":")
    if topic not in get_args(Topic):
        return [rest]
    found = [fact.id for fact in told.of(cast("Topic", topic), key)]
    assert found, f"no fact {rest}"
    return found


@cache
def sentences(kind: str, language: str) -> tuple[Sentence, ...]:
    """All sentences of a kind, "honest" or "attacks", in one language."""
    document: dict[str, Any] = tomllib.loads((HERE / f"{kind}.{language}.toml").read_text(encoding="utf-8"))
    return tuple(_made(document["group"], language))


def _made(groups: list[dict[str, Any]], language: str) -> Iterator[Sentence]:
    for group in groups:
        rests, codes = tuple(group["rests"]), tuple(group.get("codes", ()))
        for text in group["texts"]:
            yield Sentence(language, text, group["set"], group["part"], rests, codes)
