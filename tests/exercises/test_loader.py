"""A library that contradicts itself, or says what nobody understands, is refused when it is read."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest
from pydantic import ValidationError

from biome.exercises import library
from biome.exercises.loader import InvalidLibrary, overridden
from biome.exercises.spec import Confirm, Exercise, FaultSpec, MeasureSpec, MetricSpec, Pattern, Rule, SignalSpec, While

RULE: dict[str, Any] = {
    "views": ("side",),
    "measure": "trunk_lean",
    "direction": "above",
    "thresholds": (10.0, 20.0, 30.0),
}


def pattern_document(name: str) -> dict[str, Any]:
    """One of the shipped files as it stands, without its exercises."""
    text = (files("biome.exercises") / "patterns" / f"{name}.toml").read_text(encoding="utf-8")
    document = tomllib.loads(text)
    document.pop("exercises")
    return document


@pytest.mark.parametrize("name", ["squat", "push_up", "hinge", "lunge", "pull_up", "plank"])
def test_a_shipped_pattern_reads_as_it_stands(name: str) -> None:
    assert Pattern(**pattern_document(name)).id == name


@pytest.mark.parametrize(
    "kind, given",
    [
        (Rule, {**RULE, "treshold": 3}),
        (While, {"measure": "hip_height", "under": 0.8}),
        (Confirm, {"measure": "knee_toe_sep", "less": 0.9}),
        (MeasureSpec, {"name": "x", "unit": "", "error": 1, "views": {}, "grade": "A"}),
        (Pattern, {**pattern_document("squat"), "tempo": 2}),
    ],
)
def test_a_key_that_nobody_reads_is_an_error(kind: type, given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="not permitted"):
        kind(**given)


@pytest.mark.parametrize(
    "direction, thresholds",
    [("above", (30, 20, 10)), ("below", (10, 20, 30)), ("above", (10, 10, 20)), ("either", (5, 4, 3))],
)
def test_thresholds_must_go_one_way(direction: str, thresholds: tuple[float, ...]) -> None:
    with pytest.raises(ValidationError, match="thresholds"):
        Rule(**{**RULE, "direction": direction, "thresholds": thresholds})


@pytest.mark.parametrize("thresholds", [(10, 20), (10, 20, 30, 40)])
def test_there_are_three_thresholds(thresholds: tuple[float, ...]) -> None:
    with pytest.raises(ValidationError):
        Rule(**{**RULE, "thresholds": thresholds})


@pytest.mark.parametrize(
    "field, value", [("views", ("sideways",)), ("direction", "over"), ("limb", "third"), ("phases", ("middle",))]
)
def test_words_outside_the_language_are_refused(field: str, value: Any) -> None:
    with pytest.raises(ValidationError):
        Rule(**{**RULE, field: value})


@pytest.mark.parametrize("slug", ["Squat", "front squat", "front_squat", "-squat", ""])
def test_a_slug_is_small_letters_and_hyphens(slug: str) -> None:
    squat = library().get("squat")
    given = {name: getattr(squat, name) for name in Exercise.model_fields}
    with pytest.raises(ValidationError):
        Exercise(**{**given, "slug": slug})


def test_a_pattern_is_counted_or_held_and_never_both() -> None:
    squat, plank = pattern_document("squat"), pattern_document("plank")
    for broken in (
        {**squat, "hold": plank["hold"]},
        {**squat, "signal": None},
        {**plank, "signal": squat["signal"]},
        {**plank, "kind": "reps"},
    ):
        with pytest.raises(ValidationError, match="hold"):
            Pattern(**broken)


def test_a_spec_cannot_be_changed_once_read() -> None:
    with pytest.raises(ValidationError):
        library().get("squat").name = "Sit down"


@pytest.mark.parametrize("kind", [FaultSpec, MetricSpec, SignalSpec])
def test_what_is_missing_is_named(kind: type) -> None:
    with pytest.raises(ValidationError, match=r"measure|rules"):
        kind(id="x", name="X")


def test_a_number_is_itself_or_the_pattern_s_parameter() -> None:
    squat = library().get("squat")
    assert squat.number(12.5) == 12.5
    assert squat.number("depth_target") == squat.pattern.params["depth_target"]
    with pytest.raises(KeyError):
        squat.number("nobody_wrote_this")


def faults(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The faults of a pattern document by id."""
    return {fault["id"]: fault for fault in document["faults"]}


def test_an_exercise_keeps_only_what_it_names_and_the_faults_of_the_set() -> None:
    squat = pattern_document("squat")
    fade = {**squat["faults"][0], "id": "fade", "scope": "set"}
    changed = overridden({**squat, "faults": [*squat["faults"], fade]}, {"only": ["knee_valgus", "depth"]})
    assert set(faults(changed)) == {"knee_valgus", "fade"}
    assert {metric["id"] for metric in changed["metrics"]} == {"depth"}


def test_an_exercise_closes_one_view_of_a_fault_and_leaves_the_others_open() -> None:
    squat = pattern_document("squat")
    before = {view for rule in faults(squat)["shallow_depth"]["rules"] for view in rule["views"]}
    changed = overridden(squat, {"without": ["shallow_depth@front"]})
    after = {view for rule in faults(changed)["shallow_depth"]["rules"] for view in rule["views"]}
    assert "front" in before
    assert after == before - {"front"}


def test_a_fault_weighs_what_the_exercise_says_it_weighs() -> None:
    squat = pattern_document("squat")
    changed = overridden(squat, {"classes": {"fast_drop": "C"}})
    assert faults(squat)["fast_drop"]["fault_class"] == "D"
    assert faults(changed)["fast_drop"]["fault_class"] == "C"


@pytest.mark.parametrize(
    "changes",
    [
        {"only": ["x"]},
        {"without": ["x@front"]},
        {"classes": {"x": "C"}},
        {"thresholds": {"x": [1, 2, 3]}},
        {"phases": {"x": []}},
    ],
)
def test_a_change_to_a_fault_that_is_not_there_is_an_error(changes: dict[str, Any]) -> None:
    with pytest.raises(InvalidLibrary, match="lacks"):
        overridden(pattern_document("squat"), changes)


def test_what_is_critical_under_load_weighs_less_without_one() -> None:
    classes = {slug: {f.id: f.fault_class for f in library().get(slug).faults} for slug in ("squat", "front-squat")}
    assert library().get("squat").equipment == "none"
    assert (classes["squat"]["back_round"], classes["front-squat"]["back_round"]) == ("B", "A")


def test_an_exercise_may_say_for_itself_how_to_film_it() -> None:
    changed = overridden(pattern_document("squat"), {"filming": {"advice": "From behind."}})
    assert changed["filming"]["advice"] == "From behind."
    assert changed["filming"]["view"] == pattern_document("squat")["filming"]["view"]


def test_a_fault_is_looked_for_in_the_phases_that_the_exercise_says() -> None:
    changed = overridden(pattern_document("squat"), {"phases": {"knee_valgus": ["top"]}})
    assert all(rule["phases"] == ["top"] for rule in faults(changed)["knee_valgus"]["rules"])
