"""A measure is worked out once for a body, and what everybody reads nobody may write to."""

from __future__ import annotations

import pytest
from tests.engine.sets import counted, filmed

from biome.engine.measures import FRAME
from biome.puppet import Set


def test_a_measure_is_worked_out_once_for_each_side_and_kept_from_changes() -> None:
    body = counted(filmed(Set("squat", reps=2))).body
    first = FRAME["knee_angle"](body, "left")
    assert FRAME["knee_angle"](body, "left") is first
    assert FRAME["knee_angle"](body, "right") is not first
    with pytest.raises(ValueError, match="read-only"):
        first[0] = 0.0


def test_another_set_up_is_another_body() -> None:
    body = counted(filmed(Set("deadlift", reps=2))).body
    first = FRAME["shrug"](body, "left")
    assert FRAME["shrug"](body.resting(~body.rest), "left") is not first
