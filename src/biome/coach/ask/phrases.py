"""Phrases as a vocabulary writes them, found in a question whatever its case, accents and punctuation.

``cav*`` is any word that begins so, ``knee|knees`` one of several, ``..`` up to four other words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

MOST_BETWEEN = 4
LETTERS = str.maketrans({"ß": "ss", "'": "", "\u2019": "", "\u00b4": "", "`": ""})
OTHER = re.compile(r"[^a-z0-9]+")


def folded(text: str) -> str:
    """The words in small letters without accents, one space between two: "¿Qué tal?" is "que tal"."""
    open_letters = unicodedata.normalize("NFKD", text.translate(LETTERS).lower())
    bare = "".join(sign for sign in open_letters if not unicodedata.combining(sign))
    return OTHER.sub(" ", bare).strip()


def compiled(phrases: Iterable[str]) -> re.Pattern[str]:
    """One pattern over folded text for any of the phrases; for none of them one that never matches."""
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(_pattern, phrases)) or '(?!)'})(?!\S)")


def words_of(phrase: str) -> list[str]:
    """The words that a phrase is written in, without its stars."""
    return [word for token in phrase.split() if token != ".." for word in token.replace("*", "").split("|")]


def _pattern(phrase: str) -> str:
    pattern, gap = "", ""
    for token in phrase.split():
        if token == "..":
            gap = rf" (?:\S+ ){{0,{MOST_BETWEEN}}}"
            continue
        pattern += gap + "(?:" + "|".join(re.escape(word).replace(r"\*", r"\S*") for word in token.split("|")) + ")"
        gap = " "
    return pattern
