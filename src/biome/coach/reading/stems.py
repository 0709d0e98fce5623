"""Words by their stems, so that "leaned" is known again in "leaning"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

import snowballstemmer

from biome.coach.reading.characters import plain
from biome.coach.reading.reader import without_parts
from biome.coach.reading.talk import talk

WORD = re.compile(r"[^\W\d_]+")
GAP = re.compile(r"\{[^}]*\}")
"""What a template leaves open."""
NAMES = {"en": "english", "de": "german", "es": "spanish"}


def stems(words: Iterable[str], language: str) -> frozenset[str]:
    """Each word's stem, as the Snowball algorithms have it (snowballstem.org)."""
    return frozenset(_stem(word, language) for word in words)


@lru_cache(maxsize=4096)
def all_words(text: str, language: str) -> frozenset[str]:
    """The stems of all its words; what a template leaves open has none."""
    return stems(WORD.findall(GAP.sub(" ", plain(text))), language)


@lru_cache(maxsize=4096)
def telling_words(text: str, language: str) -> frozenset[str]:
    """The stems of the words that tell something: neither grammar, nor what fits any set, nor a part of the body.

    That a knee is named is found elsewhere; of itself it tells nothing of what the knee did.
    """
    return stems(WORD.findall(without_parts(plain(text), language)), language) - _empty(language)


@cache
def of_topic(topic: str, language: str) -> frozenset[str]:
    """The stems of the words by which a sort of fact is spoken of."""
    return stems(talk(language).of_topic.get(topic, ()), language)


@cache
def _empty(language: str) -> frozenset[str]:
    spoken = talk(language)
    return stems(spoken.common | spoken.anywhere, language)


@lru_cache(maxsize=32768)
def _stem(word: str, language: str) -> str:
    """Of a stemmer made for it: one keeps the word that it works on, and sentences are read in several threads."""
    return snowballstemmer.stemmer(NAMES[language]).stemWord(word)
