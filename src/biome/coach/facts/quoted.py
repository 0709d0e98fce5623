"""What a person typed, made harmless: a few letters to be quoted, or nothing."""

from __future__ import annotations

import re

from biome.coach.reading.characters import plain
from biome.coach.reading.lexicon import LANGUAGES
from biome.coach.reading.talk import talk

LONGEST = 40
MOST_WORDS = 5
LETTERS = re.compile(r"[^A-Za-zÀ-ɏ' -]")


def inert(typed: str) -> str:
    """At most a few words of Latin letters; "" for what has more, or has talk that is not a coach's.

    No digits, no marks, no lines, nothing that could be read as an order to whoever reads the facts.
    """
    words = LETTERS.sub(" ", typed).split()
    said = " ".join(words)
    if len(words) > MOST_WORDS or len(said) > LONGEST:
        return ""
    return "" if any(f.pattern.search(plain(said)) for n in LANGUAGES for f in talk(n).forbidden.values()) else said
