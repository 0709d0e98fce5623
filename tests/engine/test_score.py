"""The score of domain/scoring.md: its worked example to the tenth, its table, its caps, and the laws it must keep."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biome.engine.score import CAP, Charge, Score, Trust, optimist, penalty, pessimist, rounded, score_set, trust
from biome.engine.severity import Limits
from biome.exercises.spec import FaultClass

shares = st.floats(0.0, 1.0)
charges = st.builds(
    Charge,
    fault=st.sampled_from(["valgus", "depth", "lean", "hips", "drop"]),
    fault_class=st.sampled_from(["A", "B", "R", "C", "D"]),
    group=st.sampled_from(["", "range", "lean"]),
    severity=shares,
    share=shares,
    confidence=shares,
)
sets = st.lists(st.lists(charges, max_size=4, unique_by=lambda c: c.fault), min_size=1, max_size=12)

KNEE, DEPTH, FADING = Limits(8, 12, 18, "above"), Limits(12, 22, 32, "above"), Limits(12, 20, 32, "above")
KNEE_IN, ABOVE_PARALLEL = (6, 7, 10, 12, 12, 14, 15, 17), (9, 9, 10, 11, 12, 14, 17, 20)


def worked_example(confidence: float = 0.82, trusted: Trust = trust) -> Score:
    """Eight barbell squats, seen from an oblique front."""
    reps = [
        [
            Charge("knee_valgus", "B", "", KNEE.severity(knee), 0.35, confidence),
            Charge("shallow_depth", "R", "range", DEPTH.severity(depth), 1.0, 0.9),
        ]
        for knee, depth in zip(KNEE_IN, ABOVE_PARALLEL, strict=True)
    ]
    fading = Charge("fade", "C", "", FADING.severity(13), 1.0, 0.9)
    return score_set(reps, [fading], trusted)


def test_the_worked_example_scores_six_point_four() -> None:
    score = worked_example()
    assert round(score.value, 1) == 6.4
    assert score.reps == pytest.approx([9.55, 9.1, 7.9, 7.1, 6.9, 6.4, 5.9, 5.3], abs=0.06)
    assert rounded(score.deductions, 3.6) == {"knee_valgus": 2.0, "shallow_depth": 1.1, "fade": 0.5}


def test_the_worked_example_seen_less_surely_is_wider_not_worse() -> None:
    assert round(worked_example(0.55).value, 1) == 7.0
    assert round(worked_example(0.55, pessimist).value, 1) == 6.4
    assert round(worked_example(0.55, optimist).value, 1) == 8.1


@pytest.mark.parametrize(
    "fault_class, points",
    [
        ("A", (8.5, 6.7, 4.5)),
        ("B", (8.9, 7.5, 6.2)),
        ("R", (8.9, 7.5, 6.2)),
        ("C", (9.4, 8.6, 7.9)),
        ("D", (9.8, 9.5, 9.2)),
    ],
)
def test_a_fault_in_every_rep_costs_what_the_table_says(fault_class: FaultClass, points: tuple[float, ...]) -> None:
    for severity, expected in zip((0.25, 0.55, 0.85), points, strict=True):
        fault = Charge("f", fault_class, "", severity, 1.0, 0.9)
        assert score_set([[fault]] * 8).value == pytest.approx(expected, abs=0.051)


@pytest.mark.parametrize("fault_class, bad, expected", [("B", 1, 9.3), ("A", 1, 7.5), ("A", 2, 6.0), ("A", 4, 4.5)])
def test_severe_reps_are_capped_as_designed(fault_class: FaultClass, bad: int, expected: float) -> None:
    severe = Charge("f", fault_class, "", 0.85, 1.0, 0.9)
    assert round(score_set([[severe]] * bad + [[]] * (8 - bad)).value, 1) <= expected
    assert round(score_set([[severe]] * bad + [[]] * (8 - bad)).value, 1) >= expected - 1.4


def test_half_the_reps_severe_in_class_b_are_capped_at_seven() -> None:
    severe = Charge("f", "B", "", 0.85, 0.0, 0.9)
    assert score_set([[severe]] * 4 + [[]] * 4).value <= 7.0


def test_a_cap_is_a_line_of_its_own() -> None:
    severe = Charge("back", "A", "", 0.85, 1.0, 0.9)
    score = score_set([[severe]] + [[]] * 19)
    assert score.value == 7.5
    assert score.deductions[CAP] > 0
    assert sum(score.deductions.values()) == pytest.approx(2.5)


def test_an_unsure_severe_fault_does_not_cap() -> None:
    unsure = Charge("back", "A", "", 1.0, 1.0, 0.69)
    assert CAP not in score_set([[unsure]] + [[]] * 19).deductions


def test_a_clean_set_scores_ten_and_owes_nothing() -> None:
    score = score_set([[], [], []])
    assert (score.value, score.deductions) == (10.0, {})


def test_of_a_group_only_the_dearest_fault_counts() -> None:
    sag, worm = Charge("sag", "B", "line", 0.6, 1.0, 0.9), Charge("worm", "C", "line", 0.9, 1.0, 0.9)
    both = score_set([[sag, worm]])
    assert both.value == score_set([[sag]]).value
    assert set(both.deductions) == {"sag"}


def test_the_worst_third_weighs_more() -> None:
    bad = Charge("f", "B", "", 0.8, 1.0, 0.9)
    late = score_set([[]] * 8 + [[bad]])
    assert late.value < 10.0 - 10.0 * penalty(bad) / 9.0


@settings(max_examples=40, deadline=None)
@given(sets, st.lists(charges, max_size=2, unique_by=lambda c: c.fault))
def test_a_score_lies_between_nought_and_ten_and_its_deductions_sum(
    reps: list[list[Charge]], of_the_set: list[Charge]
) -> None:
    score = score_set(reps, of_the_set)
    assert 0.0 <= score.value <= 10.0
    assert all(0.0 <= rep <= 10.0 for rep in score.reps)
    assert sum(score.deductions.values()) == pytest.approx(10.0 - score.value)
    assert all(cost >= -1e-9 for cost in score.deductions.values())
    value = round(score.value, 1)
    tenths = rounded(score.deductions, round(10.0 - value, 1))
    assert round(sum(tenths.values()), 6) == pytest.approx(round(10.0 - value, 1))


@settings(max_examples=40, deadline=None)
@given(sets, st.data())
def test_a_score_never_rises_when_a_fault_gets_worse_longer_or_surer(
    reps: list[list[Charge]], data: st.DataObject
) -> None:
    places = [(i, j) for i, rep in enumerate(reps) for j in range(len(rep))]
    if not places:
        return
    i, j = data.draw(st.sampled_from(places))
    field = data.draw(st.sampled_from(["severity", "share", "confidence"]))
    charge = reps[i][j]
    higher = max(getattr(charge, field), data.draw(shares))
    worse = [list(rep) for rep in reps]
    worse[i][j] = replace(charge, **{field: higher})
    assert score_set(worse).value <= score_set(reps).value + 1e-9


@settings(max_examples=40, deadline=None)
@given(sets, charges, st.data())
def test_a_score_never_rises_when_a_fault_comes_in_more_reps(
    reps: list[list[Charge]], charge: Charge, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(reps) - 1))
    new = replace(charge, fault="another")
    more = [[*rep, new] if i == at else rep for i, rep in enumerate(reps)]
    assert score_set(more).value <= score_set(reps).value + 1e-9


@settings(max_examples=40, deadline=None)
@given(sets)
def test_the_interval_holds_the_score(reps: list[list[Charge]]) -> None:
    low, middle, high = (score_set(reps, (), how).value for how in (pessimist, trust, optimist))
    assert low - 1e-9 <= middle <= high + 1e-9


@settings(max_examples=40, deadline=None)
@given(sets, st.randoms(use_true_random=False))
def test_the_order_of_the_reps_does_not_matter(reps: list[list[Charge]], random: Random) -> None:
    shuffled = list(reps)
    random.shuffle(shuffled)
    assert score_set(shuffled).value == pytest.approx(score_set(reps).value)
