"""What speaks against a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Part = Literal["cue", "well_done", "next_fix", "recommendation", "summary", "answer"]
"""Where a sentence stands."""
Code = Literal[
    "uncited",
    "unknown_fact",
    "number",
    "side",
    "part",
    "rep",
    "exercise",
    "contradiction",
    "unseen",
    "beside",
    "word",
    "diagnosis",
    "injury",
    "promise",
    "load",
    "tone",
    "injection",
    "markup",
    "characters",
    "language",
    "length",
    "place",
    "missing",
]


@dataclass(frozen=True)
class Objection:
    """One reason why a sentence may not leave; ``detail`` is words for the repair round."""

    code: Code
    detail: str
