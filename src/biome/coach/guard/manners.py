"""How a sentence is said: plain, in the language asked for, short, kind, and without what is not a coach's to say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biome.coach.facts.sheet import Fact, FactSheet
from biome.coach.guard.objection import Objection, Part
from biome.coach.reading.characters import TIED, plain, strange
from biome.coach.reading.talk import talk, talks

LONGEST: dict[Part, int] = {
    "cue": 260,
    "well_done": 240,
    "next_fix": 300,
    "recommendation": 320,
    "summary": 360,
    "answer": 400,
}
SHORTEST = 8
MOST_SENTENCES = 3
ENOUGH_WORDS = 8
"""Words from which a sentence has some that tell its language."""
OWN = 0.1
"""Share of them that are so common that hardly a sentence does without."""
ENDS = re.compile(r"[.!?](?=\s|$)")
EVERYWHERE = frozenset({"injection", "markup"})
TO_THE_WORD = frozenset({"diagnosis"})
"""Sorts of which only the very words of a fact may be repeated."""
STEM = 4
"""Letters by which a word of a fact is known again in another form or language."""
WORD = re.compile(r"[^\W\d_]+")
MIXED = re.compile(r"\b[^\W\d_]{1,2}\d+[^\W\d_]{2,}|\b[^\W\d_]{3,}\d")
"""Letters around digits: no word, and no name of an exercise."""
SHOUTED = re.compile(r"\b[A-ZÄÖÜÑ]{4,}\b")


def manners(text: str, sheet: FactSheet, cited: tuple[Fact, ...], part: Part) -> Iterator[Objection]:
    """What speaks against the way a sentence is said."""
    yield from _shape(text, part)
    yield from _language(plain(text), sheet.language)
    yield from _talk(plain(text), sheet.language, cited)


def _shape(text: str, part: Part) -> Iterator[Objection]:
    if odd := strange(text):
        yield Objection("characters", f"it has characters that a coach does not use: {odd!a}")
    if TIED.search(text) or MIXED.search(text):
        yield Objection("characters", "it spells something out letter by letter, or with digits for letters")
    if not SHORTEST <= len(text.strip()) <= LONGEST[part]:
        yield Objection("length", f"a {part} has {SHORTEST} to {LONGEST[part]} characters")
    if len(ENDS.findall(text)) > MOST_SENTENCES:
        yield Objection("length", "it is more than a sentence or two")
    if text.count("!") > 1 or len(SHOUTED.findall(text)) > 1:
        yield Objection("tone", "it shouts")


def _language(text: str, language: str) -> Iterator[Objection]:
    words = WORD.findall(text)
    heard = {name: sum(word in talk(name).common for word in words) for name in talks()}
    own = heard.pop(language)
    if max(heard.values()) > own + 1 or (len(words) >= ENOUGH_WORDS and own < OWN * len(words)):
        yield Objection("language", f"it is not in the language asked for ({language})")


def _talk(text: str, language: str, cited: tuple[Fact, ...]) -> Iterator[Objection]:
    """Talk that is not a coach's; some of it may be repeated where a cited fact has it itself.

    Orders, addresses and code are looked for in every language, the rest in the sentence's own: words have false
    friends.
    """
    told = [plain(fact.text) for fact in cited]
    for name in talks():
        for sort, forbidden in talk(name).forbidden.items():
            heard = name == language or sort in EVERYWHERE
            for found in forbidden.pattern.finditer(text) if heard else ():
                if not (forbidden.unless_told and any(_tells(sort, found[0], fact) for fact in told)):
                    yield Objection(forbidden.code, f"{forbidden.why}: {found[0]!r}")
                    break


def _tells(sort: str, found: str, fact: str) -> bool:
    """Whether the fact, which is English, has this sort of talk; of a medical term, the very term.

    A fact that speaks of a valgus is no leave to speak of a meniscus.
    """
    if sort in TO_THE_WORD:
        return all(word[:STEM] in fact for word in found.split())
    return talk("en").forbidden[sort].pattern.search(fact) is not None
