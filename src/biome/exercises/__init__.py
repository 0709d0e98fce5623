"""What good looks like: the language of movements and the library, as data."""

from __future__ import annotations

from biome.exercises.accuracy import Accuracy, accuracy_of
from biome.exercises.loader import Library, UnknownExercise, library
from biome.exercises.spec import Exercise, FaultSpec, MetricSpec, Pattern
from biome.exercises.unnamed import GENERIC, unnamed

__all__ = [
    "GENERIC",
    "Accuracy",
    "Exercise",
    "FaultSpec",
    "Library",
    "MetricSpec",
    "Pattern",
    "UnknownExercise",
    "accuracy_of",
    "library",
    "unnamed",
]
