"""Exercises by any of their names: the library's, their aliases, and what other languages call them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from biome.coach.reading.lexicon import Lexicon, either, lexicon
from biome.coach.reading.numerals import spelling
from biome.exercises import library
from biome.exercises.naming import spelled

WORD = re.compile(r"[^\W_]+(?:'s\b)?")
MOST_WORDS = 7
HIDDEN = "\x00"


@dataclass(frozen=True)
class Named:
    """One exercise as somebody wrote it."""

    text: str
    slugs: frozenset[str]


def find_names(text: str, language: str, *, freely: bool = False) -> tuple[tuple[Named, ...], str]:
    """The exercises in plain text, the longest name first, and the text without them.

    Names that are also words of their own count only where something is done with them, unless read ``freely``.
    """
    lex, known = lexicon(language), _known(language)
    words = [(found.start(), found.end()) for found in WORD.finditer(text)]
    found, at, hidden = [], 0, text
    while at < len(words):
        size = _longest(text, words[at : at + MOST_WORDS], known, lex, freely)
        if size:
            start, stop = words[at][0], words[at + size - 1][1]
            found.append(Named(text[start:stop], known[_key(text[start:stop], lex)]))
            hidden = hidden[:start] + HIDDEN * (stop - start) + hidden[stop:]
        at += max(size, 1)
    return tuple(found), hidden


def _longest(text: str, words: list[tuple[int, int]], known: Mapping[str, object], lex: Lexicon, freely: bool) -> int:
    """How many words from the first one on are the longest name that begins there."""
    near = [re.fullmatch(r"[\s\-]+", text[a[1] : b[0]]) is not None for a, b in pairwise(words)]
    for size in range(len(words), 0, -1):
        key = _key(text[words[0][0] : words[size - 1][1]], lex)
        meant = freely or (key not in _unheard(lex.language) and _meant(key, text[: words[0][0]], lex))
        if all(near[: size - 1]) and key in known and meant:
            return size
    return 0


def _key(written: str, lex: Lexicon) -> str:
    """A name as it is looked up: its words apart or not, as the language takes them."""
    return spelled(written) if lex.apart else " ".join(_split(written))


def _meant(key: str, before: str, lex: Lexicon) -> bool:
    """Whether a name is that of an exercise: always, or where the words before it say so."""
    return key not in _ordinary(lex.language) or _doing(lex.language).search(before) is not None


def spoken_of(text: str) -> frozenset[str]:
    """The exercises all words of whose name are in an English text, in whatever order: "squats (goblet)"."""
    words = set(_split(text))
    return frozenset(e.slug for e in library().exercises if any(set(form) <= words for form in _long_forms(e.slug)))


@cache
def _long_forms(slug: str) -> tuple[tuple[str, ...], ...]:
    return tuple(form for form in words_of(slug, "en") if len(form) > 1)


@cache
def _doing(language: str) -> re.Pattern[str]:
    counted = tuple(word for word, value in spelling(language).numbers.items() if 2 <= value <= 20)
    return re.compile(rf"\b{either((*lexicon(language).doing, *counted))}\s+(?:\w+\s+)?$")


@cache
def _known(language: str) -> Mapping[str, frozenset[str]]:
    slugs: dict[str, set[str]] = {}
    extra = lexicon(language).names
    for exercise in library().exercises:
        for name in (exercise.name, *exercise.aliases, *extra.get(exercise.slug, ())):
            for form in (name, *(f"{name}{ending}" for ending in lexicon(language).plurals)):
                for key in (" ".join(_split(form)), spelled(form)):
                    slugs.setdefault(key, set()).add(exercise.slug)
    return {key: frozenset(found) for key, found in slugs.items()}


@cache
def _ordinary(language: str) -> frozenset[str]:
    lex = lexicon(language)
    forms = (form for name in lex.ordinary for form in (name, *(f"{name}{ending}" for ending in lex.plurals)))
    return frozenset(_key(form, lex) for form in forms)


@cache
def _unheard(language: str) -> frozenset[str]:
    return frozenset(_key(name, lexicon(language)) for name in lexicon(language).unheard)


@cache
def words_of(slug: str, language: str) -> tuple[tuple[str, ...], ...]:
    """Every name of an exercise as its words, spelled: a part of one may stand for it."""
    exercise = next((e for e in library().exercises if e.slug == slug), None)
    names = (exercise.name, *exercise.aliases) if exercise else ()
    return tuple(_split(name) for name in (*names, *lexicon(language).names.get(slug, ())))


def is_short_for(named: Named, slug: str, language: str) -> bool:
    """Whether the name is the exercise, or a part of one of its names: "squat" for a goblet squat."""
    if slug in named.slugs:
        return True
    wanted = [_split(named.text)]
    if language != "en":  # another language's word for a squat is short for whatever the English one is
        wanted += [form for meant in named.slugs for form in words_of(meant, "en")]
    return any(_within(part, form) for part in wanted for form in words_of(slug, language))


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))


def _split(name: str) -> tuple[str, ...]:
    return tuple(spelled(word) for word in WORD.findall(name.lower()))
