"""The words that a coach has: all others are a slip, a joke, a diagnosis or somebody else's order."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from biome.coach.facts.sheet import Fact
from biome.coach.guard.beside import tells
from biome.coach.guard.objection import Objection
from biome.coach.reading import Reading
from biome.coach.reading.lexicon import lexicon
from biome.coach.reading.names import HIDDEN
from biome.coach.reading.reader import without_parts
from biome.coach.reading.stems import WORD, all_words, stems
from biome.coach.reading.talk import talk
from biome.coach.words import spoken
from biome.coach.words.read import words
from biome.exercises import library
from biome.exercises.spec import Exercise

WRITTEN = frozenset({"th", "share"})
"""What the reader writes in place of ordinals and fractions."""
MOST_NAMED = 3
SHORTEST = 4
"""Letters of a part of a German compound."""
LONGEST = 40
"""Letters of a compound that is taken apart: of what is longer, every way to do so would take seconds."""
SIGNS = re.compile(r"\\.|[^\w\s]")
"""What makes a pattern of a word."""


def unheard(found: Reading, cited: tuple[Fact, ...]) -> Iterator[Objection]:
    """Words that are neither a coach's nor in the facts cited; parts, numbers and exercises are looked at elsewhere.

    Language is wider than any list: one such word may stand, in a clause that says something of the facts.
    """
    known = vocabulary(found.language) | _told(cited, found.language)
    pieces = [found.text[piece.start : piece.stop].replace(HIDDEN, " ") for piece in found.pieces()]
    strange = [(word, piece) for piece in pieces for word in _unknown(piece, known, found.language)]
    if len(strange) == 1 and tells(strange[0][1], cited, found.language):
        return
    for word in list(dict.fromkeys(word for word, _ in strange))[:MOST_NAMED]:
        yield Objection("word", f"{word!r} is no word of a coach's here, nor of the facts cited")


def _told(cited: tuple[Fact, ...], language: str) -> frozenset[str]:
    return frozenset[str]().union(*(all_words(f"{fact.text} {fact.vetted}", language) for fact in cited))


def _unknown(piece: str, known: frozenset[str], language: str) -> Iterator[str]:
    words = (word for word in WORD.findall(without_parts(piece, language)) if word not in WRITTEN)
    yield from (word for word in words if not _is_known(word, known, language))


def _is_known(word: str, known: frozenset[str], language: str) -> bool:
    """Whether the word is, or is put together from two that are: "Fersenkeil"."""
    ends = range(SHORTEST, len(word) - SHORTEST + 1) if language == "de" and len(word) <= LONGEST else ()
    ways = ((word,), *((word[:at], word[at:]) for at in ends))
    return any(stems(parts, language) <= known for parts in ways)


@cache
def vocabulary(language: str) -> frozenset[str]:
    """The stems of the library's words, of the built-in coach's in advice and answers, and of those in ``words_of``."""
    spoken_of = talk(language)
    listed = spoken_of.common.union(spoken_of.anywhere, *spoken_of.of_topic.values())
    plainly = files("biome.coach.reading").joinpath("words_of", f"{language}.txt").read_text(encoding="utf-8")
    sayings = files("biome.coach.ask").joinpath("sayings", f"{language}.toml").read_text(encoding="utf-8")
    patterns = (SIGNS.sub(" ", pattern) for pattern in _texts(lexicon(language).model_dump()))
    said = (*_texts(words(language).model_dump()), *_texts(tomllib.loads(sayings)), *_library(language))
    return stems(listed, language).union(*(all_words(text, language) for text in (plainly, *patterns, *said)))


def _library(language: str) -> Iterator[str]:
    """Every text of the library in a language: one exercise of each pattern has those of its faults and measures."""
    yield " ".join(spoken(exercise, language).name for exercise in library().exercises)
    for exercise in {exercise.pattern.id: exercise for exercise in library().exercises}.values():
        yield from _of_pattern(spoken(exercise, language))


def _of_pattern(exercise: Exercise) -> Iterator[str]:
    yield exercise.how_to_film
    for fault in exercise.faults:
        yield f"{fault.name}. {fault.cue} {fault.next} {fault.strength}"
    for metric in exercise.metrics:
        yield f"{metric.name}: {metric.target}"


def _texts(document: Any) -> Iterator[str]:
    """The strings in a document, however deep."""
    if isinstance(document, str):
        yield document
    elif isinstance(document, dict):
        yield from (text for value in document.values() for text in _texts(value))
    elif isinstance(document, Iterable):
        yield from (text for value in document for text in _texts(value))
