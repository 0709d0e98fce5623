"""Accuracy cards: how right the reports of a pattern are, as `make bench-accuracy` measured it and wrote it down.

Sets with an exactly known truth are performed by the puppet, and labelled film is counted where there is some. A
pattern that was never tried has no card: "not measured" is an honest answer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pydantic import model_validator

from biome.exercises.spec import Exercise, Spec, ViewName

CARDS = "accuracy.json"


class Share(Spec):
    """How often something was so, of how many times it was tried."""

    found: int
    of: int

    @model_validator(mode="before")
    @classmethod
    def _pair(cls, given: object) -> object:
        """The file has [found, of]."""
        return {"found": given[0], "of": given[1]} if isinstance(given, list) else given

    def __str__(self) -> str:
        return f"{self.found}/{self.of}" if self.of else "-"


class ViewAccuracy(Spec):
    """Counting (or timing) and false alarms from one view."""

    view: ViewName
    exact: Share  # sets counted to the rep, or held times within a second or 7 %
    within_one: Share  # rep; two seconds or 14 %
    hold_error: float | None  # mean absolute error of held times, s
    false_alarms: Share  # clean sets of which any fault was reported


class FaultAccuracy(Spec):
    """How often a fault was reported from one view, by how large it was, and of sets that did not have it."""

    fault: str  # id
    view: ViewName
    minor: Share
    moderate: Share
    severe: Share
    false_alarms: Share


class MetricAccuracy(Spec):
    """A metric's error against the truth, in its unit: mean and standard deviation over clean sets."""

    metric: str  # id
    view: ViewName
    unit: str
    bias: float
    spread: float
    sets: int


class FilmAccuracy(Spec):
    """Labelled clips counted: how many to the rep, and within one."""

    exact: Share
    within_one: Share


class Accuracy(Spec):
    """The card of a pattern. ``played`` are the exercises that were performed; the others share their numbers."""

    played: tuple[str, ...]  # slugs
    sets: int
    views: tuple[ViewAccuracy, ...]
    faults: tuple[FaultAccuracy, ...]
    metrics: tuple[MetricAccuracy, ...]
    look_alikes: Share  # sets that only look like a fault, of which any was reported
    unseen: Share  # faults filmed from views that cannot show them, and reported all the same
    film: FilmAccuracy | None = None  # None: no labelled film was at hand


@cache
def cards() -> dict[str, Accuracy]:
    """Every card by the id of its pattern, as shipped."""
    text = files("biome.exercises").joinpath(CARDS).read_text(encoding="utf-8")
    return {pattern: Accuracy(**card) for pattern, card in json.loads(text).items()}


def accuracy_of(exercise: Exercise, deck: Mapping[str, Accuracy] | None = None) -> Accuracy | None:
    """The card of an exercise: its pattern's, with the faults and metrics that it has; None where none was measured.

    deck: cards by pattern, those shipped when not given.
    """
    card = (cards() if deck is None else deck).get(exercise.pattern.id)
    if card is None:
        return None
    faults, metrics = {f.id for f in exercise.faults}, {m.id for m in exercise.metrics}
    return card.model_copy(
        update={
            "faults": tuple(row for row in card.faults if row.fault in faults),
            "metrics": tuple(row for row in card.metrics if row.metric in metrics),
        }
    )
