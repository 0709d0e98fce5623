"""A fact before it has its number: a sentence, and what it says is read off it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from biome.coach.facts.sheet import Fact, Quantity, Topic
from biome.coach.reading import read
from biome.coach.reading.names import spoken_of
from biome.engine.report import Side


@dataclass(frozen=True)
class Draft:
    """What is told, with the exact values behind its numbers."""

    topic: Topic
    text: str
    key: str = ""
    numbers: tuple[Quantity, ...] = ()
    sides: frozenset[Side] = frozenset()
    parts: frozenset[str] = frozenset()  # beside those that the text names
    reps: frozenset[int] = frozenset()
    exercises: frozenset[str] = frozenset()
    status: str = ""
    trends: frozenset[str] = frozenset()
    quoted: bool = False  # somebody else's words: nothing in them counts as known

    def fact(self, number: int) -> Fact:
        """The fact, with everything that its own text names among what it knows."""
        told = read("" if self.quoted else self.text, freely=True)
        shown = tuple(Quantity(m.value, m.unit or m.inherited, m.decimals) for m in told.quantities)
        shown = tuple(quantity for quantity in shown if not any(_shows(quantity, known) for known in self.numbers))
        named = frozenset(slug for name in told.names for slug in name.slugs)
        named |= spoken_of(self.text) if self.topic == "advice" else frozenset[str]()
        pointed = frozenset(index for meant in told.reps for index in meant.indices)
        return Fact(
            id=f"f{number}",
            topic=self.topic,
            text=self.text,
            key=self.key,
            numbers=tuple(dict.fromkeys((*self.numbers, *shown))),
            sides=self.sides | told.sides,
            parts=self.parts | told.parts,
            reps=self.reps | pointed,
            exercises=self.exercises | named,
            status=self.status,
            trends=self.trends,
        )


def _shows(quantity: Quantity, known: Quantity) -> bool:
    """Whether a number of the text is one whose exact value is known."""
    return abs(abs(known.value) - quantity.value) <= 0.51 * 10.0**-quantity.decimals


def numbered(drafts: Iterable[Draft]) -> tuple[Fact, ...]:
    """The facts in their order, each once."""
    return tuple(draft.fact(number) for number, draft in enumerate(dict.fromkeys(drafts), start=1))
