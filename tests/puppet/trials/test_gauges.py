"""Every measure of the library before every view it claims, against what is true in the puppet's room."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from biome.exercises import library
from biome.puppet.trials.gauges import ELSEWHERE, SHOWS, Show, gauge

TESTS = Path(__file__).resolve().parents[2] / "engine"
WIDER = 1.5
"""In views of grade B."""
UNSHOWN = {
    "apparent_torso": {"overhead"},  # no camera of the puppet hangs over it
    "stepping": {
        "side",
        "oblique",
        "front",
    },  # tells walking from standing and nothing else: tests/engine/test_counting
    "knee_lift_difference": {"front"},
    **{name: {"front"} for name in ("chest_travel", "hold_time", "still", "drift", "pressed_elbow", "hip_clear")},
    "knees_spread": {"side", "oblique"},
    **{name: {"oblique"} for name in ("side_line", "side_line_kneeling", "side_fold")},
    "shoulder_roll": {"oblique", "side", "end-on"},
}
"""Views that no stage gives: a body on its side is seen from the front wherever the camera stands, and no hold is
performed to a camera before it."""
OF_THE_COUNT = {"rom", "range_fading", "rom_cv", "hitches", "partial_share", "cadence", "rhythm", "turn_difference"}
"""Measures of the count, which is the same one in every view: their stages stand."""


def test_every_measure_is_shown_to_every_view_it_claims_or_has_a_test_of_its_own() -> None:
    shown = {(show.measure, show.view) for show in SHOWS}
    excused = {(name, view) for name, views in UNSHOWN.items() for view in views}
    excused |= {(name, "end-on") for name in OF_THE_COUNT}
    claimed = {(name, view) for name, spec in library().measures.items() for view in spec.views}
    assert {one for one in claimed - shown - excused if one[0] not in ELSEWHERE} == set()


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_test_of_its_own_is_there(name: str) -> None:
    (file,) = TESTS.rglob(f"{ELSEWHERE[name]}.py")
    assert name in file.read_text()


@pytest.mark.parametrize("stage", sorted({show.stage for show in SHOWS}))
def test_measures_are_true_within_their_working_error_in_every_view_that_judges(stage: str) -> None:
    shows = [show for show in SHOWS if show.stage == stage and show.grade != "C"]
    for show in sorted(shows, key=lambda show: show.view):
        found = gauge(show, noisy=False, seeds=range(1))
        assert len(found.errors), show
        assert np.abs(found.errors).max() < 2.0 * allowed(show), (show, found.errors)
        assert abs(found.bias) < allowed(show), (show, found.bias)


def allowed(show: Show) -> float:
    """The working error in this view."""
    return library().measures[show.measure].error * (WIDER if show.grade == "B" else 1.0)
