"""Exercises by any of their names: the library's, their aliases, and what other languages call them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from biome.coach.reading.lexicon import Lexicon, either, lexicon
from biome.coach.reading.numerals import spelling
from biome.exercises import library
from biome.exercises.naming import spelled

WORD = re.compile(r"[^\W_]+(?:'s\b)?")
GAP = re.compile(r"[\s\-&]+")
MOST_WORDS = 6
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
    words = list(WORD.finditer(text))
    found, at, hidden = [], 0, text
    while at < len(words):
        size, key = _longest(text, words[at : at + MOST_WORDS], lex, freely)
        if size:
            start, stop = words[at].start(), words[at + size - 1].end()
            found.append(Named(text[start:stop], known[key]))
            hidden = hidden[:start] + HIDDEN * (stop - start) + hidden[stop:]
        at += max(size, 1)
    return tuple(found), hidden


def _longest(text: str, words: Sequence[re.Match[str]], lex: Lexicon, freely: bool) -> tuple[int, str]:
    """How many words from the first one on are the longest name that begins there, and its key; 0 for none."""
    known, run = _known(lex.language), [words[0][0]]
    for one, other in pairwise(words):
        if not GAP.fullmatch(text, one.end(), other.start()):
            break
        run.append(other[0])
    for size in range(len(run), 0, -1):
        key = _key(run[:size], lex)
        unheard = " ".join(run[:size]) in _unheard(lex.language)
        if key in known and not unheard and _meant(key, text[: words[0].start()], lex, freely):
            return size, key
    return 0, ""


def _key(words: Sequence[str], lex: Lexicon) -> str:
    """A name as it is looked up: its words apart or not, as the language takes them."""
    return _singular("".join(words).replace("'", "")) if lex.apart else " ".join(_word(word) for word in words)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=4096)
def _word(word: str) -> str:
    return spelled(word)


def _meant(key: str, before: str, lex: Lexicon, freely: bool) -> bool:
    """Whether a name is that of an exercise: always, or where the words before it say so."""
    if freely or key not in _ordinary(lex.language) or _doing(lex.language).search(before):
        return True
    return key in _single_words(lex.language) and _owned(lex.language).search(before) is not None


@cache
def _doing(language: str) -> re.Pattern[str]:
    counted = tuple(word for word, value in spelling(language).numbers.items() if 2 <= value <= 20)
    return re.compile(rf"\b{either((*lexicon(language).doing, *counted))}\s+(?:\w+\s+)?$")


@cache
def _owned(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{either(lexicon(language).owned)}\s+$")


@cache
def _single_words(language: str) -> frozenset[str]:
    lex = lexicon(language)
    return frozenset(
        _key([form], lex)
        for name in lex.ordinary
        for form in (name, *(name + e for e in lex.plurals))
        if len(split(form)) == 1
    )


@cache
def _known(language: str) -> Mapping[str, frozenset[str]]:
    slugs: dict[str, set[str]] = {}
    lex = lexicon(language)
    for exercise in library().exercises:
        for name in (exercise.name, *exercise.aliases, *lex.names.get(exercise.slug, ())):
            for form in (name, *(f"{name}{ending}" for ending in lex.plurals)):
                for key in (" ".join(split(form)), spelled(form)):
                    slugs.setdefault(key, set()).add(exercise.slug)
    return {key: frozenset(found) for key, found in slugs.items()}


@cache
def _unheard(language: str) -> frozenset[str]:
    return frozenset(name.lower() for name in lexicon(language).unheard)


@cache
def _ordinary(language: str) -> frozenset[str]:
    lex = lexicon(language)
    forms = (form for name in lex.ordinary for form in (name, *(f"{name}{ending}" for ending in lex.plurals)))
    return frozenset(key for form in forms for key in (spelled(form), " ".join(split(form))))


def spoken_of(text: str) -> frozenset[str]:
    """The exercises all words of whose name stand together in an English text, in any order: "squats (goblet)"."""
    words = split(text)
    runs = {frozenset(words[i : i + size]) for size in range(2, MOST_WORDS) for i in range(len(words) - size + 1)}
    return frozenset(e.slug for e in library().exercises if not runs.isdisjoint(_shuffled(e.slug)))


@cache
def _shuffled(slug: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(form) for form in words_of(slug, "en") if len(form) > 1)


@cache
def words_of(slug: str, language: str) -> tuple[tuple[str, ...], ...]:
    """Every name of an exercise as its words, spelled: a part of one may stand for it."""
    exercise = next((e for e in library().exercises if e.slug == slug), None)
    names = (exercise.name, *exercise.aliases) if exercise else ()
    return tuple(split(name) for name in (*names, *lexicon(language).names.get(slug, ())))


def is_short_for(named: Named, slug: str, language: str) -> bool:
    """Whether the name is the exercise, or a part of one of its names: "squat" for a goblet squat."""
    if slug in named.slugs:
        return True
    wanted = [split(named.text)]
    if language != "en":  # another language's word for a squat is short for whatever the English one is
        wanted += [form for meant in named.slugs for form in words_of(meant, "en")]
    return any(_within(part, form) for part in wanted for form in words_of(slug, language))


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))


def split(name: str) -> tuple[str, ...]:
    """The name's words, each spelled."""
    return tuple(_word(word) for word in WORD.findall(name.lower()))
