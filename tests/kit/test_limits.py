"""A burst, then a trickle: never more than the rate allows, and never less."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biome.kit.errors import TooManyRequests
from biome.kit.limits import MOST_KEYS, LocalLimits, Rate, ask

FIVE_A_MINUTE = Rate(5, 60)


class Time:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_is_let_through_and_then_one_every_so_often():
    clock = Time()
    limits = LocalLimits(clock)

    async def story() -> None:
        first = [await limits.take("anna", FIVE_A_MINUTE) for _ in range(6)]
        assert [one.allowed for one in first] == [True] * 5 + [False]
        assert [one.remaining for one in first] == [4, 3, 2, 1, 0, 0]
        assert first[-1].wait == pytest.approx(12.0)
        clock.now += 11.9
        assert not (await limits.take("anna", FIVE_A_MINUTE)).allowed
        clock.now += 0.2
        assert (await limits.take("anna", FIVE_A_MINUTE)).allowed
        assert (await limits.take("bert", FIVE_A_MINUTE)).remaining == 4

    asyncio.run(story())


@given(st.lists(st.floats(0, 40), min_size=1, max_size=60), st.integers(1, 9))
def test_no_window_holds_more_than_a_burst_and_what_trickles_meanwhile(pauses: list[float], count: int):
    clock, rate = Time(), Rate(count, 60)
    limits = LocalLimits(clock)
    allowed: list[float] = []
    for pause in pauses:
        clock.now += pause
        if asyncio.run(limits.take("anna", rate)).allowed:
            allowed.append(clock.now)
    for i, begun in enumerate(allowed):
        assert sum(begun <= at < begun + 60 for at in allowed[i:]) <= 2 * count


@given(st.integers(1, 50))
def test_who_comes_as_slowly_as_the_rate_is_never_refused(count: int):
    clock, rate = Time(), Rate(count, 60)
    limits = LocalLimits(clock)
    for _ in range(3 * count):
        assert asyncio.run(limits.take("anna", rate)).allowed
        clock.now += 60 / count


def test_asking_once_too_often_says_when_to_come_back():
    async def story() -> None:
        limits = LocalLimits(Time())
        await ask(limits, "anna", Rate(1, 30))
        await ask(limits, "anna", Rate(1, 30))

    with pytest.raises(TooManyRequests) as refused:
        asyncio.run(story())
    assert refused.value.headers == {"Retry-After": "30"}


def test_what_is_forgotten_anyhow_takes_no_room():
    clock = Time()
    limits = LocalLimits(clock)

    async def story() -> None:
        for number in range(MOST_KEYS):
            await limits.take(str(number), FIVE_A_MINUTE)
        clock.now += 61
        await limits.take("anna", FIVE_A_MINUTE)

    asyncio.run(story())
    assert len(limits._full_until) == 1
