"""One sentence, read for everything that must be found in a fact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from biome.coach.reading.characters import plain
from biome.coach.reading.lexicon import either, lexicon
from biome.coach.reading.names import HIDDEN, Named, find_names
from biome.coach.reading.numerals import digits
from biome.coach.reading.quantities import Measure, find_quantities
from biome.coach.reading.reps import RepsMeant, find_reps
from biome.engine.report import Side


@dataclass(frozen=True)
class Reading:
    """What a sentence names."""

    text: str  # plain, numbers as digits, names and idioms hidden: the places below are places in it
    quantities: tuple[Measure, ...]
    reps: tuple[RepsMeant, ...]
    sides: frozenset[Side]
    sided: frozenset[tuple[Side, str]]  # sides with the part they stand beside
    parts: frozenset[str]
    names: tuple[Named, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is named at all."""
        return not (self.quantities or self.reps or self.sides or self.parts or self.names)


@lru_cache(maxsize=4096)
def read(text: str, language: str = "en", *, freely: bool = False) -> Reading:
    """Read a sentence; ``freely`` takes whatever may be meant, as is right for a fact and not for a claim."""
    names, open_text = find_names(plain(text), language, freely=freely)
    written = digits(_without_idioms(open_text, language), language)
    reps, rest = find_reps(written, language)
    return Reading(
        text=written,
        quantities=find_quantities(rest, language),
        reps=reps,
        sides=frozenset(side for side in ("left", "right") if _sides(language)[side].search(written)),
        sided=_sided(written, language),
        parts=frozenset(part for part, pattern in _parts(language) if pattern.search(written)),
        names=names,
    )


def _without_idioms(text: str, language: str) -> str:
    return _idioms(language).sub(lambda found: HIDDEN * len(found[0]), text)


def _sided(text: str, language: str) -> frozenset[tuple[Side, str]]:
    return frozenset(pair for pair, pattern in _pairs(language) if pattern.search(text))


@cache
def _idioms(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(lexicon(language).idioms)}")


@cache
def _sides(language: str) -> dict[Side, re.Pattern[str]]:
    return {side: re.compile(rf"\b{either(forms)}") for side, forms in lexicon(language).sides.items()}


@cache
def _parts(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((part, re.compile(rf"\b{either(forms)}")) for part, forms in lexicon(language).parts.items())


@cache
def _pairs(language: str) -> tuple[tuple[tuple[Side, str], re.Pattern[str]], ...]:
    """A side right before a part of the body."""
    lex = lexicon(language)
    return tuple(
        ((side, part), re.compile(rf"\b{either(sides)}[\s\-]+{either(parts)}"))
        for side, sides in lex.sides.items()
        for part, parts in lex.parts.items()
    )
