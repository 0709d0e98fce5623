"""What a language says of numbers, sides, body parts, repetitions and exercises: one TOML file each, checked once."""

from __future__ import annotations

import re
import tomllib
from functools import cache, cached_property
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from biome.engine.report import Side
from biome.exercises import library

LANGUAGES = ("en", "de", "es")


def _compiles(pattern: str) -> str:
    """A pattern may not have groups of its own: several of them make one, in which the group tells which it was."""
    try:
        groups = re.compile(pattern).groups
    except re.error as error:
        raise ValueError(f"{pattern!r} is no pattern: {error}") from error
    if groups:
        raise ValueError(f"{pattern!r} has a group; write (?:...)")
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]
"""A regular expression over plain text (see ``characters.plain``)."""
Patterns = tuple[Pattern, ...]


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Numerals(_Closed):
    """Numbers in words."""

    ones: dict[str, float]  # what the language has words of its own for, up to nineteen or so
    stems: dict[str, float] = {}  # ones as they stand in compounds, where they differ
    tens: dict[str, float]
    compounds: tuple[str, ...]  # {ten} and {one}
    hundreds: dict[str, float]
    joined: tuple[str, ...]  # {hundred} and {rest}
    halves: tuple[str, ...] = ()  # {one} and a half
    point: Patterns
    shy: tuple[str, ...] = ()  # also an article or a pronoun: a number only with its unit beside it
    fractions: dict[Pattern, float]  # of something
    multiples: dict[Pattern, tuple[float, str]]  # "times" that something was seen, or "fold" of something else
    amounts: dict[Pattern, tuple[float, str]] = {}  # number and unit in one phrase
    ordinals: dict[Pattern, int]
    shy_ordinals: Patterns  # also other words: ordinals only beside a repetition
    digits: Pattern  # what makes an ordinal of digits: "th"
    about: Patterns  # before a number that is only near
    less: Patterns  # before a number that is not reached
    more: Patterns  # before a number that is passed


class Reps(_Closed):
    """How repetitions are pointed at."""

    nouns: Patterns
    one: Patterns  # singular forms among the nouns
    number: Patterns  # between the noun and its number
    worst: Patterns  # says of a rep that it shows a fault most
    first: Patterns
    last: Patterns
    early: Patterns  # whole phrases
    late: Patterns
    next_to_last: Patterns
    every: Patterns
    most: Patterns
    both: Patterns
    none: Patterns


class Lexicon(_Closed):
    """All that is read in one language."""

    language: Literal["en", "de", "es"]
    idioms: Patterns  # phrases in which a number, a side or a part is none
    numerals: Numerals
    between: Patterns  # may stand between a number and what it counts
    joins: Patterns  # between two numbers of one unit
    ranges: Patterns  # between the first and the last of several in a row
    units: dict[str, Patterns]  # canonical unit: its spellings
    scale: Patterns  # after a score
    paired: Patterns  # what everybody has two of may follow "two"
    reps: Reps
    sides: dict[Side, Patterns]
    compared: Patterns  # before the side that another is measured against
    directions: dict[Literal["forward", "backward", "inward", "outward", "above", "below"], Patterns]
    unequal: Patterns  # says that one side is weaker, without saying which
    both: Patterns  # before a part of which there are two
    parts: dict[str, Patterns]
    names: dict[str, tuple[str, ...]] = Field(default={})  # slug: names beside the library's
    drills: dict[str, Patterns] = {}  # things to do that are no exercises of the library, by a common name
    ordinary: tuple[str, ...] = ()  # names of exercises that are words of their own
    unheard: tuple[str, ...] = ()  # those that are hardly ever meant
    apart: bool = False  # names that are one word are also written as two: "dead lift"
    plurals: tuple[str, ...]  # endings of names, beside the s
    owned: Patterns  # right before an ordinary name of one word, when the exercise is meant
    doing: Patterns  # before an ordinary name, when the exercise is meant
    orders: Patterns  # words that begin a clause in which somebody is told what to do
    clauses: Patterns  # what begins another clause
    ands: Patterns  # what joins two clauses that may speak of two things
    clinging: Patterns  # what begins a clause that belongs to the one before
    subjects: Patterns  # words without which it is a part of the one before

    @cached_property
    def noun(self) -> str:
        """Any word for a repetition."""
        return either(self.reps.nouns)


class Anatomy(_Closed):
    """Which parts there are, which joints of the engine they are, and what may be called by a wider name."""

    joints: dict[str, str]
    near: dict[str, tuple[str, ...]]  # a part may be named where one of these was measured


def either(patterns: tuple[str, ...]) -> str:
    """One group that matches any of the patterns, longest first."""
    return "(?:" + "|".join(sorted(patterns, key=len, reverse=True)) + ")"


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language that is shipped; raises ``FileNotFoundError`` for another."""
    made = Lexicon.model_validate(_toml(language))
    if unknown := set(made.parts) - set(anatomy().near):
        raise ValueError(f"{language}: parts that nobody knows: {sorted(unknown)}")
    if unknown := set(made.names) - {e.slug for e in library().exercises}:
        raise ValueError(f"{language}: exercises that nobody knows: {sorted(unknown)}")
    return made


@cache
def anatomy() -> Anatomy:
    """The parts of the body, which are the same in every language."""
    return Anatomy.model_validate(_toml("anatomy"))


def _toml(name: str) -> dict[str, object]:
    return tomllib.loads(files("biome.coach.reading").joinpath("lexicons", f"{name}.toml").read_text(encoding="utf-8"))
