"""The words in which people ask, language by language: one TOML file each, checked once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from pydantic import BaseModel, ConfigDict

from biome.coach.ask.phrases import compiled, words_of

Phrases = tuple[str, ...]
PLACES = files("biome.coach.ask")
WORD = re.compile(r"[^\W\d_]+")


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Themes(_Closed):
    """What may be meant by what people call it: ids of faults, and of metrics."""

    faults: Mapping[str, tuple[str, ...]]
    metrics: Mapping[str, tuple[str, ...]]


class Vocabulary(_Closed):
    """How one language asks: phrases (see phrases.py) by what they mean."""

    idioms: Mapping[str, str] = {}  # phrases that mean something else than their words, and in which words it is read
    typed: Mapping[str, str] = {}  # words without their accents, as people type them, and as they are read
    concepts: Mapping[str, Phrases]
    themes: Mapping[str, Phrases]
    metrics: Mapping[str, Phrases]

    @cached_property
    def patterns(self) -> Mapping[str, re.Pattern[str]]:
        """Every concept with what finds it."""
        return {name: compiled(phrases) for name, phrases in self.concepts.items()}

    @cached_property
    def theme_patterns(self) -> Mapping[str, re.Pattern[str]]:
        """Every theme with what finds it."""
        return {name: compiled(phrases) for name, phrases in self.themes.items()}

    @cached_property
    def metric_patterns(self) -> Mapping[str, re.Pattern[str]]:
        """Every number that has a name among lifters, with what finds it."""
        return {name: compiled(phrases) for name, phrases in self.metrics.items()}

    @cached_property
    def rewritten(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """What finds each idiom, and what is read instead."""
        return tuple((compiled([phrase]), meant) for phrase, meant in self.idioms.items())

    def accented(self, question: str) -> str:
        """The question with the accents that its words have where they are written with care."""
        return WORD.sub(lambda found: self.typed.get(found[0].lower(), found[0]), question)

    @cached_property
    def spelled(self) -> frozenset[str]:
        """Every word that is written here, as far as it is written out."""
        groups = (*self.concepts.values(), *self.themes.values(), *self.metrics.values())
        return frozenset(word for phrases in groups for phrase in phrases for word in words_of(phrase))


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language that is shipped; raises ``FileNotFoundError`` for another."""
    made = Vocabulary.model_validate(toml("vocabularies", f"{language}.toml"))
    if set(made.themes) != set(themes().faults) or set(made.metrics) != set(themes().metrics):
        raise ValueError(f"{language}: its themes are not those of themes.toml")
    return made


@cache
def themes() -> Themes:
    """The themes, which are the same in every language."""
    return Themes.model_validate(toml("themes.toml"))


def toml(*path: str) -> dict[str, Any]:
    """One of this package's files."""
    return tomllib.loads(PLACES.joinpath(*path).read_text(encoding="utf-8"))
