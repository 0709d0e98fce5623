"""The library as shipped: every name in it has one implementation, and people find what they mean."""

from __future__ import annotations

import re

import pytest

from biome.engine.measures import FRAME, HOLD, REP, SET
from biome.engine.qualify import SCORED_FROM
from biome.engine.whole_set import OF_THE_COUNT
from biome.exercises import Exercise, UnknownExercise, library
from biome.exercises.loader import measure_names

EXERCISES = library().exercises
SLUGS = {"squat", "push-up", "deadlift", "plank", "lunge", "pull-up"}
ONLY_COUNTED = {"flutter-kick", "lateral-shuffle", "monster-walk", "fire-hydrant", "warrior-two"}
"""From the advised view these are counted or timed and not judged; their reports say so."""
PLACEHOLDERS = {"value", "side", "target", "n", "N"}
BY_SCOPE = {"frame": FRAME, "rep": REP, "hold": HOLD, "set": {**OF_THE_COUNT, **SET}}


def each_exercise(exercises: tuple[Exercise, ...] = EXERCISES):
    return pytest.mark.parametrize("exercise", exercises, ids=lambda e: e.slug)


def test_the_six_popular_exercises_are_there_under_stable_slugs() -> None:
    assert {e.slug for e in EXERCISES} >= SLUGS
    assert {e.slug for e in EXERCISES if e.popular} >= SLUGS


def test_every_measure_is_implemented_exactly_once_and_in_its_scope() -> None:
    for name, spec in library().measures.items():
        assert [scope for scope, found in BY_SCOPE.items() if name in found] == [spec.scope], name


def test_every_implementation_is_listed_in_the_library() -> None:
    implemented = {name for found in BY_SCOPE.values() for name in found}
    assert implemented == set(library().measures)


@each_exercise()
def test_a_rule_uses_a_measure_only_from_views_that_show_it(exercise: Exercise) -> None:
    measures = library().measures
    for rule in (r for f in exercise.faults for r in f.rules):
        for name in (rule.measure, *(w.measure for w in rule.also), *(w.measure for w in rule.only_while)):
            assert set(rule.views) <= set(measures[name].views), f"{exercise.slug}: {name}"
        assert rule.confirm is None or set(rule.views) <= set(measures[rule.confirm.measure].views)


@each_exercise()
def test_a_metric_is_shown_only_from_views_that_show_its_measure(exercise: Exercise) -> None:
    for metric in exercise.metrics:
        assert set(metric.views) <= set(library().measures[metric.measure].views), metric.id


@each_exercise()
def test_a_rule_s_scope_fits_its_measure(exercise: Exercise) -> None:
    scopes = {"rep": {"frame", "rep"}, "hold": {"hold"}, "set": {"set"}}
    for fault in exercise.faults:
        for rule in fault.rules:
            assert library().measures[rule.measure].scope in scopes[fault.scope], fault.id


@each_exercise()
def test_cues_use_only_the_words_a_coach_can_fill_in(exercise: Exercise) -> None:
    for fault in exercise.faults:
        for text in (fault.cue, fault.next, fault.strength):
            assert set(re.findall(r"{(\w*)}", text)) <= PLACEHOLDERS, f"{fault.id}: {text}"
        assert fault.cue.endswith((".", "!", "?"))
        assert fault.next.endswith(".")


@each_exercise()
def test_faults_and_metrics_have_each_their_own_id(exercise: Exercise) -> None:
    assert len({f.id for f in exercise.faults}) == len(exercise.faults)
    assert len({m.id for m in exercise.metrics}) == len(exercise.metrics)


@each_exercise()
def test_a_metric_s_warning_band_surrounds_the_good_one(exercise: Exercise) -> None:
    for metric in exercise.metrics:
        good, warning = ([exercise.number(n) for n in band] for band in (metric.good, metric.warning))
        assert warning[0] <= good[0] < good[1] <= warning[1], metric.id


@each_exercise()
def test_the_advised_view_is_worth_a_score_but_of_movements_that_are_only_counted(exercise: Exercise) -> None:
    weights = {"A": 0.60, "B": 0.45, "R": 0.45, "C": 0.25, "D": 0.10}
    of_reps = [f for f in exercise.faults if f.scope == "rep"]
    seen = [f for f in of_reps if any(exercise.view in r.views for r in f.rules)]
    share = sum(weights[f.fault_class] for f in seen) / max(sum(weights[f.fault_class] for f in of_reps), 0.1)
    assert (share < SCORED_FROM) == (exercise.slug in ONLY_COUNTED), share


@each_exercise()
def test_every_measure_that_an_exercise_names_exists(exercise: Exercise) -> None:
    assert set(measure_names(exercise.pattern)) <= set(library().measures)


@pytest.mark.parametrize(
    "said, slug",
    [
        ("squat", "squat"),
        ("Squats", "squat"),
        ("SQUAT", "squat"),
        ("air squat", "squat"),
        ("push up", "push-up"),
        ("Push-Ups", "push-up"),
        ("pushup", "push-up"),
        ("press-up", "push-up"),
        ("pull-up", "pull-up"),
        ("Pullups", "pull-up"),
        ("DL", "deadlift"),
        ("front plank", "plank"),
        ("alternating lunge", "lunge"),
    ],
)
def test_an_exercise_is_found_however_it_is_said(said: str, slug: str) -> None:
    found = library().match(said)
    assert found is not None
    assert found.slug == slug


@pytest.mark.parametrize("said", ["", "s", "basket weaving", "-", "squat squat"])
def test_what_is_no_exercise_is_not_found(said: str) -> None:
    assert library().match(said) is None


@pytest.mark.parametrize(
    "said, name", [("sqat", "Squat"), ("dead lifft", "Deadlift"), ("pul up", "Pull-up"), ("plnak", "Plank")]
)
def test_a_slip_of_the_finger_gets_a_suggestion(said: str, name: str) -> None:
    assert name in library().near(said)
    assert len(library().near(said)) <= 3


def test_an_unknown_slug_says_what_may_have_been_meant() -> None:
    with pytest.raises(UnknownExercise, match="Squat") as caught:
        library().get("squatt")
    assert "Squat" in caught.value.near
    with pytest.raises(UnknownExercise) as lost:
        library().get("zzzzzz")
    assert lost.value.near == ()


def test_a_slug_is_not_guessed() -> None:
    with pytest.raises(UnknownExercise):
        library().get("Squat")


def test_the_library_is_loaded_once_and_has_a_version_of_its_content() -> None:
    assert library() is library()
    assert re.fullmatch(r"[0-9a-f]{12}", library().version)


@each_exercise()
def test_what_the_service_shows_of_an_exercise_is_there(exercise: Exercise) -> None:
    assert exercise.name
    assert exercise.description.endswith(".")
    assert exercise.icon
    assert exercise.how_to_film.endswith(".")
    assert exercise.category in ("Upper Body", "Lower Body", "Core", "Other")
    assert exercise.kind in ("reps", "hold")
    assert exercise.rate >= 15.0
