"""The trend says what domain/scoring.md says it says, and nothing on too little."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biome.engine.trend import CHANGE, MOST_DAYS, Scored, _by_chance, _inversions, trend

START = date(2026, 3, 1)
scores = st.lists(st.floats(0, 10).map(lambda x: round(x, 1)), min_size=1, max_size=12)


def weekly(*scores: float, view: str = "side") -> list[Scored]:
    """One set a week."""
    return [Scored(START + timedelta(weeks=i), score, view) for i, score in enumerate(scores)]


@pytest.mark.parametrize(
    "scores, expected",
    [
        ((6.1, 6.4, 6.3, 6.9, 7.2, 7.0, 7.6), "improving"),
        ((7.5, 7.9, 7.4, 7.7, 7.6), "stable"),
        ((8.2, 7.9, 7.7, 7.2), "declining"),
        ((7.0, 7.1, 7.2, 7.3), "stable"),  # a perfect order of a change that nobody would notice
        ((5.0, 6.0, 7.0), None),
        ((), None),
    ],
)
def test_the_examples_of_the_design(scores: tuple[float, ...], expected: str | None) -> None:
    assert trend(weekly(*scores)) == expected


def test_several_sets_of_a_day_are_one_point() -> None:
    four_on_a_day = [Scored(START, score, "side") for score in (5.0, 6.0, 7.0, 8.0)]
    assert trend(four_on_a_day) is None


def test_only_the_view_that_was_filmed_most_is_compared() -> None:
    falling_from_the_front = [Scored(s.day + timedelta(days=1), s.score, "front") for s in weekly(9.0, 5.0, 1.0)]
    assert trend([*weekly(5.0, 6.0, 7.0, 8.0), *falling_from_the_front]) == "improving"


def test_what_was_half_a_year_ago_does_not_count() -> None:
    old = [Scored(START - timedelta(days=150 + i), 2.0 + 0.1 * i, "side") for i in range(6)]
    assert trend([*old, *weekly(5.0, 6.0, 7.0)]) is None


@given(scores)
def test_the_mirror_of_a_trend_is_its_opposite(values: list[float]) -> None:
    opposite = {"improving": "declining", "declining": "improving", "stable": "stable", None: None}
    assert trend(weekly(*(10.0 - v for v in values))) == opposite[trend(weekly(*values))]


@given(scores, st.randoms())
def test_the_order_in_which_sets_are_given_does_not_matter(values: list[float], random: Random) -> None:
    sets = weekly(*values)
    shuffled = list(sets)
    random.shuffle(shuffled)
    assert trend(shuffled) == trend(sets)


@given(scores)
def test_nobody_improves_by_less_than_would_be_noticed(values: list[float]) -> None:
    if trend(weekly(*values)) == "improving":
        latest = values[-MOST_DAYS:]
        assert max(latest) - min(latest) >= CHANGE


@pytest.mark.parametrize("n", [4, 5, 6])
def test_the_probability_is_that_of_all_orders_written_out(n: int) -> None:
    orders = [sum((b > a) - (b < a) for i, a in enumerate(p) for b in p[i + 1 :]) for p in permutations(range(n))]
    assert sum(_inversions(n)) == len(orders)
    for order in set(orders):
        extreme = sum(abs(other) >= abs(order) for other in orders)
        assert _by_chance(order, n) == pytest.approx(min(1.0, extreme / len(orders)))
