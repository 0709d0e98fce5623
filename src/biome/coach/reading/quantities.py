"""Numbers with their units, as a sentence says them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from biome.coach.reading.lexicon import either, lexicon

CLOCK = r"(?P<clock>\d+:\d\d(?:[.,]\d+)?)"
TIMES = r"(?P<product>\d+\s?x\s?\d+)"
NUMBER = r"(?P<number>\d+(?:[.,]\d+)?|[.,]\d+)"
TOKEN = re.compile(f"{CLOCK}|{TIMES}|{NUMBER}")
THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
SCHEDULE = frozenset({"days", "weeks", "months", "sets", "things", "pair", "share", "times", "fold"})
"""Units that a number without one does not take over from the one before it."""
CONVERTED = {"ms": ("s", 0.001), "min": ("s", 60.0), "mm": ("cm", 0.1), "m": ("cm", 100.0)}
"""Units that are another one in disguise."""

Bound = Literal["", "less", "more"]


@dataclass(frozen=True)
class Measure:
    """One number that was said."""

    value: float
    unit: str  # canonical; "" where none was said
    decimals: int
    about: bool  # said to be near only
    bound: Bound  # said to be less, or more, than this
    text: str
    start: int
    inherited: str = ""  # the unit of the number it is joined to, where it has none of its own

    @property
    def step(self) -> float:
        """The value of its last place."""
        return CONVERTED.get(self.unit, ("", 1.0))[1] * 10.0**-self.decimals


def find_quantities(text: str, language: str) -> tuple[Measure, ...]:
    """Every number in plain text whose number words are digits already; no digit is left out."""
    found: list[Measure] = []
    end = 0
    while token := TOKEN.search(text, end):
        measures, end = _measures(token, text, language)
        found += measures
    return tuple(_inherit(found, text, language))


def _measures(token: re.Match[str], text: str, language: str) -> tuple[list[Measure], int]:
    """The numbers of a token, and where the text goes on behind them."""
    if token["clock"]:
        minutes, seconds = token["clock"].replace(",", ".").split(":")
        value = float(minutes) * 60 + float(seconds)  # of hundreds of digits an int would be none
        return [Measure(value, "s", _decimals(seconds), False, "", token[0], token.start())], token.end()
    if token["product"]:
        factors = re.finditer(r"\d+", token[0])
        made = [Measure(float(n[0]), "", 0, False, "", n[0], token.start() + n.start()) for n in factors]
        return made, token.end()
    return _measure(token, text, language)


def _measure(token: re.Match[str], text: str, language: str) -> tuple[list[Measure], int]:
    said = token[0]
    number = re.sub("[.,]", "", said) if THOUSANDS.fullmatch(said) else said.replace(",", ".")
    unit, end = _unit(text, token.end(), language)
    before = text[: token.start()]
    about = _before(language)["about"].search(before) is not None
    bound: Bound = "less" if _before(language)["less"].search(before) else ""
    bound = "more" if _before(language)["more"].search(before) else bound
    whole = text[token.start() : end].strip()
    return [Measure(float(number), unit, _decimals(number), about, bound, whole, token.start())], end


def _decimals(number: str) -> int:
    return len(number.partition(".")[2])


def _unit(text: str, end: int, language: str) -> tuple[str, int]:
    """The canonical unit that begins at ``end``, and where it ends."""
    for unit, pattern in _units(language):
        if found := pattern.match(text, end):
            return unit, found.end()
    return "", end


def _inherit(found: list[Measure], text: str, language: str) -> Iterator[Measure]:
    """In "3 to 5 reps" the three are reps too, and in "24 s, two days ago it was 31" the 31 are seconds."""
    told: list[Measure] = []
    for measure in reversed(found):
        after = told[-1] if told else None
        between = text[measure.start + len(measure.text) : after.start] if after else "?"
        joined = after is not None and not measure.unit and _joins(language).fullmatch(between) is not None
        told.append(_like(measure, after) if joined and after else measure)
    before = ""
    for measure in reversed(told):
        loose = not measure.unit and not measure.inherited and measure.start > 0
        yield replace(measure, inherited=before) if loose else measure
        before = measure.unit if measure.unit and measure.unit not in SCHEDULE else before


def _like(measure: Measure, after: Measure) -> Measure:
    return replace(measure, inherited=after.unit or after.inherited, about=measure.about or after.about)


@cache
def _units(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    lex = lexicon(language)
    loosely = rf"[\s\-]*(?:{either(lex.between)}\s+){{0,2}}"
    score = ("points", re.compile(rf"\s*{either(lex.scale)}(?!\s*(?:{either(lex.between)}\s+)*{lex.noun})"))
    counted = ("reps", "sets", "things", "movements", "days", "weeks")
    units = [
        (u, re.compile((loosely if u in counted else r"[\s\-]*") + either(forms))) for u, forms in lex.units.items()
    ]
    paired = ("pair", re.compile(rf"[\s\-]+(?:{either(lex.between)}\s+)?{either(lex.paired)}\b"))
    return (score, *units, ("share", re.compile(r" share\b")), paired)


@cache
def _joins(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{either(lexicon(language).joins)})\s*(?:{either(lexicon(language).numerals.about)}\s*)?")


@cache
def _before(language: str) -> dict[str, re.Pattern[str]]:
    """What may stand before a number and say how it is meant."""
    numerals = lexicon(language).numerals
    forms = {"about": numerals.about, "less": numerals.less, "more": numerals.more}
    return {name: re.compile(rf"(?:^|\W){either(words)}\s*(?:the |a )?$") for name, words in forms.items()}
