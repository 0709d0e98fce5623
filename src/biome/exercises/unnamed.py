"""The movement that is not in the library: how it is counted and measured, and that nothing about it is judged."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from biome.exercises.spec import Exercise, Pattern, SignalSpec

GENERIC = "generic"
"""The slug, and the pattern's id, of a movement outside the library."""
LONGEST = 15.0  # s of one repetition
SHORTEST = 0.4
SEVERAL = {"order": "eccentric-first", "seconds": (SHORTEST, LONGEST)}
"""Each return to where the film began is one repetition: nobody knows which half is the work."""


def unnamed(name: str | None = None) -> Exercise:
    """The exercise of a film whose movement is not in the library; name: what the person calls it."""
    document = _document()
    first = signals()[0]
    pattern = Pattern(**document["pattern"], signal=first)
    rest = {key: value for key, value in document.items() if key not in ("pattern", "signals")}
    return Exercise(**{**rest, **({"name": name} if name else {})}, view=pattern.filming.view, pattern=pattern)


def signals() -> tuple[SignalSpec, ...]:
    """The signals that it may be counted by, each turning low; the film says which, and which way round."""
    return tuple(SignalSpec(**signal, turn="low", **SEVERAL) for signal in _document()["signals"])


def counted_by(exercise: Exercise, signal: SignalSpec) -> Exercise:
    """The same movement, counted by another signal."""
    return exercise.model_copy(update={"pattern": exercise.pattern.model_copy(update={"signal": signal})})


def is_unnamed(exercise: Exercise) -> bool:
    """Whether this is the movement outside the library."""
    return exercise.pattern.id == GENERIC


@cache
def _document() -> dict[str, Any]:
    return tomllib.loads(files("biome.exercises").joinpath("generic.toml").read_text(encoding="utf-8"))
