"""Talk beside the point: a sentence that names nothing wrong, as it says nothing of the facts it cites.

No list of what must not be said is ever complete. What a sentence must say is known: something of its facts. A
promise, an insult, a diagnosis or the weather share no number, no rep and no telling word with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biome.coach.facts.sheet import Fact, FactSheet
from biome.coach.guard.objection import Objection
from biome.coach.language import WRITTEN_IN
from biome.coach.reading import read
from biome.coach.reading.characters import plain
from biome.coach.reading.stems import all_words, of_topic, telling_words

SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[\W_]*[A-ZÄÖÜÁÉÍÓÚÑ])")
"""Where the next one begins: not after the full stop of an abbreviation, nor that in 9.7."""
LOOKED_FOR = frozenset({"issue", "clean", "not_judged"})
ENOUGH_PARTS = 2
"""Parts of the body that say something together: hands over shoulders. One alone may have anything said of it."""


def beside(text: str, cited: tuple[Fact, ...], sheet: FactSheet) -> Iterator[Objection]:
    """Each sentence of the text that shares nothing with the facts; its numbers and reps are known to be theirs."""
    sentences = SENTENCES.split(text)
    telling = [sentence for sentence in sentences if tells(sentence, cited, sheet.language)]
    for sentence in sentences:
        harmless = telling and not telling_words(sentence, sheet.language)
        if sentence not in telling and not harmless:
            yield Objection("beside", f"{sentence!r} says nothing of the facts cited")


def tells(words: str, cited: tuple[Fact, ...], language: str) -> bool:
    """Whether it has a number or a rep of theirs, a telling word, parts in relation, or is simply their own words."""
    found, verbatim = read(words, language), plain(words).rstrip(".!? ")
    return (
        any(rep.indices for rep in found.reps)
        or any(_is_measured(measure.unit, measure.value, measure.decimals) for measure in found.quantities)
        or len(found.parts) >= ENOUGH_PARTS
        or any(not all_words(words, language).isdisjoint(_telling(fact, language)) for fact in cited)
        or any(verbatim in plain(_own(fact, language)) or _is_named(fact, verbatim) for fact in cited)
    )


def _is_named(fact: Fact, words: str) -> bool:
    """Whether the words have the name of the fault that the fact is about, whatever it is made of: "arms bending"."""
    name = plain(fact.vetted.partition(".")[0])
    return fact.topic in LOOKED_FOR and name != "" and name in words


def _is_measured(unit: str, value: float, decimals: int) -> bool:
    """Whether it can only be a measurement; "three" alone may be of anything, and "one" is hardly a number."""
    return unit not in ("things", "pair") and (decimals > 0 or (unit != "" and value != 1))


def _telling(fact: Fact, language: str) -> frozenset[str]:
    return telling_words(_own(fact, language), language) | of_topic(fact.topic, language)


def _own(fact: Fact, language: str) -> str:
    """The fact's words in the language: the library's for the same, and its own where they are in it."""
    return f"{fact.text} {fact.vetted}" if language == WRITTEN_IN else fact.vetted
