"""Sentences of an answer while it is still being said: each as soon as it is whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from pydantic import ValidationError

from biome.coach.answer import Said

BEGINS = re.compile(r'"said"\s*:\s*\[')
REFUSED = re.compile(r'"answerable"\s*:\s*false')
BETWEEN = re.compile(r"[\s,]*")
FENCE = re.compile(r"^\s*```(?:json)?\s*|\s*```\s*$")
LONGEST = 20_000
"""Characters of an answer that are listened to."""


class Listener:
    """Takes the text of an ``AskAnswer`` piece by piece."""

    def __init__(self) -> None:
        self._text = ""
        self._at: int | None = None

    def hear(self, piece: str) -> Iterator[Said]:
        """The sentences that are whole now and were not before; none of an answer that says it is none."""
        self._text = (self._text + piece)[:LONGEST]
        if self._at is None and (begins := BEGINS.search(self._text)):
            self._at = len(self._text) if REFUSED.search(self._text[: begins.end()]) else begins.end()
        while self._at is not None and (whole := self._next(self._at)):
            said, self._at = whole
            yield from said

    def _next(self, at: int) -> tuple[list[Said], int] | None:
        """What is said at the next place, if it is whole, and where it ends."""
        between = BETWEEN.match(self._text, at)
        start = between.end() if between else at
        if not self._text.startswith("{", start):
            return None
        try:
            value, end = json.JSONDecoder().raw_decode(self._text, start)
        except (ValueError, RecursionError):
            return None
        try:
            return [Said.model_validate(value)], end
        except ValidationError:
            return [], end


def unfenced(text: str) -> str:
    """The text without the marks of a code block that models like to put around JSON."""
    return FENCE.sub("", text)
