"""The characters in which a coach writes: anything else is a trick or a slip, and is not read further."""

# ruff: noqa: RUF001 (the signs of units and of typography are meant as they stand)

from __future__ import annotations

import re
import unicodedata

SAME = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2009\u202f\t\n\r", " "),  # spaces that are wide, thin or do not break
        **dict.fromkeys("‘’‚´", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("–—−‐‑", "-"),
        "…": ".",
        "×": "x",
        "˚": "°",
    }
)
"""Characters that people's keyboards and models' typography vary in, and what they are read as."""
HALVES = {"½": ".5", "¼": ".25", "¾": ".75"}
MARKS = frozenset(" .,;:!?&¡¿'\"()-+/%&°ºª=≈~x")
"""Everything beside Latin letters and plain digits; what marks up text or code is not among it."""
TIED = re.compile(r"\b[^\W\d_](?:[\s.\-]+[^\W\d_]\b){3,}")
"""Four and more single letters in a row spell something out."""


def plain(text: str) -> str:
    """The text in small letters, composed, with one form for each quotation mark, dash, space and fraction."""
    text = unicodedata.normalize("NFC", text)
    for sign, decimal in HALVES.items() if not HALVES.keys().isdisjoint(text) else ():
        text = re.sub(rf"(\d*)\s?{sign}", lambda found, decimal=decimal: (found[1] or "0") + decimal, text)
    return re.sub(r"\s+", " ", text.translate(SAME)).strip().lower()


def strange(text: str) -> str:
    """The characters of ``text`` that a coach has no use for: "" when there are none.

    Digits of other scripts and sizes, letters that only look Latin, marks heaped on letters, what is invisible or
    turns the text around, emoji, and the signs of markup and code.
    """
    composed = unicodedata.normalize("NFC", text)
    for sign in HALVES:
        composed = composed.replace(sign, "")
    return "".join(dict.fromkeys(c for c in composed.translate(SAME) if not _known(c))) + _control(text)


def _known(character: str) -> bool:
    return character in MARKS or (character.isascii() and character.isalnum()) or _latin(character)


def _latin(character: str) -> bool:
    """A letter with an accent as German, Spanish and borrowed words have; not the sets that are copies of others."""
    return "À" <= character <= "ɏ" and character.isalpha()


def _control(text: str) -> str:
    return "\n" if re.search(r"[\n\r\t]", text) else ""
