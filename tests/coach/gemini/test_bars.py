"""The bars: how much slower an analysis may be for a model that hangs or is dead, and what is not imported for it."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from google.adk.agents import BaseAgent
from google.adk.models import BaseLlm
from tests.coach import exercises
from tests.coach.gemini.conftest import Asked, Asking
from tests.coach.reports import squats

from biome.coach.gemini.agents import coordinator
from biome.coach.gemini.breaker import Breaker
from biome.coach.gemini.faults import Fault
from biome.coach.gemini.options import Options
from biome.coach.gemini.patience import Deadline
from biome.coach.gemini.prompt import Brief
from biome.coach.offline import OfflineCoach
from biome.coach.port import quiet

pytestmark = pytest.mark.anyio
LIMIT = 1.0
DEAD_SECONDS = 0.05
TRIES = 9


async def advised(asked: Asked) -> tuple[float, Fault | None]:
    begun = time.monotonic()
    words = await asked.coach.advise(squats(), exercises.squat())
    return time.monotonic() - begun, words.fault


async def test_a_model_that_hangs_costs_less_than_the_limit_with_everything_around_it(asking: Asking) -> None:
    asked = await asking("hang", seconds=LIMIT)
    await asked.service.ready()
    seconds, fault = await advised(asked)
    assert fault is Fault.SLOW
    assert asked.service.options.asking <= seconds < LIMIT


async def test_a_model_that_hangs_after_it_was_sent_back_an_answer_costs_no_more_either(asking: Asking) -> None:
    asked = await asking("repeats-its-lies", "hang", seconds=LIMIT)
    assert (await advised(asked))[0] < LIMIT


async def test_what_was_needed_before_asking_is_taken_off_the_time_for_it(asking: Asking) -> None:
    asked = await asking("hang", seconds=LIMIT)
    await asked.service.ready()

    def build(llm: BaseLlm) -> BaseAgent:
        return coordinator(llm, Brief((), "English"), lambda _: "", quiet, "")

    outcome = await asked.service.run(build, lambda _: None, Deadline.after(LIMIT / 4))
    assert outcome.fault is Fault.SLOW
    assert outcome.seconds < asked.service.options.asking


def test_twenty_seconds_leave_half_a_second_for_what_comes_after_asking() -> None:
    assert Options("key", ("model",)).asking == 19.5


async def test_a_dead_model_costs_next_to_nothing_once_the_breaker_is_open(asking: Asking) -> None:
    asked = await asking("503", breaker=Breaker(3))
    for _ in range(3):
        assert (await advised(asked))[1] is Fault.SERVER
    requests = len(asked.server.asked)
    offline, alone = OfflineCoach(), []
    for _ in range(TRIES):
        begun = time.monotonic()
        offline.words(squats(), exercises.squat())
        alone.append(time.monotonic() - begun)
    spared = [await advised(asked) for _ in range(TRIES)]
    assert {fault for _, fault in spared} == {Fault.SPARED}
    assert sorted(seconds for seconds, _ in spared)[TRIES // 2] - sorted(alone)[TRIES // 2] < DEAD_SECONDS
    assert len(asked.server.asked) == requests


class Clock:
    """Time that a test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


async def test_nobody_waits_for_the_probe_that_finds_the_service_back(asking: Asking) -> None:
    clock = Clock()
    asked = await asking("503", "503", "503", "hang", breaker=Breaker(1, rest=30.0, clock=clock))
    await advised(asked)
    clock.now = 30.0
    seconds, fault = await advised(asked)
    assert (fault, asked.service.breaker.state) == (Fault.SPARED, "half-open")
    assert seconds < LIMIT


async def test_a_service_that_is_back_is_asked_again(asking: Asking) -> None:
    clock = Clock()
    asked = await asking("401", "well-behaved", breaker=Breaker(1, rest=30.0, clock=clock))
    assert (await advised(asked))[1] is Fault.KEY
    assert (await advised(asked))[1] is Fault.SPARED
    clock.now = 30.0
    assert (await advised(asked))[1] is Fault.SPARED
    await asked.service.probed()
    assert asked.service.breaker.closed
    assert (await advised(asked))[1] is None


async def test_a_service_that_stays_away_is_left_alone_for_longer(asking: Asking) -> None:
    clock = Clock()
    asked = await asking("503", breaker=Breaker(1, rest=30.0, clock=clock))
    await advised(asked)
    clock.now = 30.0
    await advised(asked)
    await asked.service.probed()
    assert asked.service.breaker.state == "open"
    clock.now = 60.0
    assert not asked.service.breaker.may_probe()


GOOGLE = """
import sys
found = [name for name in sys.modules if name.startswith(("google.adk", "google.genai"))]
assert not found, found
"""


def test_nothing_of_googles_is_imported_before_anybody_is_asked() -> None:
    ours = "import biome.app, biome.worker, biome.coach.gemini.coach, biome.coach.gemini.check"
    subprocess.run([sys.executable, "-c", f"{ours}\n{GOOGLE}"], check=True, timeout=120)
