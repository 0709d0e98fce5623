"""A fact before it has its number: a sentence, and what it says is read off it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from biome.coach.facts.sheet import Fact, Quantity, Topic
from biome.coach.language import WRITTEN_IN
from biome.coach.reading import read
from biome.coach.reading.characters import plain
from biome.coach.reading.names import spoken_of
from biome.coach.reading.stems import GAP
from biome.coach.reading.talk import says, talk
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
    worst: int | None = None
    exercises: frozenset[str] = frozenset()
    status: str = ""
    trends: frozenset[str] = frozenset()
    read: bool = True  # False: nothing is to be read off the text; all is given, or it has somebody else's words
    vetted: str = ""  # the library's words on the same in the language of the answer: what they name is known, too

    def fact(self, number: int, language: str = "en") -> Fact:
        """The fact, with everything that its own text names among what it knows."""
        told = read(self.text if self.read else "", freely=True)
        shown = tuple(Quantity(m.value, m.unit or m.inherited, m.decimals) for m in told.quantities)
        shown = tuple(quantity for quantity in shown if not any(_shows(quantity, known) for known in self.numbers))
        named = frozenset(slug for name in told.names for slug in name.slugs) | told.drills
        named |= spoken_of(self.text) if self.topic == "advice" and self.key != "film" else frozenset[str]()
        pointed = frozenset(index for meant in told.reps for index in meant.indices)
        also = _named_in(self.vetted, language)
        return Fact(
            id=f"f{number}",
            topic=self.topic,
            text=self.text,
            key=self.key,
            numbers=tuple(dict.fromkeys((*self.numbers, *shown, *also.numbers))),
            sides=self.sides | told.sides,
            parts=self.parts | told.parts | also.parts,
            reps=self.reps | pointed,
            worst=self.worst,
            exercises=self.exercises | named | also.exercises,
            status=self.status,
            trends=self.trends | (_trends(plain(self.text)) if self.topic == "issue" else frozenset[str]()),
            vetted=self.vetted,
        )


def _trends(text: str) -> frozenset[str]:
    """Which way something went, by the fact's own words."""
    known = talk(WRITTEN_IN).trends
    return frozenset(trend for trend, forms in known.items() if says(text, forms))


@dataclass(frozen=True)
class _Named:
    """What a text names."""

    numbers: tuple[Quantity, ...] = ()
    parts: frozenset[str] = frozenset()
    exercises: frozenset[str] = frozenset()


def _named_in(text: str, language: str) -> _Named:
    if not text or language == WRITTEN_IN:  # the English words are the fact's own
        return _Named()
    plainly = GAP.sub("", text)
    freely, strictly = read(plainly, language, freely=True), read(plainly, language)
    return _Named(
        numbers=tuple(Quantity(m.value, m.unit or m.inherited, m.decimals) for m in strictly.quantities),
        parts=freely.parts | strictly.parts,
        exercises=frozenset(slug for name in freely.names for slug in name.slugs) | freely.drills,
    )


def _shows(quantity: Quantity, known: Quantity) -> bool:
    """Whether a number of the text is one whose exact value is known."""
    alike = quantity.unit in ("", known.unit) or quantity.unit.strip() == known.unit[:1]  # of all ratios the sign
    return alike and abs(abs(known.value) - quantity.value) <= 0.51 * 10.0**-quantity.decimals


def numbered(drafts: Iterable[Draft], language: str) -> tuple[Fact, ...]:
    """The facts in their order, each once, for an answer in ``language``."""
    return tuple(draft.fact(number, language) for number, draft in enumerate(dict.fromkeys(drafts), start=1))
