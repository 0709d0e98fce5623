"""What the offline coach answers with, language by language, beside the words of its advice."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pydantic import TypeAdapter

from biome.coach.ask.vocabulary import toml
from biome.coach.language import WRITTEN_IN

Sayings = Mapping[str, Mapping[str, str]]
"""Templates by table and name."""


@cache
def sayings(language: str) -> Sayings:
    """The sayings of a language that is shipped; raises ``FileNotFoundError`` for another, ValueError for a gap."""
    made = _read(language)
    if _names(made) != _names(_read(WRITTEN_IN)):
        raise ValueError(f"{language}: what it can say is not what {WRITTEN_IN} can")
    return made


def _read(language: str) -> Sayings:
    return TypeAdapter(dict[str, dict[str, str]]).validate_python(toml("sayings", f"{language}.toml"))


def _names(made: Sayings) -> set[tuple[str, str]]:
    return {(table, name) for table, templates in made.items() for name in templates}
