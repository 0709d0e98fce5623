"""The evaluation's own ear: whether words tell a thing, and which numbers are in them. Not the guard's, on purpose."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NUMBER = re.compile(r"(?<![\w.,:])-?\d+(?:[.,]\d+)?(?![\w:]|[.,]\d)")
CLOCK = re.compile(r"\d+:\d\d(?:[.,]\d)?")
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Number:
    """A number as it was said, and half of the place to which it was rounded."""

    value: float
    slack: float
    text: str

    def is_near(self, measured: float) -> bool:
        """Whether it is ``measured``, rounded; signs are told by words."""
        return abs(abs(self.value) - abs(measured)) <= self.slack + 1e-6


def tells(words: str, sort: str, name: str, language: str) -> bool:
    """Whether the words tell the thing of this name."""
    return any(re.search(pattern, words.lower()) for pattern in vocabulary()[sort][name][language])


def told(words: str, sort: str, language: str) -> Iterator[str]:
    """The names of all things of this sort that the words tell."""
    return (name for name in vocabulary()[sort] if tells(words, sort, name, language))


def numbers(words: str) -> list[Number]:
    """The numbers in figures, without times of the film; a point or a comma before decimals."""
    return [_number(found[0]) for found in NUMBER.finditer(CLOCK.sub("", words))]


def language_of(words: str) -> str:
    """The language whose small words are most frequent, by two at least; "" where that cannot be told."""
    heard = [word.lower() for word in WORD.findall(words)]
    small = vocabulary()["common"]["words"]
    counts = {language: sum(word in common for word in heard) for language, common in small.items()}
    (most, first), (second, _) = sorted(((n, language) for language, n in counts.items()), reverse=True)[:2]
    return first if most >= second + 2 else ""


@cache
def vocabulary() -> Mapping[str, Mapping[str, Mapping[str, list[str]]]]:
    """Patterns by sort, name and language."""
    return tomllib.loads((files("biome.coach.eval") / "vocabulary.toml").read_text(encoding="utf-8"))


def _number(text: str) -> Number:
    _, _, decimals = text.replace(",", ".").partition(".")
    return Number(float(text.replace(",", ".")), 0.5 * 10 ** -len(decimals), text)
