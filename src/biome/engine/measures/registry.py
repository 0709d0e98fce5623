"""Where the implementations of the measures are found by name: one each, as the library's measures.toml lists them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps

from biome.engine.body import Body
from biome.engine.cycles import Cycle
from biome.engine.report import Side
from biome.engine.track import BoolArray, FloatArray

FrameMeasure = Callable[[Body, Side], FloatArray]
"""(n,) values of one side; measures of the whole body ignore the side."""
RepMeasure = Callable[[Body, Cycle, Side], float]
HoldMeasure = Callable[[Body, BoolArray, Side], float]
SetMeasure = Callable[[Body, Sequence[Cycle]], float]
"""Of all repetitions together; NaN with too few of them."""

FRAME: dict[str, FrameMeasure] = {}
REP: dict[str, RepMeasure] = {}
HOLD: dict[str, HoldMeasure] = {}
SET: dict[str, SetMeasure] = {}


def frame_measure(function: FrameMeasure) -> FrameMeasure:
    """Registers a measure that has a value in every frame. Worked out once for each body and side."""

    @wraps(function)
    def remembered(body: Body, side: Side) -> FloatArray:
        values = body.once((function.__name__, side), lambda: function(body, side))
        values.flags.writeable = False  # every rule and every rep reads the same ones
        return values

    FRAME[function.__name__] = remembered
    return remembered


def rep_measure(function: RepMeasure) -> RepMeasure:
    """Registers a measure that has one value a repetition."""
    REP[function.__name__] = function
    return function


def hold_measure(function: HoldMeasure) -> HoldMeasure:
    """Registers a measure that has one value a hold."""
    HOLD[function.__name__] = function
    return function


def set_measure(function: SetMeasure) -> SetMeasure:
    """Registers a measure that has one value a set."""
    SET[function.__name__] = function
    return function
