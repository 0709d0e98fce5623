"""What stands in a language's general catalogue, ``words/LANGUAGE.toml``: a type for each of its tables."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Variants = tuple[str, ...]
Pairs = tuple[tuple[str, str], ...]


class Catalogue(BaseModel):
    """Frozen, and closed: an unknown key in a TOML file is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Grammar(Catalogue):
    """What differs between languages and is no sentence."""

    decimal: str
    lists: tuple[str, str]  # between all but the last two names, and between those: "a, b and c"
    alternatives: tuple[str, str]  # the same for "a, b or c"
    sentences: Literal["small", "as written"]  # how a sentence begins inside another
    names: Literal["small", "as written"]  # how the name of a fault or a movement stands inside a sentence


class Side(dict[str, str]):
    """A side of the body in its grammatical forms: ``{side}`` is the plain one, ``{side[es]}`` another."""

    def __str__(self) -> str:
        return self["plain"]

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


class ScoreWord(Catalogue):
    """The word for scores of ``at_least`` and above."""

    at_least: float
    word: str


class Sides(Catalogue):
    """How a side of the body is named, in all the forms that the templates of the language use."""

    left: dict[str, str]
    right: dict[str, str]

    def form(self, side: Literal["left", "right"]) -> Side:
        """The side, to be put into a template."""
        return Side(self.left if side == "left" else self.right)


class Where(Catalogue):
    """In which reps, or when, a fault was seen."""

    only: Variants
    some: Variants
    both: Variants
    every: Variants
    hold: Variants
    hold_most: Variants


class Hedge(Catalogue):
    """How sure the coach sounds."""

    possible: Variants
    looks: Variants
    sure: Variants


class Cue(Catalogue):
    """Cues for a fault whose template is missing or does not fit what was measured."""

    stand_in: str
    unknown: str


class Headline(Catalogue):
    """The first sentence of a summary."""

    reps: Variants
    hold: Variants
    rep_counted: str
    reps_counted: str
    unscored_reps: str
    unscored_hold: str


class Summary(Catalogue):
    """The sentences that join cues into a summary."""

    first: Variants
    detail: Variants
    second: Variants
    others: Variants
    clean: Variants
    clean_one: str


class Strength(Catalogue):
    """Praise that does not come from a fault's own strength line."""

    tempo: Variants
    tempo_exact: Variants
    finished: Variants
    metric: Variants
    best_rep: Variants
    hold: Variants
    below_zero: Pairs  # what a strength says of a value below zero instead
    sweeping: tuple[str, ...]  # words of a strength that claim all reps


class Merged(Catalogue):
    """One next step for two faults that share a cause."""

    faults: tuple[str, str]
    text: str


class Next(Catalogue):
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


class Abstain(Catalogue):
    """What is said when there is no score."""

    no_reps: str
    partials: str
    partial_one: str
    no_hold: str
    angle: str
    minor_notices: tuple[str, ...]


class Told(Catalogue):
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


class Words(Catalogue):
    """One language's catalogue."""

    grammar: Grammar
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
    sentences: dict[str, str] = {}  # the engine's, by their ids; the engine speaks English itself
    phrases: dict[str, dict[str, str]] = {}  # what stands in their gaps
