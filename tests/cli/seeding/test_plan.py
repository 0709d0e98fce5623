"""Who trains what and when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from biome.cli.seeding.perform import performed
from biome.cli.seeding.plan import HABITS, planned
from biome.exercises import library

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
WEEKS = 17


def test_the_same_months_come_again():
    assert list(planned(NOW, WEEKS)) == list(planned(NOW, WEEKS))
    assert list(planned(NOW, WEEKS)) != list(planned(NOW, WEEKS, seed=8))


def test_sets_come_one_after_the_other_and_none_is_ahead_of_us():
    times = [plan.when for plan in planned(NOW, WEEKS)]
    assert times == sorted(times)
    assert times[-1] < NOW
    assert timedelta(weeks=WEEKS - 1) < times[-1] - times[0] <= timedelta(weeks=WEEKS)


def test_every_habit_is_trained_and_its_faults_are_those_of_its_exercise():
    plans = list(planned(NOW, WEEKS))
    assert {plan.slug for plan in plans} == {habit.slug for habit in HABITS}
    for habit in HABITS:
        assert set(habit.faults) <= {fault.id for fault in library().get(habit.slug).faults}


def test_form_gets_better():
    squats = [plan for plan in planned(NOW, WEEKS) if plan.slug == "squat"]
    first, last = performed(squats[0]), performed(squats[-1])
    assert first.report.overall_score is not None
    assert last.report.overall_score is not None
    assert first.report.overall_score < last.report.overall_score
    assert last.report.rep_count == squats[-1].reps
