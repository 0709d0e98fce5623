"""Which repetitions a sentence points at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from biome.coach.reading.lexicon import either, lexicon
from biome.coach.reading.numerals import roman

Kind = Literal["index", "first", "last", "next_to_last", "early", "late", "every", "most", "none"]
MOST = 200  # reps: no range is longer
INTEGER = r"(?:\d+(?:th\b)?|[ivx]+\b)"


@dataclass(frozen=True)
class RepsMeant:
    """Some repetitions of the set; which ones may hang on how many there are."""

    kind: Kind
    text: str
    start: int
    indices: frozenset[int] = frozenset()  # of kind "index"
    count: int = 1  # of kinds "first" and "last"

    def of(self, total: int) -> frozenset[int]:
        """The repetitions that are meant in a set of so many."""
        everyone = range(1, total + 1)
        picked = {
            "index": self.indices,
            "first": everyone[: self.count],
            "last": everyone[max(0, total - self.count) :],
            "next_to_last": everyone[-2:-1],
            "early": everyone[: (total + 1) // 2],
            "late": everyone[total // 2 :],
            "every": everyone,
            "most": everyone,
            "none": everyone,
        }
        return frozenset(picked[self.kind])


def find_reps(text: str, language: str) -> tuple[tuple[RepsMeant, ...], str]:
    """What plain text with digits says of single repetitions, and the text without it.

    The count in "all 6 reps" stays: it is a number like any other.
    """
    found: list[RepsMeant] = []
    for pattern, meaning, hides in _patterns(language):

        def take(match: re.Match[str], meaning: Meaning = meaning, hides: bool = hides) -> str:
            meant = list(meaning(match))
            found.extend(meant)
            return "\x00" * len(match[0]) if meant and hides else match[0]

        text = pattern.sub(take, text)
    return tuple(sorted(found, key=lambda meant: meant.start)), text


Meaning = Callable[[re.Match[str]], Iterator[RepsMeant]]


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], Meaning, bool], ...]:
    lex, reps = lexicon(language), lexicon(language).reps
    noun, one, sort = lex.noun, either(reps.one), rf"(?:{either(lex.between)}\s+){{0,2}}"
    join = rf"\s*(?:{either(lex.joins)})\s*"
    units = either(tuple(form for unit, forms in lex.units.items() if unit != "reps" for form in forms))
    others = rf"(?![.,:/]?\d|\s*{units}|\s*{either(lex.scale)})"  # a number of something else
    numbers = rf"(?P<list>{INTEGER}(?:{join}{INTEGER}(?!\s*{units}))*){others}"
    forms: list[tuple[str, Meaning, bool]] = [
        (rf"\b(?:{either(reps.next_to_last)})", _simply("next_to_last"), True),
        (rf"\b(?P<list>\d+th(?:{join}\d+th)*)\s+{sort}(?:{noun})", _listed(language), True),
        (rf"\b{either(reps.first)}\s+(?P<count>\d+)\s+{sort}{noun}", _counted("first"), True),
        (rf"\b{either(reps.last)}\s+(?P<count>\d+)\s+{sort}{noun}", _counted("last"), True),
        (rf"\b(?P<count>\d+)\s+{either(reps.first)}\s+{sort}{noun}", _counted("first"), True),
        (rf"\b(?P<count>\d+)\s+{either(reps.last)}\s+{sort}{noun}", _counted("last"), True),
        (rf"\b{either(reps.early)}", _simply("early"), True),
        (rf"\b{either(reps.late)}", _simply("late"), True),
        (rf"\b{either(reps.first)}\s+{sort}{one}", _counted("first"), True),
        (rf"\b{either(reps.last)}\s+{sort}{one}", _counted("last"), True),
        (rf"\b{either(reps.both)}\s+{sort}{noun}", _simply("every"), False),
        (rf"\b{either(reps.every)}\s+(?:\d+\s+)?{sort}{noun}", _simply("every"), False),
        (rf"\b{either(reps.none)}\s+{sort}{noun}", _simply("none"), False),
        (rf"\b{either(reps.most)}\s+{sort}{noun}", _simply("most"), False),
        (rf"(?<!\d )\b{noun}\s*(?:{either(reps.number)}\s*)?{numbers}", _listed(language), True),
        (r"\b(?P<list>(?:[3-9]|\d\d+)th)\b", _listed(language), True),
    ]
    return tuple((re.compile(form), meaning, hides) for form, meaning, hides in forms)


def _simply(kind: Kind) -> Meaning:
    def meaning(match: re.Match[str]) -> Iterator[RepsMeant]:
        yield RepsMeant(kind, match[0], match.start())

    return meaning


def _counted(kind: Kind) -> Meaning:
    def meaning(match: re.Match[str]) -> Iterator[RepsMeant]:
        yield RepsMeant(kind, match[0], match.start(), count=int(match.groupdict().get("count") or 1))

    return meaning


def _listed(language: str) -> Meaning:
    """Repetitions by their numbers, a range filled in."""
    ranged = re.compile(rf"(\d+)(?:th)?\s*{either(lexicon(language).ranges)}\s*(\d+)(?:th)?")

    def meaning(match: re.Match[str]) -> Iterator[RepsMeant]:
        said = match["list"]
        numbers = {number for token in re.findall(r"\d+|\b[ivx]+\b", said) if (number := _number(token)) is not None}
        for ends in ranged.finditer(said):
            numbers |= set(range(int(ends[1]), min(int(ends[2]), MOST) + 1))
        if numbers:
            yield RepsMeant("index", match[0], match.start(), frozenset(numbers))

    return meaning


def _number(token: str) -> int | None:
    return int(token) if token.isdigit() else roman(token)
