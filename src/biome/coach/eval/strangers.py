"""Numbers that were said and are nowhere: not in the report, the library's words or the person's history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import cache
from typing import Any

from biome.coach.eval.case import Case
from biome.coach.eval.ear import numbers
from biome.coach.words import spoken
from biome.exercises import library
from biome.exercises.spec import Exercise

FILM = frozenset({
    "frameStart", "frameEnd", "worstFrame", "turnFrame", "totalFrames", "analysedFrames", "fps", "versions",
    "viewConfidence", "coverage", "confidence", "confidenceScore", "error", "margin", "signal", "scoreLow", "scoreHigh",
})  # fmt: skip
"""Fields of a report that nobody is told of."""
ALWAYS = (0.0, 1.0, 2.0, 10.0)
"""One of two, the other of both, out of ten."""
ABOUT = 0.07


def strangers(words: str, case: Case, language: str) -> Iterator[str]:
    """The numbers in the words that are not found."""
    known = _known(case, language)
    return (said.text for said in numbers(words) if not any(said.is_near(value) for value in known))


def nowhere(values: Iterable[float], case: Case, language: str) -> float:
    """The first of the values to which nothing known comes near, not even where it is said to be about so much."""
    known = _known(case, language)
    return next(value for value in values if all(abs(abs(one) - value) > ABOUT * value for one in known))


def _known(case: Case, language: str) -> tuple[float, ...]:
    slug = case.exercise.slug
    return (*ALWAYS, *_measured(case), *_in_library(slug, language), *_in_library(slug))


def _measured(case: Case) -> list[float]:
    """Every number of the report and of the person, and how many there are of each thing."""
    kept = {key: value for key, value in case.kept.items() if key not in FILM}
    counts = [float(len(kept[name])) for name in ("issues", "clean", "reps", "attempts")]
    affected = [float(len(issue["reps"])) for issue in kept["issues"]]
    over = [abs(abs(issue["measuredValue"]) - abs(issue["threshold"])) for issue in kept["issues"]]
    between = [case.kept[name] for name in ("scoreLow", "scoreHigh") if case.kept[name] is not None]
    return [*_within(kept), *_within(asdict(case.person)), *counts, *affected, *over, *between]


def _within(value: Any) -> Iterator[float]:
    """All numbers in JSON, and those in its texts."""
    if isinstance(value, dict):
        yield from (number for key, one in value.items() if key not in FILM for number in _within(one))
    elif isinstance(value, list | tuple):
        yield from (number for one in value for number in _within(one))
    elif isinstance(value, str):
        yield from (number.value for number in numbers(value))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield float(value)


@cache
def _in_library(slug: str, language: str = "en") -> tuple[float, ...]:
    """The numbers in what the library says about an exercise."""
    known = next((exercise for exercise in library().exercises if exercise.slug == slug), None)
    return tuple(number.value for text in _texts(known, language) for number in numbers(text)) if known else ()


def _texts(exercise: Exercise, language: str) -> Iterator[str]:
    told = spoken(exercise, language)
    yield told.how_to_film
    yield from (metric.target for metric in told.metrics)
    yield from (f"{value:g}" for value in told.pattern.params.values())
    for fault in told.faults:
        yield from (fault.cue, fault.next, fault.strength)
