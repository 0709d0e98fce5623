"""A question as somebody typed it, made plain: it is a stranger's text, and stays one."""

from __future__ import annotations

import unicodedata

LONGEST = 500
"""Characters of a question."""


def cleaned(typed: str) -> str:
    """The question on one line, composed, without what is invisible or turns the text around."""
    shown = "".join(" " if _parts(sign) else sign for sign in typed if not _hides(sign))
    return " ".join(unicodedata.normalize("NFC", shown).split())


def _parts(sign: str) -> bool:
    """Line breaks, tabs and other controls part words."""
    return unicodedata.category(sign) == "Cc" or sign.isspace()


def _hides(sign: str) -> bool:
    """Zero-width signs, marks of direction, tags, private and unassigned characters, halves of pairs."""
    return unicodedata.category(sign) in ("Cf", "Co", "Cn", "Cs")
