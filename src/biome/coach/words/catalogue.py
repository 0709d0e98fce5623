"""What stands in a language's general catalogue, ``words/LANGUAGE.toml``: a type for each of its tables."""

from __future__ import annotations

import re
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

    stand_in: Variants
    below_zero: Pairs  # what a cue says of a value below zero instead
    unknown: str


class Headline(Catalogue):
    """The first sentence of a summary."""

    reps: Variants
    hold: Variants
    up: str
    down: str
    rep_counted: str
    reps_counted: str
    unscored_reps: Variants
    unscored_hold: Variants


class Summary(Catalogue):
    """The second sentence of a summary: what matters most."""

    one: Variants
    detail: Variants
    two: Variants
    more: Variants
    clean: Variants
    clean_one: Variants
    unseen: Variants


class NextFix(Catalogue):
    """The single next thing to do."""

    first: Variants
    detail: Variants
    again: Variants
    unsure: Variants


class Strength(Catalogue):
    """Praise that does not come from a fault's own strength line."""

    tempo: Variants
    tempo_exact: Variants
    finished: Variants
    metric: Variants
    metric_plain: Variants  # of a number that tells nothing by itself: none, a share, or one below zero
    unseen_faults: Variants
    best_rep: Variants
    hold: Variants
    mended: Variants
    below_zero: Pairs  # what a strength says of a value below zero instead
    sweeping: tuple[str, ...]  # whole words (regular expressions) of a strength that claim all reps

    def sweeps(self, strength: str) -> bool:
        """Whether this praise claims all reps."""
        return re.search(rf"\b(?:{'|'.join(self.sweeping)})\b", strength, re.IGNORECASE) is not None


class Merged(Catalogue):
    """One next step for two faults that share a cause."""

    faults: tuple[str, str]
    text: str


class Next(Catalogue):
    """Next steps that do not come from a fault."""

    and_others: str
    film_view: Variants
    square: Variants
    other_exercise: Variants
    more_reps: Variants
    longer_hold: Variants
    progress_loaded: Variants
    progress_bodyweight: Variants
    progress_hold: Variants
    merged: tuple[Merged, ...]
    camera: dict[str, Variants]  # by the code of a notice


class Why(Catalogue):
    """The reason for a next step."""

    cost: Variants
    drill: Variants
    both: Variants
    unseen: Variants
    hard_to_see: Variants
    nothing_seen: Variants
    other_exercise: Variants
    more_reps: Variants
    longer_hold: Variants
    progress: Variants


class Abstain(Catalogue):
    """What is said when there is no score."""

    no_reps: Variants
    partials: Variants
    partial_one: Variants
    no_hold: Variants
    angle: Variants
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
    next_fix: NextFix
    strength: Strength
    next_steps: Next = Field(alias="next")
    why: Why
    story: Told
    views: dict[str, str]
    abstain: Abstain
    sentences: dict[str, str] = Field(
        default_factory=dict
    )  # the engine's, by their ids; the engine speaks English itself
    phrases: dict[str, dict[str, str]] = Field(default_factory=dict)  # what stands in their gaps
