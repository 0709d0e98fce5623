"""The counting rule on bare signals: reversals relative to the usual excursion, halves by twos, cut ends, gaps."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biome.engine.reps import Count, count
from biome.exercises.spec import SignalSpec

RATE = 15.0
DOWN_FIRST = SignalSpec(measure="hip_height", order="eccentric-first", turn="low", min_rom=0.12, seconds=(0.4, 12.0))
UP_FIRST = SignalSpec(measure="hang_depth", order="concentric-first", turn="low", min_rom=0.25, seconds=(0.6, 10.0))


def ease(share: np.ndarray) -> np.ndarray:
    return share**3 * (10.0 - 15.0 * share + 6.0 * share**2)


def signal(*levels: float, stroke: float = 1.0, rest: float = 0.3, idle: float = 1.0) -> np.ndarray:
    """A signal that goes from level to level in ``stroke`` seconds, rests at each, and idles at both ends."""
    pieces = [np.full(round(idle * RATE), levels[0])]
    steps = np.linspace(0.0, 1.0, round(stroke * RATE))
    for a, b in pairwise(levels):
        pieces += [a + (b - a) * ease(steps), np.full(round(rest * RATE), b)]
    return np.concatenate([*pieces, np.full(round(idle * RATE), levels[-1])])


def counted(
    values: np.ndarray, spec: SignalSpec = DOWN_FIRST, active: np.ndarray | None = None, **changes: Any
) -> Count:
    times = np.arange(len(values)) / RATE
    seen = np.ones(len(values), dtype=bool) if active is None else active
    return count(values, times, seen, spec.model_copy(update=changes), spec.min_rom, changes.get("film_end", times[-1]))


def reps(n: int, low: float = 0.5, high: float = 1.0) -> list[float]:
    return [high, *[low, high] * n]


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 15), st.floats(0.45, 3.0), st.floats(0.0, 1.5), st.floats(0.3, 0.8))
def test_every_return_to_rest_is_a_rep_at_any_tempo_and_depth(n: int, stroke: float, rest: float, low: float) -> None:
    assert len(counted(signal(*reps(n, low), stroke=stroke, rest=rest)).cycles) == n


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 10), st.floats(0.1, 10.0), st.floats(-5.0, 5.0))
def test_scale_and_offset_of_the_signal_do_not_matter(n: int, scale: float, offset: float) -> None:
    values = signal(*reps(n))
    plain = counted(values)
    moved = count(
        values * scale + offset,
        np.arange(len(values)) / RATE,
        np.ones(len(values), dtype=bool),
        DOWN_FIRST,
        DOWN_FIRST.min_rom * scale,
        len(values) / RATE,
    )
    turns = zip(moved.cycles, plain.cycles, strict=True)
    assert all(abs(a.turn - b.turn) <= 0.4 * RATE for a, b in turns)  # a rest is flat: any row of it may be its end


def test_nothing_is_counted_while_nothing_moves() -> None:
    assert counted(np.ones(200)).cycles == ()
    assert count(np.ones(0), np.ones(0), np.ones(0, dtype=bool), DOWN_FIRST, 0.12, 0.0).cycles == ()


def test_a_movement_under_the_noise_floor_is_no_rep() -> None:
    assert counted(signal(*reps(4, low=0.92))).cycles == ()


def test_a_signal_that_turns_high_counts_the_same() -> None:
    low, high = counted(signal(*reps(5))), counted(-signal(*reps(5)), turn="high")
    assert [c.turn for c in low.cycles] == [c.turn for c in high.cycles]


def test_a_shallow_rep_among_full_ones_is_an_attempt_not_a_rep() -> None:
    result = counted(signal(1.0, 0.5, 1.0, 0.5, 1.0, 0.78, 1.0, 0.5, 1.0))
    assert len(result.cycles) == 3
    assert [round(s.share, 1) for s in result.shortfalls] == [0.4]


def test_a_bounce_at_the_bottom_is_not_a_second_rep() -> None:
    result = counted(signal(1.0, 0.5, 1.0, 0.5, 0.75, 0.5, 1.0, 0.5, 1.0))
    assert len(result.cycles) == 3


def test_a_half_way_rest_between_two_lows_does_not_split_a_rep() -> None:
    assert len(counted(signal(1.0, 0.4, 1.0, 0.4, 0.72, 0.4, 1.0, 0.4, 1.0)).cycles) == 3


@pytest.mark.parametrize("start", [1.0, 0.0])
def test_pulls_are_half_cycles_by_twos_wherever_the_film_begins(start: float) -> None:
    hanging = [1.0, 0.2] * 4
    levels = [*hanging, 1.0] if start else [*hanging[1:], 1.0]
    assert len(counted(signal(*levels), UP_FIRST).cycles) == (4 if start else 3)


def test_an_odd_half_at_the_start_is_the_way_down_to_the_bar() -> None:
    standing, bent = 0.0, 60.0
    levels = [standing, bent, *[standing, bent] * 3]
    values = signal(*levels)
    spec = UP_FIRST.model_copy(update={"min_rom": 20.0})
    result = count(
        values, np.arange(len(values)) / RATE, np.ones(len(values), dtype=bool), spec, 20.0, len(values) / RATE
    )
    assert len(result.cycles) == 3
    assert all(c.first == "concentric" for c in result.cycles)


def test_a_film_that_opens_at_the_bottom_counts_that_return() -> None:
    opening = signal(0.5, 1.0, 0.5, 1.0, 0.5, 1.0, idle=0.2)
    assert len(counted(opening).cycles) == 3


def test_a_film_that_ends_before_the_return_does_not_count_it() -> None:
    values = signal(*reps(3))
    cut = values[: len(values) - round(1.9 * RATE)]
    assert len(counted(cut).cycles) == 2


def test_a_return_lost_from_view_is_not_counted() -> None:
    values = signal(*reps(3))
    seen = np.ones(len(values), dtype=bool)
    seen[-round(2.0 * RATE) :] = False
    times = np.arange(len(values)) / RATE
    assert len(count(values, times, seen, DOWN_FIRST, 0.12, float(times[-1])).cycles) == 2


@pytest.mark.parametrize("at", [1.2, 2.0, 2.6, 3.4])
def test_a_loss_of_less_than_a_second_does_not_split_the_set(at: float) -> None:
    values = signal(*reps(4), stroke=1.2)
    seen = np.ones(len(values), dtype=bool)
    seen[round(at * RATE) : round((at + 0.4) * RATE)] = False
    assert len(counted(values, active=seen).cycles) == 4


def test_a_small_movement_far_from_the_set_is_picking_up_the_weight() -> None:
    set_up = np.concatenate([signal(1.0, 0.7, 1.0), np.ones(round(8 * RATE)), signal(*reps(4))])
    assert len(counted(set_up).cycles) == 4


def test_out_of_posture_the_signal_is_not_shown() -> None:
    values = signal(*reps(3))
    seen = np.ones(len(values), dtype=bool)
    seen[: round(0.8 * RATE)] = False
    shown = counted(values, active=seen).signal
    assert np.isnan(shown[: round(0.8 * RATE)]).all()
    assert np.isfinite(shown[round(0.8 * RATE) :]).all()


def test_who_stands_at_the_end_has_finished_though_the_last_row_is_the_highest() -> None:
    """Noise makes any row of standing still the highest; only a rep on its way up at the end is cut."""
    standing = signal(*reps(3), idle=2.0)
    creeping = standing + 1e-4 * np.arange(len(standing))
    assert [c.finished for c in counted(creeping).cycles] == [True, True, True]
    rising = creeping[: len(creeping) - round(2.45 * RATE)]
    assert not counted(rising).cycles[-1].finished
