"""How long is waited before a model is asked once more."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from biome.coach.gemini.patience import LEAST_FOR_AN_ANSWER, Deadline, Patience


def left(seconds: float) -> Deadline:
    return Deadline(seconds, clock=lambda: 0.0)


def test_each_wait_is_twice_as_long_and_none_is_in_step_with_another() -> None:
    shortest, longest = Patience(tries=9, chance=lambda: 0.0), Patience(tries=9, chance=lambda: 1.0)
    assert [shortest.wait(n, 0.0, left(60)) for n in (1, 2, 3)] == [0.2, 0.4, 0.8]
    assert [longest.wait(n, 0.0, left(60)) for n in (1, 2, 3)] == [0.4, 0.8, 1.6]


def test_what_the_service_asks_for_is_waited_in_full() -> None:
    assert (Patience(chance=lambda: 0.0).wait(1, 3.0, left(60)) or 0.0) >= 3.0


def test_nobody_waits_when_no_time_would_be_left_for_an_answer() -> None:
    assert Patience().wait(1, 58.0, left(20)) is None
    assert Patience().wait(1, 0.0, left(1.6)) is None


def test_patience_ends() -> None:
    assert Patience(tries=3).wait(3, 0.0, left(60)) is None
    assert Patience(tries=1).wait(1, 0.0, left(60)) is None


@given(st.integers(1, 9), st.floats(0, 100), st.floats(0, 30), st.floats(0, 1))
def test_a_wait_never_passes_the_deadline(tries: int, wanted: float, seconds: float, chance: float) -> None:
    wait = Patience(tries=10, chance=lambda: chance).wait(tries, wanted, left(seconds))
    assert wait is None or wanted <= wait <= seconds - LEAST_FOR_AN_ANSWER


def test_a_deadline_that_has_passed_leaves_nothing() -> None:
    assert Deadline(1.0, clock=lambda: 5.0).left == 0.0
    assert Deadline.after(2.0, clock=lambda: 5.0).left == 2.0
