"""Which faults and numbers of an exercise a question names: as lifters call them, or as the library does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from biome.coach.ask.phrases import folded
from biome.exercises.spec import FaultSpec, MetricSpec

STEM = 5
"""Letters by which a word of a name is known again in another form."""
SHORTEST = 3
"""Letters of a word that says something."""
BRACKETS = re.compile(r"\(.*?\)")


def of_themes(themes: Iterable[str], table: Mapping[str, tuple[str, ...]], has: Iterable[str]) -> Iterator[str]:
    """The ids that themes stand for, as far as the exercise has them."""
    own = set(has)
    yield from (one for theme in themes for one in table[theme] if one in own)


def by_name(words: str, specs: Iterable[FaultSpec | MetricSpec]) -> Iterator[str]:
    """The ids of what is called by its name, or nearly so, in the folded words of a question."""
    stems = {word[:STEM] for word in words.split()}
    for spec in specs:
        name = [word[:STEM] for word in folded(BRACKETS.sub("", spec.name)).split() if len(word) >= SHORTEST]
        if name and stems.issuperset(name):
            yield spec.id
