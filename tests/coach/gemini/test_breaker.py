"""A service that is down is left alone, and asked again carefully."""

from __future__ import annotations

from biome.coach.gemini.breaker import LONGEST_REST, Breaker


class Clock:
    """Time that a test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def opened(clock: Clock, failures: int = 3) -> Breaker:
    breaker = Breaker(failures, rest=30.0, clock=clock)
    for _ in range(failures):
        breaker.failed()
    return breaker


def test_it_opens_after_failures_in_a_row_only() -> None:
    breaker = Breaker(3, clock=Clock())
    for _ in range(2):
        breaker.failed()
    breaker.succeeded()
    for _ in range(2):
        breaker.failed()
    assert breaker.closed
    breaker.failed()
    assert breaker.state == "open"


def test_one_probe_at_a_time_is_made_and_only_when_it_has_rested() -> None:
    clock = Clock()
    breaker = opened(clock)
    clock.now = 29.9
    assert not breaker.may_probe()
    clock.now = 30.0
    assert breaker.may_probe()
    assert breaker.state == "half-open"
    assert not breaker.closed
    assert not breaker.may_probe()


def test_a_probe_that_is_answered_closes_it() -> None:
    clock = Clock()
    breaker = opened(clock)
    clock.now = 30.0
    assert breaker.may_probe()
    breaker.succeeded()
    assert breaker.closed
    breaker.failed()
    assert breaker.closed  # counted anew


def test_every_probe_that_fails_doubles_the_rest_up_to_a_bound() -> None:
    clock = Clock()
    breaker, rests = opened(clock), []
    for _ in range(7):
        begun = clock.now
        while not breaker.may_probe():
            clock.now += 10.0
        rests.append(clock.now - begun)
        breaker.failed()
    assert rests == [30.0, 60.0, 120.0, 240.0, 480.0, LONGEST_REST, LONGEST_REST]


def test_a_service_that_says_for_how_long_is_left_alone_at_once_and_for_so_long() -> None:
    clock = Clock()
    breaker = Breaker(3, rest=30.0, clock=clock)
    breaker.failed(retry_after=58.0)
    assert breaker.state == "open"
    clock.now = 57.9
    assert not breaker.may_probe()
    clock.now = 58.0
    assert breaker.may_probe()


def test_a_probe_that_was_ended_from_outside_may_be_made_again() -> None:
    clock = Clock()
    breaker = opened(clock)
    clock.now = 30.0
    assert breaker.may_probe()
    breaker.gave_up()
    assert breaker.may_probe()
