"""The coach's word catalogues, one TOML file for each language, checked when they are read."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

Variants = tuple[str, ...]


class _Catalogue(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ScoreWord(_Catalogue):
    """The word for scores of ``at_least`` and above."""

    at_least: float
    word: str


class Sides(_Catalogue):
    """How a side of the body is named, and what is said where it could not be told."""

    left: str
    right: str
    one: str
    one_side: str


class Where(_Catalogue):
    """In which reps, or when, a fault was seen."""

    only: Variants
    some: Variants
    both: Variants
    every: Variants
    hold: Variants
    hold_most: Variants


class Hedge(_Catalogue):
    """How sure the coach sounds."""

    possible: Variants
    looks: Variants
    sure: Variants


class Cue(_Catalogue):
    """Cues for a fault whose template is missing or does not fit what was measured."""

    stand_in: str
    unknown: str


class Headline(_Catalogue):
    """The first sentence of a summary."""

    reps: Variants
    hold: Variants
    rep_counted: str
    reps_counted: str
    unscored_reps: str
    unscored_hold: str


class Summary(_Catalogue):
    """The sentences that join cues into a summary."""

    first: Variants
    detail: Variants
    second: Variants
    others: Variants
    clean: Variants
    clean_one: str


class Strength(_Catalogue):
    """Praise that does not come from a fault's own strength line."""

    tempo: Variants
    tempo_exact: Variants
    finished: Variants
    metric: Variants
    best_rep: Variants
    hold: Variants
    below_zero: tuple[tuple[str, str], ...]


class Merged(_Catalogue):
    """One next step for two faults that share a cause."""

    faults: tuple[str, str]
    text: str


class Next(_Catalogue):
    """Next steps that do not come from a fault."""

    and_others: str
    film_view: Variants
    other_exercise: str
    more_reps: str
    longer_hold: str
    progress_loaded: str
    progress_bodyweight: str
    progress_hold: str
    merged: tuple[Merged, ...]


class Abstain(_Catalogue):
    """What is said when there is no score."""

    no_reps: str
    partials: str
    partial_one: str
    no_hold: str
    angle: str
    minor_notices: tuple[str, ...]


class Told(_Catalogue):
    """The sentences of what happened over a set."""

    shorter: Variants
    longer: Variants
    slower: Variants
    faster: Variants
    shorter_and_slower: Variants
    apart: Variants
    together: Variants
    steady: Variants
    even: Variants
    weaker: Variants
    tempo: Variants
    tempo_unknown: Variants
    pause: str


class Words(_Catalogue):
    """One language's catalogue."""

    score_words: tuple[ScoreWord, ...]
    units: dict[str, str]
    sides: Sides
    where: Where
    hedge: Hedge
    cue: Cue
    headline: Headline
    summary: Summary
    strength: Strength
    next_steps: Next = Field(alias="next")
    story: Told
    views: dict[str, str]
    abstain: Abstain


@cache
def words(language: str = "en") -> Words:
    """The catalogue of ``language``; raises ``FileNotFoundError`` for a language that is not shipped."""
    text = files("biome.coach.words").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return Words.model_validate(tomllib.loads(text))
