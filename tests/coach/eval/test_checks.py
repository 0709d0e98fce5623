"""The questions about an advice: each is heard when something is wrong, and is silent when nothing is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from biome.coach.eval.case import LANGUAGES, Case, load
from biome.coach.eval.checks import misses
from biome.coach.offline import OfflineCoach
from biome.engine.report import Advice

CASES = {case.name: case for case in load()}
VALGUS = CASES["squat-valgus-left"]


def advice(case: Case, language: str = "en") -> Advice:
    """The offline coach's."""
    return OfflineCoach().words(case.report, case.exercise, case.person, language)


def codes(case: Case, said: Advice, language: str = "en") -> set[str]:
    """What is missed."""
    return {miss.code for miss in misses(case, said, language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_missed_where_all_is_said(language: str) -> None:
    assert misses(VALGUS, advice(VALGUS, language), language) == []


def cued(text: str) -> Advice:
    """The advice with another cue for the knee."""
    return replace(advice(VALGUS), cues={"knee_valgus": text})


@pytest.mark.parametrize(
    "text, missed",
    [
        ("Your right knee falls 28° inward in 3 of 6 reps.", "side"),
        ("Your knee falls 28° inward in 3 of 6 reps.", "names"),
        ("Your left knee falls 37° inward in 3 of 6 reps.", "names"),
        ("Your left knee falls inward in 3 of 6 reps.", "names"),
        ("Your left elbow moves 28° in 3 of 6 reps.", "names"),
        ("Your left knee falls 28° inward.", "reps"),
        ("Your left knee falls 28° inward in 3 of 6 reps; that will tear your meniscus.", "forbidden"),
        ("Your left knee falls 28° inward in 3 of 6 reps, by 137.5 altogether.", "number"),
        ("Dein linkes Knie fällt in 3 von 6 Wiederholungen um 28° nach innen, und das ist nicht gut.", "language"),
        ("Your left knee falls 28° inward in 3 of 6 reps, and your chest tips forward.", "told"),
    ],
)
def test_a_cue_that_says_something_else_is_heard(text: str, missed: str) -> None:
    assert missed in codes(VALGUS, cued(text))


def test_a_fault_without_a_cue_is_heard() -> None:
    assert "cues" in codes(VALGUS, replace(advice(VALGUS), cues={}))


def test_a_cue_without_a_fault_is_heard() -> None:
    said = advice(VALGUS)
    assert "cues" in codes(VALGUS, replace(said, cues={**said.cues, "heel_lift": "Your heels lift."}))


def test_another_next_fix_than_the_costliest_is_heard() -> None:
    assert "priority" in codes(VALGUS, replace(advice(VALGUS), next_fix="Slow down on the way up."))


def test_praise_of_what_is_faulty_is_heard() -> None:
    assert "praise" in codes(VALGUS, replace(advice(VALGUS), strengths=("Your knees tracked over your toes.",)))


def test_no_praise_at_all_is_heard() -> None:
    assert "praise" in codes(VALGUS, replace(advice(VALGUS), strengths=()))


def test_three_corrections_at_once_are_heard() -> None:
    drills = ("Put a band above your knees.", "Squat with your knees to a wall.", "Push your kneecap out, slowly.")
    assert "corrections" in codes(VALGUS, replace(advice(VALGUS), recommendations=drills))


def test_what_was_not_seen_must_be_said() -> None:
    said = replace(advice(VALGUS), recommendations=(), summary="7.6 out of 10.")
    assert "unseen" in codes(VALGUS, said)


def test_points_without_a_score_are_heard() -> None:
    case = CASES["squat-nobody"]
    assert "score" in codes(case, replace(advice(case), summary="Nobody there, so 5 out of 10."))


def test_what_the_film_only_looks_like_may_not_be_blamed() -> None:
    case = CASES["squat-wide-hips"]
    assert "told" in codes(case, replace(advice(case), next_fix="Your knees are caving in."))


@pytest.mark.parametrize("other", ["push-up-sag", "plank-clean", "squat-nobody", "curl-drift-and-swing"])
def test_another_set_s_advice_is_heard_to_be_that(other: str) -> None:
    assert codes(VALGUS, advice(CASES[other])) & {"cues", "names", "priority", "number", "unseen"}
