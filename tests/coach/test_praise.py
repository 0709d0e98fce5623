"""Only what was measured and clean is praised."""

from __future__ import annotations

import pytest
from tests.coach import exercises
from tests.coach.reports import attempt, clean, issue, metric, not_judged, plank, rep, squats, unscored

from biome.coach.offline import OfflineCoach
from biome.coach.person import PastSet, Person
from biome.coach.words import words
from biome.engine.report import SetReport
from biome.exercises import library

UNEVEN = tuple(rep(i, seconds) for i, seconds in enumerate((1.5, 2.5, 4.0, 2.0, 3.5, 1.2), start=1))


def strengths(report: SetReport) -> tuple[str, ...]:
    exercise = exercises.plank() if report.kind == "hold" else exercises.squat()
    return OfflineCoach().words(report, exercise).strengths


def test_a_clean_fault_is_praised_with_its_number() -> None:
    assert strengths(squats(reps=UNEVEN)) == ("Solid depth: thighs reached 8° from parallel on 6 of 6 reps.",)


def test_thighs_below_parallel_are_said_to_be_below_it() -> None:
    assert "12° below parallel" in strengths(squats(clean=(clean(value=-12.0),)))[0]


def test_the_clearest_margins_come_first_and_three_are_enough() -> None:
    margins = {"shallow_depth": 1.5, "forward_lean": 4.0, "heel_lift": 2.0, "knee_valgus": 3.0}
    found = strengths(squats(clean=tuple(clean(f, margin=m) for f, m in margins.items()), not_judged=(), issues=()))
    assert found == ("Chest stayed proud.", "Knees tracked over the toes all the way.", "Feet stayed flat and planted.")


def test_what_was_found_wrong_or_not_judged_is_never_praised() -> None:
    report = squats(clean=(clean("forward_lean"), clean("knee_valgus")), issues=(issue("forward_lean"),), reps=UNEVEN)
    said = " ".join(strengths(report))
    assert "Chest" not in said
    assert "Knees" not in said


def test_a_near_miss_an_unsure_or_a_short_set_is_not_praised() -> None:
    for poor in (clean(margin=0.4), clean(confidence=0.6), clean(reps=4)):
        assert "Solid depth" not in " ".join(strengths(squats(clean=(poor,))))
    assert strengths(squats(rep_count=2, reps=UNEVEN[:2], clean=(clean(reps=2),), metrics=())) == ()


def test_depth_is_not_praised_in_a_set_with_half_reps() -> None:
    assert "Solid depth" not in " ".join(strengths(squats(attempts=(attempt(),))))


def test_what_was_found_last_time_and_is_not_there_now_is_praised_first() -> None:
    past = Person(history=(PastSet(days_ago=2, score=6.0, issues=("Shallow Depth",)),))
    first = OfflineCoach().words(squats(reps=UNEVEN), exercises.squat(), past).strengths[0]
    assert "shallow depth" in first.lower()
    assert "last time" in first.lower()
    older = Person(history=(PastSet(days_ago=2, score=6.0), *past.history))
    assert "last time" not in " ".join(OfflineCoach().words(squats(reps=UNEVEN), exercises.squat(), older).strengths)


def test_an_even_tempo_is_praised_with_its_seconds() -> None:
    reps = tuple(rep(i, seconds) for i, seconds in enumerate((2.4, 2.5, 2.6, 2.5, 2.4, 2.5), start=1))
    said = strengths(squats(clean=(), reps=reps))
    assert len(said) == 1
    assert "2.4" in said[0]
    assert "2.6" in said[0]
    assert strengths(squats(clean=(), metrics=(), reps=UNEVEN, attempts=(attempt(),))) != said


def test_a_metric_on_target_is_praised_unless_a_fault_rests_on_the_same_measure() -> None:
    report = squats(clean=(), reps=UNEVEN, issues=(), not_judged=(not_judged(),))
    assert "nee angle (bottom)" in strengths(report)[0]
    assert "87°" in strengths(report)[0]
    assert "87°" not in " ".join(strengths(squats(clean=(), reps=UNEVEN, metrics=(metric(id="unheard_of"),))))


def test_a_metric_is_not_spoilt_by_a_fault_of_its_measure_at_another_moment() -> None:
    def said_with(phase: str) -> str:
        fault = exercises.SQUAT_FAULTS[2].model_copy(update={"rules": (exercises.rule("knee_angle", phases=(phase,)),)})
        pattern = exercises.squat().pattern.model_copy(update={"faults": (fault,)})
        report = squats(clean=(), reps=UNEVEN, not_judged=())
        return " ".join(OfflineCoach().words(report, exercises.squat(pattern=pattern)).strengths)

    assert "87°" in said_with("top")
    assert "87°" not in said_with("bottom")


def test_a_number_that_tells_nothing_by_itself_is_left_out_of_praise() -> None:
    for value, unit, actual in ((-10.4, "%", "-10 %"), (12.0, "%", "12 %"), (0.2, "°", "0°"), (-3.0, "°", "-3°")):
        good = metric(name="Body Line", value=value, unit=unit, actual=actual)
        said = strengths(squats(clean=(), reps=UNEVEN, issues=(), metrics=(good,)))
        assert "body line" in said[0].lower()
        assert actual not in said[0]


def test_a_short_set_with_faults_hears_of_what_was_looked_for_in_vain() -> None:
    few = {"rep_count": 3, "reps": UNEVEN[:3], "metrics": ()}
    told = {"Knee Valgus": 2.0, "Heels Lifting": 3.0, "Shallow Depth": 0.4, "Hip Shift": 1.5}
    ids = ("knee_valgus", "heel_lift", "shallow_depth", "hip_shift")
    seen = tuple(clean(f, type=n, margin=m, reps=3) for f, (n, m) in zip(ids, told.items(), strict=True))
    (said,) = strengths(squats(**few, clean=seen, not_judged=()))
    assert "heels lifting and knee valgus" in said
    assert "shallow" not in said
    for poor in ({"reps": 2}, {"confidence": 0.6}):
        assert strengths(squats(**few, clean=(clean("heel_lift", **{"reps": 3, **poor}),))) == ()


@pytest.mark.parametrize("strength", ["You stood tall between the reps.", "A small pause.", "Your ball stayed low."])
def test_only_the_whole_word_claims_all_reps(strength: str) -> None:
    assert not words().strength.sweeps(strength)
    assert words().strength.sweeps("Full depth on all reps.")


@pytest.mark.parametrize("language, once", [("en", "118 a minute"), ("de", "118 pro Minute"), ("es", "118 por minuto")])
def test_a_unit_is_said_once_in_every_language(language: str, once: str) -> None:
    walk = library().get("suitcase-carry")
    rate = metric(id="step_rate", name="Step Rate", value=118.0, unit="a minute", actual="118 a minute")
    report = plank(exercise=walk.slug, hold_seconds=7.0, metrics=(rate,), clean=())
    (said,) = OfflineCoach().words(report, walk, language=language).strengths
    assert said.count(once.removeprefix("118 ")) == 1
    assert once in said


def test_the_best_rep_is_the_last_resort() -> None:
    scores = (8.4, 6.0, 6.1, 6.2, 6.0, 5.9)
    reps = tuple(rep(r.index, r.seconds, score=s) for r, s in zip(UNEVEN, scores, strict=True))
    report = squats(clean=(), metrics=(), reps=reps, attempts=(attempt(),))
    assert "8.4" in strengths(report)[0]
    assert "ep 1" in strengths(report)[0]


def test_a_hold_is_praised_from_ten_seconds_on() -> None:
    assert strengths(plank())[0] == "Straight line from ears to heels."
    assert strengths(plank(hold_seconds=6.0)) == ()


def test_nothing_is_praised_without_a_score() -> None:
    assert strengths(unscored(clean=(clean(),), rep_count=6)) == ()
