"""Whatever the service does, an analysis has its words, in time, and the built-in coach's where there are no others."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import NoReturn

import pytest
from tests.coach import exercises
from tests.coach.gemini.conftest import Asking
from tests.coach.reports import squats

from biome.coach.gemini.advised import Advised
from biome.coach.gemini.faults import Fault
from biome.coach.loopback.hearing import Heard
from biome.coach.loopback.scripts import SCRIPTS, quota, well_behaved
from biome.coach.loopback.server import KEY, MODELS
from biome.coach.loopback.wire import Refuse, Say
from biome.coach.offline import OfflineCoach

pytestmark = pytest.mark.anyio

PLAIN = OfflineCoach().words(squats(), exercises.squat())
FAILING = {
    "malformed": Fault.MALFORMED,
    "wrong-schema": Fault.MALFORMED,
    "rambling": Fault.LONG,
    "empty": Fault.EMPTY,
    "silent": Fault.EMPTY,
    "refusal": Fault.BLOCKED,
    "unsafe": Fault.BLOCKED,
    "cut": Fault.CUT,
    "hang": Fault.SLOW,
    "quota": Fault.QUOTA,
    "quota-soon": Fault.QUOTA,
    "500": Fault.SERVER,
    "503": Fault.SERVER,
    "401": Fault.KEY,
    "403": Fault.KEY,
    "404": Fault.MODEL,
}


def plain(advised: Advised) -> bool:
    """Whether every word is the built-in coach's."""
    words = ("cues", "strengths", "next_fix", "recommendations", "summary", "narrative", "coached_by")
    return all(getattr(advised, name) == getattr(PLAIN, name) for name in words)


@pytest.mark.parametrize("script", FAILING)
async def test_the_built_in_coach_stands_in(script: str, asking: Asking) -> None:
    asked = await asking(script, seconds=2.5)
    begun = time.monotonic()
    advised = await asked.coach.advise(squats(), exercises.squat(), tell=asked.states.append)
    assert time.monotonic() - begun < 4.0
    assert (advised.coached_by, advised.fault) == ("offline", FAILING[script])
    assert plain(advised)
    assert asked.states[:2] == ["reading", "writing"]
    assert asked.states[-1] == "standing_in"


async def test_a_wrong_key_and_a_server_that_is_not_there_are_no_harm_either(asking: Asking) -> None:
    wrong = await asking("well-behaved", key="wrong")
    assert (await wrong.coach.advise(squats(), exercises.squat())).fault is Fault.KEY
    away = await asking("well-behaved")
    away.service.options = replace(away.service.options, base_url="http://127.0.0.1:9")
    advised = await away.coach.advise(squats(), exercises.squat())
    assert advised.fault is Fault.AWAY
    assert plain(advised)


@pytest.mark.parametrize("first", ["500", "503", "quota-soon", "cut"])
async def test_what_passes_is_asked_again(first: str, asking: Asking) -> None:
    asked = await asking(first, "well-behaved")
    advised = await asked.coach.advise(squats(), exercises.squat())
    assert (advised.coached_by, advised.fault) == ("gemini", None)
    assert len(asked.server.asked) == 2


@pytest.mark.parametrize("first", ["401", "403", "refusal", "quota"])
async def test_what_does_not_pass_is_not_asked_again(first: str, asking: Asking) -> None:
    asked = await asking(first, "well-behaved")
    assert (await asked.coach.advise(squats(), exercises.squat())).coached_by == "offline"
    assert len(asked.server.asked) == 1


async def test_the_delay_of_a_quota_is_waited_where_there_is_time(asking: Asking) -> None:
    asked = await asking(lambda heard: quota(heard, 0.4), "well-behaved")
    begun = time.monotonic()
    assert (await asked.coach.advise(squats(), exercises.squat())).coached_by == "gemini"
    assert time.monotonic() - begun >= 0.4


@pytest.mark.parametrize("first", ["404", "quota", "503"])
async def test_another_model_stands_in_for_one_that_is_gone_or_overloaded(first: str, asking: Asking) -> None:
    def only_the_second(heard: Heard) -> Say | Refuse:
        return (SCRIPTS[first] if heard.model == MODELS[0] else well_behaved)(heard)

    asked = await asking(only_the_second, models=MODELS)
    advised = await asked.coach.advise(squats(), exercises.squat())
    assert (advised.coached_by, advised.usage.model) == ("gemini", MODELS[1])


async def test_a_model_that_hangs_leaves_time_for_the_next(asking: Asking) -> None:
    asked = await asking("hang", "well-behaved", models=MODELS, seconds=4.0)
    advised = await asked.coach.advise(squats(), exercises.squat())
    assert (advised.coached_by, advised.usage.model) == ("gemini", MODELS[1])


async def test_a_first_answer_counts_when_the_second_never_comes(asking: Asking) -> None:
    asked = await asking("repeats-its-lies", "hang", seconds=2.0)
    advised = await asked.coach.advise(squats(), exercises.squat())
    assert advised.coached_by == "gemini"
    assert 0 < advised.grounding.grounded < advised.grounding.said


async def test_tokens_of_answers_that_are_of_no_use_are_counted(asking: Asking) -> None:
    asked = await asking("rambling")
    usage = (await asked.coach.advise(squats(), exercises.squat())).usage
    assert usage.input > 500
    assert usage.thinking > 0
    twice = (await (await asking("malformed")).coach.advise(squats(), exercises.squat())).usage
    assert twice.requests == 2


async def test_agents_that_break_are_a_fault_of_ours_and_not_of_the_service(asking: Asking) -> None:
    asked = await asking("well-behaved")

    def broken(llm: object) -> NoReturn:
        raise ZeroDivisionError

    assert (await asked.service.run(broken, lambda _: None)).fault is Fault.OURS
    assert asked.service.breaker.closed


async def test_a_service_that_repeats_the_key_is_not_repeated(asking: Asking) -> None:
    asked = await asking(lambda _: Refuse(403, f"Permission denied: Consumer 'api_key:{KEY}' has been suspended."))
    outcome = await asked.service.ping()
    assert outcome.fault is Fault.KEY
    assert outcome.said == "Permission denied: Consumer 'api_key:…' has been suspended."
