"""The languages that a coach speaks; free of imports, for the entry points that only name them."""

from __future__ import annotations

from typing import Final, Literal, get_args

Language = Literal["en", "de", "es"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
WRITTEN_IN: Final[Language] = LANGUAGES[0]
"""The language of the library and of the engine's sentences; also what is spoken to whoever asks for none of them."""


def known(language: str | None) -> Language | None:
    """That language if it is spoken here."""
    return next((spoken for spoken in LANGUAGES if spoken == language), None)
