"""Turning points that the labellers wrote into their notes: "bottoms 1.2, 3.9, 6.5 s", "lock-outs 2.5-4.5 s"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biome.engine.report import SetReport

EVENTS = ("bottoms", "tops", "ups", "lock-outs", "open at", "jumps at", "reps at", "hips up", "lunges (")
"""Words before a list of times. A note that names times by any other word is not read: nothing is guessed."""

_NUMBER = r"\d+(?:\.\d+)?"
_ITEM = rf"{_NUMBER}(?:-{_NUMBER})?(?: \([a-z]+\))?"
_LIST = re.compile(rf"(?:{'|'.join(map(re.escape, EVENTS))}) ?({_ITEM}(?:(?:, | and ){_ITEM})*) s\b")


@dataclass(frozen=True)
class Turn:
    """When a rep turns, seconds: a moment, or the stretch in which it stays there."""

    start: float
    end: float

    def distance(self, seconds: float) -> float:
        """Seconds from the stretch, 0 inside it."""
        return max(self.start - seconds, seconds - self.end, 0.0)


def turns_in(notes: str) -> tuple[Turn, ...]:
    """The turning points of the notes; those marked (partial) or the like are left out, for they may go uncounted."""
    found = _LIST.search(notes)
    plain = [item for item in re.split(r", | and ", found[1]) if "(" not in item] if found else []
    return tuple(Turn(float(item.split("-")[0]), float(item.split("-")[-1])) for item in plain)


def errors(turns: tuple[Turn, ...], report: SetReport) -> list[float]:
    """Seconds from each labelled turn to the nearest reported one; infinite when no rep was reported."""
    return [min((turn.distance(rep.turn_seconds) for rep in report.reps), default=float("inf")) for turn in turns]
