"""Talk that is not a coach's: one TOML file for each language, checked once."""

from __future__ import annotations

import re
import tomllib
from functools import cache, cached_property
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from biome.coach.reading.lexicon import LANGUAGES, Patterns, either

Sort = Literal["injury", "diagnosis", "promise", "load", "tone", "injection", "markup"]


class Forbidden(BaseModel):
    """One sort of talk."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: Sort
    why: str  # for the repair round
    patterns: Patterns
    unless_told: bool = False  # may be repeated where a cited fact itself has it

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All of them as one."""
        return re.compile(rf"(?<!\w){either(self.patterns)}")


class Talk(BaseModel):
    """How a language says what a coach must not, and how its praise and its doubts sound."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: str
    common: frozenset[str]  # words that hardly a sentence does without
    anywhere: frozenset[str]  # words that fit any set, and so tell nothing of this one
    of_topic: dict[str, frozenset[str]]  # words by which a sort of fact is spoken of, whatever is in it
    forbidden: dict[str, Forbidden]
    praise: Patterns  # says that all was well
    but: Patterns  # takes praise back, or denies a fault
    negated: Patterns  # denies
    trouble: Patterns  # says that something was wrong
    denied: Patterns  # before what was wrong, says that it was not
    flawless: Patterns  # says that nothing at all was wrong
    kept_under: Patterns  # before a number: less than it
    kept_over: Patterns  # before a number: more than it
    unseen: Patterns  # says that something could not be judged
    limits: Patterns  # says that a number is what was to be kept, or how far it was missed
    trends: dict[str, Patterns]  # which way something went
    severities: dict[str, Patterns]


def says(text: str, patterns: Patterns) -> str:
    """What of the patterns the plain text says; "" when nothing."""
    found = where(text, patterns)
    return found[0] if found else ""


def where(text: str, patterns: Patterns) -> re.Match[str] | None:
    """Where the plain text says one of the patterns first."""
    return _compiled(patterns).search(text)


@cache
def _compiled(patterns: Patterns) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(patterns)}")


@cache
def talk(language: str) -> Talk:
    """The talk of a language that is shipped."""
    text = files("biome.coach.reading").joinpath("talk_of", f"{language}.toml").read_text(encoding="utf-8")
    return Talk.model_validate(tomllib.loads(text))


def talks() -> tuple[str, ...]:
    """Every language that is shipped."""
    return LANGUAGES
