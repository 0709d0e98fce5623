"""What to do next: one fix, and at most three steps, each with its reason."""

from __future__ import annotations

from tests.coach import exercises
from tests.coach.reports import issue, not_judged, notice, plank, squats, unscored

from biome.coach.next_steps import Step, next_fix, recommendations
from biome.coach.person import NOBODY, PastSet, Person
from biome.coach.talk import talk
from biome.engine.report import SetReport
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


def test_the_next_fix_is_the_action_of_the_costliest_fault_with_its_name() -> None:
    told = fix(squats(issues=(issue(deduction=2.0), issue("heel_lift", type="Heels Lifting", deduction=1.0))))
    assert told.endswith("xcessive forward lean: keep the logo on your shirt facing ahead.")
    assert "heel" not in told.lower()


def test_a_fault_that_is_only_possible_gives_way_to_one_that_is_sure() -> None:
    doubtful = issue("heel_lift", type="Heels Lifting", deduction=2.0, confidence_score=0.55)
    assert "logo" in fix(squats(issues=(doubtful, issue())))
    assert "foot" in fix(squats(issues=(doubtful,)))


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
