"""Names as people write them: what two spellings have in common, and how many slips lie between two."""

from __future__ import annotations

SLIPS = (5, 10)
"""Letters from which a name may have one slip, and from which two: shorter ones are other words by then."""


def spelled(name: str) -> str:
    """The name's letters and digits without case, spaces, hyphens and the plural: "Push-ups" is "pushup"."""
    joined = "".join(_words(name))
    return joined[:-1] if joined.endswith("s") and not joined.endswith("ss") else joined


def shuffled(name: str) -> tuple[str, ...]:
    """The name's words in a fixed order: "curl, dumbbell" and "dumbbell curl" are the same."""
    return tuple(sorted(spelled(word) for word in _words(name)))


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


def _words(name: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in name.casefold()).split()
