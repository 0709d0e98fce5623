"""What an analysis is made of, handed in by the entry points: real parts there, doubles in tests."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from biome.coach.gemini.options import Allowance
from biome.coach.port import Coach
from biome.engine.report import SetReport
from biome.engine.track import PoseTrack
from biome.exercises import Exercise
from biome.vision.info import FilmInfo
from biome.vision.progress import Progress

Tell = Callable[[Progress], None]

CopyFilm = Callable[[Path, Path], Awaitable[FilmInfo]]
"""Writes a film's pictures, and nothing else of it, to a second path; what that copy is.

Raises FilmError when it cannot be analysed. Must not load a decoder into this process.
"""


async def _nothing() -> None:
    """There is nothing to let go of."""


@dataclass(frozen=True)
class Craft:
    """The trades behind an analysis. All but the coach block, and are called in a thread.

    ``watch`` calls its third argument now and then; what that raises must end the watching and come through.
    """

    watch: Callable[[Path, Exercise, Tell], PoseTrack]
    assess: Callable[[PoseTrack, Exercise], SetReport]
    coach: Coach
    keyframes: Callable[[Path, PoseTrack, SetReport], dict[int, bytes]]
    annotate: Callable[[Path, PoseTrack, SetReport, Path], None]
    exercise: Callable[[str], Exercise]
    """The exercise of a slug."""
    allowance: Allowance = field(default_factory=Allowance)
    """What the coach may take of a model, for one person on one day."""
    prepare: Callable[[], None] = lambda: None
    """Called when an analysis begins, long before the coach is asked; must not block."""
    close: Callable[[], Awaitable[None]] = _nothing
    """Lets go of what the trades hold."""
