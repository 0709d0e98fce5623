"""One sentence, read for everything that must be found in a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from biome.coach.reading.characters import plain
from biome.coach.reading.lexicon import either, lexicon
from biome.coach.reading.names import HIDDEN, Named, find_names
from biome.coach.reading.numerals import digits
from biome.coach.reading.quantities import Measure, find_quantities
from biome.coach.reading.reps import RepsMeant, find_reps
from biome.engine.report import Side

Placed = tuple[str, int, int]
"""A part of the body, and where it stands."""


@dataclass(frozen=True)
class Reading:
    """What a sentence names."""

    text: str  # plain, numbers as digits, names and idioms hidden: the places below are places in it
    quantities: tuple[Measure, ...]
    reps: tuple[RepsMeant, ...]
    sides: frozenset[Side]
    sided: frozenset[tuple[Side, str]]  # sides with the part they stand beside
    directions: tuple[tuple[str, int], ...]  # with the places where they end
    both: tuple[int, ...]  # where both of a part are meant
    parts: frozenset[str]
    placed: tuple[tuple[str, int], ...]  # the parts with the places where they begin
    names: tuple[Named, ...]
    drills: frozenset[str]  # as "drill:yoga"
    language: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing is named at all."""
        return not (self.quantities or self.reps or self.sides or self.parts or self.names or self.drills)

    def is_order(self, at: int) -> bool:
        """Whether somebody is told what to do in the clause around a place, rather than what was seen."""
        order, clinging, subject = _clauses(self.language)
        clauses = _breaks(self.language).split(self.text[:at])
        whole = [c for c in clauses if not clinging.match(c) and (order.match(c) or subject.search(c))]
        return bool(whole) and order.match(whole[-1]) is not None

    def pieces(self) -> tuple[range, ...]:
        """The places of the text, clause by clause, each of which speaks of one thing."""
        ends = [found.end() for found in _ands(self.language).finditer(self.text)]
        return tuple(range(start, end) for start, end in pairwise((0, *ends, len(self.text) + 1)))

    def is_worst(self, at: int) -> bool:
        """Whether the words before a place say that something shows there most."""
        return _worst(self.language).search(self.text[:at]) is not None


@lru_cache(maxsize=4096)
def read(text: str, language: str = "en", *, freely: bool = False) -> Reading:
    """Read a sentence; ``freely`` takes whatever may be meant, as is right for a fact and not for a claim."""
    names, open_text = find_names(plain(text), language, freely=freely)
    written = digits(_without_idioms(open_text, language), language)
    whole = _without_idioms(plain(text), language) if freely else written  # with the parts in exercises' names
    placed = tuple(_found_parts(whole, language))
    reps, rest = find_reps(written, language)
    return Reading(
        text=written,
        quantities=find_quantities(rest, language),
        reps=reps,
        sides=_named_sides(written, language),
        directions=tuple(
            (way, found.end()) for way, pattern in _directions(language) for found in pattern.finditer(written)
        ),
        both=tuple(found.end() for found in _both(language).finditer(written)),
        sided=frozenset(_sided(written, placed, language)),
        parts=frozenset(part for part, _, _ in placed),
        placed=tuple((part, start) for part, start, _ in placed),
        names=names,
        drills=frozenset(f"drill:{name}" for name, pattern in _drills(language) if pattern.search(open_text)),
        language=language,
    )


def without_parts(text: str, language: str) -> str:
    """Plain text with the parts of the body left out."""
    return _parts(language)[0].sub(" ", text)


def _without_idioms(text: str, language: str) -> str:
    return _idioms(language).sub(lambda found: HIDDEN * len(found[0]), text)


def _named_sides(text: str, language: str) -> frozenset[Side]:
    """The sides; not the one that another is only compared with: "lower than the right"."""
    named: set[Side] = set()
    outright: set[Side] = set()
    for side, pattern in _sides(language).items():
        for found in pattern.finditer(text):
            named.add(side)
            if not _comparison(language).search(text[: found.start()]):
                outright.add(side)
    return frozenset(outright or named)


def _sided(text: str, placed: tuple[Placed, ...], language: str) -> Iterator[tuple[Side, str]]:
    """Sides with the parts that stand right beside them: "left knee", "rodilla izquierda"."""
    for side, pattern in _sides(language).items():
        for found in pattern.finditer(text):
            for part, start, end in placed:
                if _beside(text, (start, end), found.span()):
                    yield side, part


def _beside(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    first, second = sorted((one, other))
    return re.fullmatch(r"[\s\-]+", text[first[1] : second[0]]) is not None


def _found_parts(text: str, language: str) -> Iterator[Placed]:
    pattern, parts = _parts(language)
    for found in pattern.finditer(text):
        yield parts[(found.lastindex or 1) - 1], found.start(), found.end()


@cache
def _idioms(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(lexicon(language).idioms)}")


@cache
def _breaks(language: str) -> re.Pattern[str]:
    return re.compile(either(lexicon(language).clauses))


@cache
def _clauses(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A clause that is an order, one that belongs to the clause before it, and what makes one stand by itself."""
    lex = lexicon(language)
    order = re.compile(rf"\W*(?:(?!{either(lex.subjects)})\w+\s+)?{either(lex.orders)}\b")
    return order, re.compile(rf"\W*{either(lex.clinging)}"), re.compile(rf"\b{either(lex.subjects)}")


@cache
def _comparison(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|\W){either(lexicon(language).compared)}$")


@cache
def _both(language: str) -> re.Pattern[str]:
    parts = tuple(form for forms in lexicon(language).parts.values() for form in forms)
    return re.compile(rf"\b{either(lexicon(language).both)}\s+(?={either(parts)})")


@cache
def _directions(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((way, re.compile(rf"\b{either(forms)}")) for way, forms in lexicon(language).directions.items())


@cache
def _ands(language: str) -> re.Pattern[str]:
    lex = lexicon(language)
    return re.compile(rf"{either(lex.clauses)}|\b{either(lex.ands)}")


@cache
def _worst(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{either(lexicon(language).reps.worst)}\W+(?:\w+\W+){{0,4}}$")


@cache
def _drills(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"\b{either(forms)}")) for name, forms in lexicon(language).drills.items())


@cache
def _sides(language: str) -> dict[Side, re.Pattern[str]]:
    return {side: re.compile(rf"\b{either(forms)}") for side, forms in lexicon(language).sides.items()}


@cache
def _parts(language: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """All parts in one pattern, a group for each spelling, the longest first; and the part of each group."""
    forms = [(form, part) for part, forms in lexicon(language).parts.items() for form in forms]
    forms.sort(key=lambda entry: -len(entry[0]))
    return re.compile(rf"\b(?:{'|'.join(f'({form})' for form, _ in forms)})"), tuple(part for _, part in forms)
