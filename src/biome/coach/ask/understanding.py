"""What a question about a set asks, and which repetitions, faults, numbers, sides and parts of the body it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, TypeAdapter

from biome.coach.ask.named import by_name, of_themes
from biome.coach.ask.phrases import folded
from biome.coach.ask.spelling import mended
from biome.coach.ask.vocabulary import Vocabulary, themes, toml, vocabulary
from biome.coach.reading import LANGUAGES, Reading, read
from biome.coach.words import spoken
from biome.engine.report import Side
from biome.exercises.spec import Exercise

Intent = Literal[
    "best_rep",
    "care",
    "compare",
    "cost",
    "count",
    "exercise",
    "fault",
    "fix",
    "held",
    "meaning",
    "measured",
    "not_judged",
    "other",
    "praise",
    "rep",
    "score",
    "sides",
    "summary",
    "sure",
    "tempo",
    "trend",
    "weight",
    "worst_rep",
]
INTENTS: tuple[Intent, ...] = get_args(Intent)
NUMBERED = re.compile(r"(?<!\S)(?:rep\w*|rip\w*|wdh\w*|wiederholung\w*|n[or]|number|nummer|numero|num) (\d{1,3})(?!\S)")
"""A repetition by its number, in every language and without accents."""


class Rule(BaseModel):
    """An intent, and the concepts that must, may and must not be in a question for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    intent: Intent
    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()

    def fits(self, found: frozenset[str]) -> bool:
        """Whether a question in which these concepts were found is of this intent."""
        wanted = found.issuperset(self.all) and (not self.any or not found.isdisjoint(self.any))
        return wanted and found.isdisjoint(self.none)


@dataclass(frozen=True)
class Meant:
    """What was understood of a question."""

    intent: Intent
    language: str  # in which it was understood
    concepts: frozenset[str] = frozenset()
    reps: tuple[int, ...] = ()
    themes: tuple[str, ...] = ()  # of faults, whether the exercise has any of them or not
    faults: tuple[str, ...] = ()  # ids, of those that the exercise has
    metrics: tuple[str, ...] = ()  # ids, likewise
    sides: frozenset[Side] = frozenset()
    parts: frozenset[str] = frozenset()


def understood(question: str, language: str, exercise: Exercise, rep_count: int) -> Meant:
    """What is asked of a set of so many reps of the library's ``exercise``.

    Read in the language that it seems to be in, then in ``language``, then in the others: "other" when in none.
    """
    first = language_of(question, language)
    nothing = _understood(question, first, spoken(exercise, first), rep_count)
    others = (one for one in dict.fromkeys((language, *LANGUAGES)) if one != first)
    tries = chain([nothing], (_understood(question, one, spoken(exercise, one), rep_count) for one in others))
    return next((meant for meant in tries if meant.intent != "other" or meant.concepts & REFUSED), nothing)


def language_of(question: str, otherwise: str) -> str:
    """The language whose words a question is made of; ``otherwise`` when that does not show."""
    words = folded(question).split()
    heard = {one: sum(map(bool, map(vocabulary(one).patterns["common"].fullmatch, words))) for one in LANGUAGES}
    most = max(heard.values())
    likeliest = [one for one, count in heard.items() if count == most]
    return likeliest[0] if most and len(likeliest) == 1 else otherwise


def _understood(question: str, language: str, exercise: Exercise, rep_count: int) -> Meant:
    known = vocabulary(language)
    words = _plain(question, known)
    reading = read(known.accented(question), language)
    said = _those(known.theme_patterns, words)
    faults = [*of_themes(said, themes().faults, (f.id for f in exercise.faults)), *by_name(words, exercise.faults)]
    numbers = _those(known.metric_patterns, words)
    metrics = [*of_themes(numbers, themes().metrics, (m.id for m in exercise.metrics))]
    metrics += by_name(words, exercise.metrics)
    meant = Meant(
        intent="other",
        language=language,
        reps=_reps(reading, words, rep_count),
        themes=said,
        faults=tuple(dict.fromkeys(faults)),
        metrics=tuple(dict.fromkeys(metrics)),
        sides=reading.sides,
        parts=reading.parts,
    )
    concepts = frozenset((*_those(known.patterns, words), *_named(meant)))
    intent = next((rule.intent for rule in rules() if rule.fits(concepts)), meant.intent)
    return replace(meant, intent=intent, concepts=concepts)


def _named(meant: Meant) -> Iterator[str]:
    """The concepts of what is named in the question."""
    named = {"rep": meant.reps, "theme": (*meant.themes, *meant.faults), "metric": meant.metrics}
    named |= {"side": meant.sides, "part": meant.parts}
    yield from (name for name, found in named.items() if found)
    yield from (f"theme.{theme}" for theme in meant.themes)


def _reps(reading: Reading, words: str, rep_count: int) -> tuple[int, ...]:
    """The repetitions that are pointed at one by one."""
    pointed = (meant for meant in reading.reps if meant.kind in ("index", "first", "last", "next_to_last"))
    named = {index for meant in pointed for index in meant.of(rep_count)}
    return tuple(sorted(named | {int(number) for number in NUMBERED.findall(words)}))


def _those(patterns: Mapping[str, re.Pattern[str]], words: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in patterns.items() if pattern.search(words))


def _plain(question: str, known: Vocabulary) -> str:
    """The folded words, slips mended and idioms said otherwise."""
    words = mended(folded(question), known)
    for pattern, meant in known.rewritten:
        words = pattern.sub(meant, words)
    return words


@cache
def rules() -> Sequence[Rule]:
    """The rules in the order in which they are tried."""
    return TypeAdapter(tuple[Rule, ...]).validate_python(toml("intents.toml")["rules"])


REFUSED = frozenset({"machine", "others", "elsewhere"})
"""What is no question about the set, in whichever language that is understood."""
