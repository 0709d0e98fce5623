"""The port that every coach stands behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from biome.engine.report import Advice, SetReport
    from biome.exercises import Exercise


class Coach(Protocol):
    """Turns the facts of one set into words."""

    async def advise(self, report: SetReport, exercise: Exercise) -> Advice:
        """Words about ``report``, one cue for each of its issues. Never raises for a report without a score."""
        ...
