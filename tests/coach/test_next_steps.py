"""What to do next: one fix, and at most three steps, each with its reason."""

from __future__ import annotations

import pytest
from tests.coach import exercises
from tests.coach.reports import issue, not_judged, notice, plank, squats, unscored

from biome.coach.language import LANGUAGES
from biome.coach.next_steps import Step, next_fix, recommendations
from biome.coach.person import NOBODY, PastSet, Person
from biome.coach.talk import talk
from biome.coach.words import spoken
from biome.engine.notes import notice as engine_notice
from biome.engine.report import SetReport
from biome.engine.sentences import Sentence
from biome.exercises import library
from biome.exercises.spec import Exercise

LAST_TIME = Person(history=(PastSet(days_ago=3, score=6.0, issues=("Excessive Forward Lean",)),))
FILMED = "Put the phone at hip height, three metres to your side."


def steps(report: SetReport, exercise: Exercise | None = None, person: Person = NOBODY) -> tuple[Step, ...]:
    return recommendations(talk(report, exercise or exercises.squat(), person))


def said(report: SetReport, exercise: Exercise | None = None, person: Person = NOBODY) -> list[tuple[str, str]]:
    return [(step.what.text, step.why.text) for step in steps(report, exercise, person)]


def fix(report: SetReport, person: Person = NOBODY) -> str:
    line = next_fix(talk(report, exercises.squat(), person))
    return line.text if line else ""


def test_the_next_fix_is_the_action_of_the_costliest_fault_after_what_was_seen_of_it() -> None:
    told = fix(squats(issues=(issue(deduction=2.0), issue("heel_lift", type="Heels Lifting", deduction=1.0))))
    assert told.startswith("Your chest tips forward 57° at the bottom, ")
    assert told.endswith(": keep the logo on your shirt facing ahead.")
    assert "heel" not in told.lower()


def test_a_fault_that_is_only_possible_gives_way_to_one_that_is_sure() -> None:
    doubtful = issue("heel_lift", type="Heels Lifting", deduction=2.0, confidence_score=0.55)
    assert "logo" in fix(squats(issues=(doubtful, issue())))
    assert "foot" in fix(squats(issues=(doubtful,)))


def test_a_fix_for_what_is_not_sure_is_not_said_as_if_it_were() -> None:
    assert all("If " in fix(squats(issues=(issue(confidence_score=c),)), LAST_TIME) for c in (0.55, 0.7))
    assert "If " not in fix(squats())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_action_of_the_library_brings_a_colon_of_its_own_into_the_fix(language: str) -> None:
    cues = {c for e in library().exercises for f in spoken(e, language).faults for c in (f.cue, f.cue_sideless)}
    assert [cue for cue in cues if ":" in cue.partition(". ")[2]] == []


def test_what_was_the_fix_last_time_is_said_to_be_so() -> None:
    assert "last time" in fix(squats(), LAST_TIME)
    assert "last time" not in fix(squats())


def test_a_set_without_faults_has_no_fix_and_one_without_a_score_is_filmed_again() -> None:
    assert fix(squats(issues=())) == ""
    assert fix(unscored()) == FILMED


def test_next_steps_are_those_of_the_two_costliest_faults_and_of_the_camera_with_their_reasons() -> None:
    names = {"shallow_depth": "Shallow Depth", "heel_lift": "Heels Lifting", "forward_lean": "Forward Lean"}
    found = tuple(issue(f, type=n, deduction=2.0 - i) for i, (f, n) in enumerate(names.items()))
    hidden = (not_judged(), not_judged("hip_shift", type="Hip Shift"))
    (depth, why_depth), (heels, _), (film, why_film) = said(squats(issues=found, not_judged=hidden))
    assert (depth, heels) == ("Box squat to a height you own.", "Calf mobility.")
    assert "hallow depth" in why_depth
    assert "2.0 points" in why_depth
    assert "from the front" in film
    assert "knee valgus and hip shift" in why_film


def test_a_beginner_is_given_one_drill() -> None:
    found = tuple(issue(f, deduction=2.0 - i) for i, f in enumerate(("shallow_depth", "heel_lift")))
    assert len(said(squats(issues=found, not_judged=()), person=Person(level="beginner"))) == 1


def test_a_long_list_of_unseen_faults_is_cut_short() -> None:
    hidden = [f for f in exercises.squat().faults if f.id not in ("knee_valgus", "hip_shift")]
    ((what, why), *_) = said(
        squats(issues=(), view="front", not_judged=tuple(not_judged(f.id, type=f.name) for f in hidden))
    )
    assert what == FILMED
    assert "shallow depth, excessive forward lean, heels lifting and more" in why


def test_who_was_turned_too_far_is_asked_to_film_the_same_view_straight() -> None:
    ((what, why), *_) = said(squats(issues=(), view="front"))
    assert "straight from the front" in what
    assert "knee valgus" in why


def test_faults_with_one_cause_get_one_next_step() -> None:
    found = (issue("heel_lift", type="Heels Lifting"), issue("forward_lean"))
    ((what, why),) = said(squats(issues=found, not_judged=()))
    assert "ankles" in what
    assert "eels lifting and excessive forward lean" in why


def test_a_very_good_set_is_told_how_to_go_on() -> None:
    loaded, free = (
        said(squats(issues=(), overall_score=9.4), exercises.squat(equipment=e))[-1] for e in ("barbell", "none")
    )
    assert "harder" in loaded[0]
    assert "9.4" in loaded[1]
    assert "reps" in free[0]
    assert "hold a little longer" in said(plank(), exercises.plank())[-1][0]
    for qualified in (squats(issues=(), overall_score=9.4, score_note="Based on 2 reps."), squats(overall_score=9.4)):
        assert "same level" not in said(qualified)[-1][0]


def test_the_camera_advice_fits_what_went_wrong() -> None:
    assert said(unscored(notices=(notice("no_person", "Nobody."),)))[0][0] == FILMED
    other = (notice("looks_like_other_exercise", "This looks more like a lunge."),)
    assert "Choose the movement that you did" in said(unscored(notices=other))[0][0]
    assert "With so few reps it is hard to judge" in said(squats(rep_count=1, issues=(), not_judged=()))[0][1]


@pytest.mark.parametrize(
    "code, sentence, step",
    [
        ("other_people", Sentence("other_people", {"place": "left"}), "alone"),
        ("dim", Sentence("dim"), "light"),
        ("cut_off", Sentence("feet_out"), "whole body"),
        ("small", Sentence("small"), "closer"),
    ],
)
def test_what_made_a_film_worse_to_judge_is_said_once_with_how_to_mend_it(
    code: str, sentence: Sentence, step: str
) -> None:
    told = engine_notice(code, sentence)
    (what, why), *others = said(squats(issues=(), notices=(told,)))
    assert step in what
    assert told.message.startswith(why.removesuffix("."))
    assert "knee valgus" in others[0][1]
    assert fix(unscored(rep_count=5, notices=(told,))) == what


def test_a_film_that_could_only_be_finer_is_not_found_fault_with() -> None:
    assert said(squats(notices=(notice(),))) == said(squats())
