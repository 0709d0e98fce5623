"""One fault, one cue, with the number that was measured."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from tests.coach import exercises
from tests.coach.reports import issue, plank, squats

from biome.coach.language import LANGUAGES
from biome.coach.numbers import measured
from biome.coach.offline import OfflineCoach
from biome.coach.words import spoken, words
from biome.exercises import library

TORSO = "× torso"  # noqa: RUF001
DOUBLED = re.compile(r"\b(\w{3,}(?: \w+){0,4}) \1\b")
"""Words that stand there twice in a row."""


def cue(fault: str, **changes: Any) -> str:
    found = issue(fault, **{"confidence_score": 0.9, "rep": None, "reps": (), **changes})
    return OfflineCoach().words(squats(issues=(found,)), exercises.squat()).cues[fault]


def test_a_cue_says_what_was_seen_with_its_number_and_then_what_to_do() -> None:
    assert cue("forward_lean", measured_value=57.4) == (
        "Your chest tips forward 57° at the bottom. Keep the logo on your shirt facing ahead."
    )


def test_a_cue_names_the_side_that_was_seen() -> None:
    assert cue("knee_valgus", measured_value=12.3, side="right").startswith("Your right knee is collapsing inward 12°.")


def test_a_side_that_could_not_be_told_is_left_out() -> None:
    assert cue("knee_valgus", measured_value=12.3).startswith("One knee is collapsing inward 12°.")
    assert cue("hip_shift", measured_value=9.0, unit="%").startswith("Your hips drift 9 % toward one foot.")


def test_the_target_is_the_exercises_own_and_not_the_limit_of_the_fault() -> None:
    assert "48° above parallel (target 30°)" in cue("shallow_depth", measured_value=48.0, threshold=32.0)


def test_seconds_keep_their_tenths() -> None:
    assert cue("fast_drop", measured_value=0.46, unit="s").startswith("You dropped in 0.5 s.")


def test_a_value_below_zero_is_said_without_its_sign() -> None:
    found = issue("hip_sag", measured_value=-17.6, rep=None, reps=(), confidence_score=0.9, start_seconds=12.0)
    said = OfflineCoach().words(plank(issues=(found,)), exercises.plank()).cues["hip_sag"]
    assert "Your hips sag 18° below the line" in said


def test_a_fault_of_a_hold_is_said_with_its_moment_or_to_last() -> None:
    short, long = (issue("hip_sag", rep=None, reps=(), start_seconds=12.0, seconds=s) for s in (2.0, 20.0))
    moment, lasting = (
        OfflineCoach().words(plank(issues=(i,)), exercises.plank()).cues["hip_sag"] for i in (short, long)
    )
    assert "around 0:12.0" in moment
    assert "most of the" in lasting


@pytest.mark.parametrize(
    "reps, expected",
    [((4,), " in rep 4."), ((3, 4, 6), "3 of 6 reps"), ((1, 2, 3, 4, 5, 6), "rep 4")],
)
def test_a_cue_says_in_which_reps_it_was_seen(reps: tuple[int, ...], expected: str) -> None:
    said = cue("forward_lean", rep=4, reps=reps)
    assert expected in said
    assert "rep 4" in said


def test_the_coach_sounds_as_sure_as_the_measurement_was() -> None:
    doubtful, likely, sure = (cue("forward_lean", confidence_score=c) for c in (0.55, 0.7, 0.9))
    assert "possib" in doubtful.lower()
    assert likely.startswith("It looks as if your chest tips")
    assert sure.startswith("Your chest tips")


def test_a_fault_judged_by_a_stand_in_is_not_given_a_number_of_another_kind() -> None:
    said = cue("shallow_depth", measured_value=0.78, unit="x leg", type="Shallow Depth")
    assert said == 'This view shows "shallow depth". Sit down between your heels.'


@pytest.mark.parametrize(
    "language, over, under",
    [
        ("en", "only reach 0.06 torso lengths over", "stop 0.06 torso lengths below"),
        ("de", "kommen nur 0,06 Rumpflängen über die Schultern", "bleiben 0,06 Rumpflängen unter den Schultern"),
        ("es", "solo 0,06 veces el largo del tronco por encima", "0,06 veces el largo del tronco por debajo"),
    ],
)
def test_hands_that_stay_below_the_shoulders_are_not_said_to_be_over_them(language: str, over: str, under: str) -> None:
    jacks = library().get("jumping-jack")
    for value, expected in ((0.06, over), (-0.06, under)):
        found = issue("small_range_arms", measured_value=value, unit=TORSO, rep=None, reps=())
        assert expected in OfflineCoach().words(squats(issues=(found,)), jacks, language=language).cues[found.fault]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cue_says_a_unit_twice(language: str) -> None:
    for exercise in library().exercises:
        for fault in spoken(exercise, language).faults:
            shown = measured(1.3, fault.unit, words(language).units)
            for cue in (fault.cue, fault.cue_sideless):
                said = cue.replace("{value}", shown).split()
                assert all(a != b for a, b in pairwise(said)), cue
                assert fault.unit != "a minute" or " ".join(said).count(shown[2:]) <= 1, cue
                assert not DOUBLED.search(" ".join(said)), cue


def test_a_fault_the_exercise_does_not_know_still_gets_its_numbers() -> None:
    assert "57°" in cue("something_new")
