"""From a measured value to a severity and a confidence, both continuous (scoring.md, measures.md section 4)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from biome.engine.report import Severity
from biome.exercises.spec import Direction

LEVELS = (0.0, 0.25, 0.55, 0.85, 1.0)
CAPS: dict[str, float] = {"none": 0.0, "minor": 0.54, "moderate": 0.84, "severe": 1.0}
WIDER = 1.5  # bands of a measure in a grade-B view


@dataclass(frozen=True)
class Limits:
    """Three thresholds in one direction, in the measure's unit."""

    minor: float
    moderate: float
    severe: float
    direction: Direction

    def widened(self, error: float) -> Limits:
        """For a view that shows the measure less well: half an error further out, and wider apart."""
        sign = -1.0 if self.direction == "below" else 1.0
        first = self.minor + sign * error / 2.0
        return Limits(
            first,
            first + WIDER * (self.moderate - self.minor),
            first + WIDER * (self.severe - self.minor),
            self.direction,
        )

    def excess(self, value: float) -> float:
        """How far past the minor threshold, positive on the fault's side."""
        return self._oriented(value) - self._oriented(self.minor)

    @property
    def innocent(self) -> float:
        """The value up to which nothing is charged: below the watch zone."""
        return self.minor - (self.moderate - self.minor) / 2.0

    def at_most_innocent(self, values: np.ndarray) -> np.ndarray:
        """(n,) the same values, those on the fault's side moved back to where nothing is charged."""
        if self.direction == "either":
            return np.clip(values, -self.innocent, self.innocent)
        return np.minimum(values, self.innocent) if self.direction == "above" else np.maximum(values, self.innocent)

    def past(self, values: np.ndarray) -> np.ndarray:
        """(n,) true where past the minor threshold."""
        oriented = np.abs(values) if self.direction == "either" else values if self.direction == "above" else -values
        return oriented > self._oriented(self.minor)

    def severity(self, value: float) -> float:
        """0-1, piecewise linear: 0.25 at minor, 0.55 at moderate, 0.85 at severe; a watch zone below minor."""
        a, b, c = (self._oriented(t) for t in (self.minor, self.moderate, self.severe))
        knots = (a - (b - a) / 2.0, a, b, c, c + (c - b))
        return float(np.interp(self._oriented(value), knots, LEVELS))

    def _oriented(self, value: float) -> float:
        return abs(value) if self.direction == "either" else value if self.direction == "above" else -value


def label(severity: float) -> Severity | None:
    """The word for a severity; None below minor."""
    if severity < LEVELS[1]:
        return None
    return "minor" if severity < LEVELS[2] else "moderate" if severity < LEVELS[3] else "severe"


def separation(excess: float, error: float) -> float:
    """Probability that the true value is past the threshold, given the measured excess and the working error."""
    return 0.5 * (1.0 + math.erf(excess / (max(error, 1e-9) * math.sqrt(2.0))))
