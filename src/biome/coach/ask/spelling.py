"""Slips of the keyboard in a question, mended where only one word can be meant."""

from __future__ import annotations

from collections.abc import Iterator

from biome.coach.ask.vocabulary import Vocabulary
from biome.exercises.naming import slips

SHORTEST = 5
"""Letters of a word in which one may be wrong."""
LONG = 9
"""And of one in which two may."""
MOST_MENDED = 20
"""Words of one question that are looked at: nobody makes more slips, and each costs time."""


def mended(text: str, vocabulary: Vocabulary) -> str:
    """The folded text with each word that nobody knows replaced by the known one it is nearest to."""
    left = MOST_MENDED
    told = []
    for word in text.split():
        odd = len(word) >= SHORTEST and left > 0 and not _known(word, vocabulary)
        left -= odd
        told.append(_nearest(word, vocabulary) if odd else word)
    return " ".join(told)


def _known(word: str, vocabulary: Vocabulary) -> bool:
    return any(word[:size] in vocabulary.spelled for size in range(3, len(word) + 1))


def _nearest(word: str, vocabulary: Vocabulary) -> str:
    """The one word that it is a slip of; itself when there is none, or several."""
    allowed = 2 if len(word) >= LONG else 1
    found = {known: count for known, count in _alike(word, vocabulary, allowed) if count <= allowed}
    fewest = [known for known, count in found.items() if count == min(found.values())]
    return fewest[0] if len(fewest) == 1 else word


def _alike(word: str, vocabulary: Vocabulary, allowed: int) -> Iterator[tuple[str, int]]:
    """Known words that begin alike and are about as long, with the letters that are wrong."""
    for known in vocabulary.spelled:
        if len(known) >= SHORTEST and known[0] == word[0] and abs(len(known) - len(word)) <= allowed:
            yield known, slips(word, known)
