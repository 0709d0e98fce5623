"""Names as people write them: what two spellings have in common, and how many slips lie between two."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

SLIPS = (5, 10)
"""Letters from which a name may have one slip, and from which two: shorter ones are other words by then."""

SHORTEST_STEM = 4
"""Letters that an ending leaves behind at least: a "fly" is no "fl"."""


def spelled(name: str) -> str:
    """The name's letters and digits without case, spaces, hyphens and the plural: "Push-ups" is "pushup"."""
    joined = "".join(filter(str.isalnum, name.casefold()))
    return joined[:-1] if joined.endswith("s") and not joined.endswith("ss") else joined


def folded(name: str) -> str:
    """Small letters without accents; "ue" is "ü", and both are "u" ("Liegestuetz")."""
    plain = "".join(c for c in normalize("NFD", name.casefold()) if not combining(c))
    return re.sub(r"(?<=[aou])e", "", plain)


def words_of(name: str) -> list[str]:
    """The name's words, folded; an apostrophe parts none."""
    return re.findall(r"[^\W_]+", re.sub("['\u2019]", "", folded(name)))


def stem(word: str) -> str:
    """A folded word without its plural's ending in English, German or Spanish: "lunges", "Kniebeugen", "flexiones"."""
    if len(word) > SHORTEST_STEM and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    ending = re.search(r"(?:(?<=e[lr])n|en?)$", word)
    return word[: ending.start()] if ending and ending.start() >= SHORTEST_STEM else word


def keys(name: str) -> frozenset[str]:
    """What it is looked up by: its words run together, and the same with each word in the singular."""
    words = words_of(name)
    return frozenset({stem("".join(words)), "".join(map(stem, words))} - {""})


def shuffled(name: str) -> tuple[str, ...]:
    """The name's words in a fixed order: "curl, dumbbell" and "dumbbell curl" are the same."""
    return tuple(sorted(stem(word) for word in words_of(name)))


def slips_allowed(name: str) -> int:
    """How many letters may be wrong in a name before it is another."""
    return sum(len(spelled(name)) >= least for least in SLIPS)


def slips(one: str, other: str) -> int:
    """Letters to add, leave out, change or swap with their neighbour to get from one spelling to the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                best = min(best, last[j - 2] + 1)
            row.append(best)
    return row[-1]
