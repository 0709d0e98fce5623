"""What is said over a whole report, and what is said when there is no score."""

from __future__ import annotations

from typing import Any

import pytest
from tests.coach import exercises
from tests.coach.reports import attempt, issue, not_judged, notice, plank, squats, unscored

from biome.coach.offline import OfflineCoach
from biome.coach.summary import score_word
from biome.coach.words import words
from biome.engine.report import SetReport


def summary(report: SetReport) -> str:
    return OfflineCoach().words(report, exercises.plank() if report.kind == "hold" else exercises.squat()).summary


FAULTS = ("shallow_depth", "forward_lean", "heel_lift", "fast_drop")


def test_two_faults_are_cued_and_the_others_only_named() -> None:
    found = tuple(issue(f, type=f"Fault {f}", deduction=2.0 - i) for i, f in enumerate(FAULTS))
    said = summary(squats(issues=found))
    cues = OfflineCoach().words(squats(issues=found), exercises.squat()).cues
    assert [cues[f] in said for f in FAULTS] == [True, True, False, False]
    assert "fault heel_lift and fault fast_drop" in said


def test_what_costs_little_is_called_a_detail() -> None:
    assert "detail: Your chest" in summary(squats(issues=(issue(deduction=0.2),), overall_score=9.8))
    assert "detail" not in summary(squats())


def test_the_strength_comes_before_the_correction() -> None:
    said = summary(squats())
    assert said.index("Solid depth") < said.index("Your chest")


def test_the_headline_has_the_score_its_word_and_the_reps() -> None:
    said = summary(squats(overall_score=7.4))
    assert "7.4 out of 10" in said
    assert "fair" in said
    assert "6 reps" in said
    assert "1 rep" in summary(squats(rep_count=1, reps=squats().reps[:1]))
    assert "24 s" in summary(plank())


@pytest.mark.parametrize("score, word", [(9.0, "excellent"), (8.9, "good"), (6.0, "fair"), (5.9, "needs work")])
def test_a_score_has_its_word(score: float, word: str) -> None:
    assert score_word(score, words()) == word


def test_what_qualifies_the_score_is_said_last() -> None:
    assert summary(squats(score_note="The score lies between 6.1 and 8.0.")).endswith("between 6.1 and 8.0.")


def test_a_set_without_faults_is_not_given_a_correction() -> None:
    said = summary(squats(issues=()))
    assert "First fix" not in said
    assert "not there" in said


@pytest.mark.parametrize(
    "changes, expected",
    [
        ({}, "I did not see a full repetition of the squat"),
        ({"attempts": (attempt(),)}, "only one short one"),
        ({"attempts": (attempt(), attempt(18.0))}, "only 2 short ones"),
        ({"rep_count": 5, "view": "front"}, "I counted 5 reps and gave no score"),
        ({"notices": (notice("no_person", "I can't find a person in this video."),)}, "I can't find a person"),
        ({"score_note": "The body was seen in 40 % of the film."}, "seen in 40 %"),
    ],
)
def test_without_a_score_the_reason_is_said(changes: dict[str, Any], expected: str) -> None:
    assert expected in summary(unscored(**changes))


def test_a_hold_that_was_not_seen_is_said_to_be_so() -> None:
    assert "did not see you hold" in summary(unscored(kind="hold", exercise="plank", hold_seconds=None))


def test_next_steps_are_those_of_the_two_costliest_faults_and_of_the_camera() -> None:
    found = tuple(issue(f, deduction=2.0 - i) for i, f in enumerate(("shallow_depth", "heel_lift", "forward_lean")))
    hidden = (not_judged(), not_judged("hip_shift", type="Hip Shift"))
    said = OfflineCoach().words(squats(issues=found, not_judged=hidden), exercises.squat()).recommendations
    assert said[:2] == ("Box squat to a height you own.", "Calf mobility.")
    assert "from the front" in said[2]
    assert "knee valgus and hip shift" in said[2]
    assert len(said) == 3


def test_a_long_list_of_unseen_faults_is_cut_short() -> None:
    exercise = exercises.squat()
    hidden = tuple(not_judged(f.id, type=f.name) for f in exercise.faults if f.id not in ("knee_valgus", "hip_shift"))
    said = OfflineCoach().words(squats(issues=(), view="front", not_judged=hidden), exercise).recommendations
    assert "shallow depth, excessive forward lean, heels lifting and others" in said[0]
    assert said[0].endswith("Put the phone at hip height, three metres to your side.")


def test_faults_with_one_cause_get_one_next_step() -> None:
    found = (issue("heel_lift"), issue("forward_lean"))
    said = OfflineCoach().words(squats(issues=found, not_judged=()), exercises.squat()).recommendations
    assert len(said) == 1
    assert "ankles" in said[0]


def test_a_very_good_set_is_told_how_to_go_on() -> None:
    loaded = OfflineCoach().words(squats(issues=(), overall_score=9.4), exercises.squat()).recommendations
    free = OfflineCoach().words(squats(issues=(), overall_score=9.4), exercises.squat(equipment="none")).recommendations
    some = OfflineCoach().words(squats(issues=(), overall_score=9.4, score_note="Based on 2 reps."), exercises.squat())
    assert "twice more" not in " ".join(some.recommendations)
    assert "load" in loaded[-1]
    assert "load" not in free[-1]
    assert "hold a little longer" in OfflineCoach().words(plank(), exercises.plank()).recommendations[-1]


def test_the_camera_advice_fits_what_went_wrong() -> None:
    lost = OfflineCoach().words(unscored(notices=(notice("no_person", "Nobody."),)), exercises.squat())
    assert lost.recommendations == ("Put the phone at hip height, three metres to your side.",)
    other = (notice("looks_like_other_exercise", "This looks more like a lunge."),)
    mistaken = OfflineCoach().words(unscored(notices=other), exercises.squat())
    assert "Choose the movement that you did" in mistaken.recommendations[0]
    few = OfflineCoach().words(squats(rep_count=1, issues=(), not_judged=()), exercises.squat())
    assert "at least three reps" in few.recommendations[0]
