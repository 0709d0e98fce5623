"""Coaching within an analysis: whose words it ends with, what its agents tell, and what it takes of a person's day."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import fields, replace
from io import BytesIO
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest
from tests.coach import reports
from tests.features import doubles
from tests.features.analyses.conftest import Person, Remains, flow_with

from biome.coach.gemini.advised import Advised
from biome.coach.gemini.coach import GeminiCoach
from biome.coach.gemini.options import Allowance, Options
from biome.coach.gemini.patience import Patience
from biome.coach.gemini.service import Service, load
from biome.coach.gemini.usage import Usage
from biome.coach.loopback import SCRIPTS, Loopback, Script
from biome.coach.loopback.hearing import Heard
from biome.coach.loopback.server import KEY, MODELS
from biome.coach.loopback.wire import Say
from biome.coach.offline import OfflineCoach
from biome.engine.report import Advice
from biome.features.analyses import events
from biome.features.analyses.flow import Flow
from biome.features.analyses.ports import Craft
from biome.kit.parts import Parts

pytestmark = pytest.mark.anyio
WORK = "Writing coaching feedback"


@pytest.fixture
def parts(committing: Parts) -> Parts:
    """What the reporter writes beside the coach is seen from other connections: here everything is committed."""
    return committing


@pytest.fixture(scope="module", autouse=True)
def google() -> None:
    load()


Made = Callable[..., Awaitable[Flow]]


@pytest.fixture
async def coached(parts: Parts) -> AsyncGenerator[Made]:
    """``await coached("script")``: a flow whose coach asks a loopback server with this script."""
    async with AsyncExitStack() as until_the_end:

        async def make(*scripts: Script | str, allowance: Allowance | None = None) -> Flow:
            server = await until_the_end.enter_async_context(Loopback(scripts))
            service = Service(Options(KEY, MODELS[:1], server.url, 8.0), patience=Patience(first=0.01))
            coach = GeminiCoach(service)
            until_the_end.push_async_callback(coach.close)
            await coach.ready()  # Google's libraries take seconds to load, which are not the model's
            return flow_with(parts, craft(coach, allowance or Allowance()))

        yield make


def craft(coach: GeminiCoach, allowance: Allowance) -> Craft:
    """Squats that lean, and this coach."""
    squats = reports.squats()
    return replace(doubles.craft(), assess=lambda *_: squats, coach=coach, allowance=allowance)


async def results(who: Person, session_id: UUID) -> dict[str, Any]:
    return (await who.get(f"/v1/analysis/sessions/{session_id}/results")).json()["data"]


async def calls(remains: Remains) -> list[Any]:
    return await remains.rows("select * from coach_calls order by id")


async def test_the_result_says_who_spoke_and_what_it_took_is_kept(anna: Person, coached: Made, remains: Remains):
    session_id = await anna.uploaded()
    await (await coached("well-behaved")).analyse(session_id)
    found = await results(anna, session_id)
    assert found["result"]["coachedBy"] == "gemini"
    assert found["issues"][0]["coachingCue"].startswith("Your chest tips forward 57°")
    (call,) = await calls(remains)
    assert (call.user_id, call.session_id, call.outcome, call.model) == (anna.id, session_id, "answered", MODELS[0])
    assert call.sentences == call.grounded > 5
    assert call.input_tokens > 500
    assert call.thinking_tokens > 0
    assert 0 < call.dollars < 0.05


@pytest.mark.parametrize("script, outcome", [("503", "server"), ("malformed", "malformed"), ("401", "key")])
async def test_a_model_that_fails_costs_the_analysis_nothing(
    anna: Person, coached: Made, remains: Remains, script: str, outcome: str
):
    session_id = await anna.uploaded()
    await (await coached(script)).analyse(session_id)
    found = await results(anna, session_id)
    assert found["result"]["coachedBy"] == "offline"
    assert found["issues"][0]["coachingCue"]
    assert [call.outcome for call in await calls(remains)] == [outcome]


class Boundless:
    """A coach whose service counts more tokens than there can be."""

    async def advise(self, *asked: Any) -> Advised:
        """See Coach."""
        plain = await OfflineCoach().advise(*asked)
        said = {one.name: getattr(plain, one.name) for one in fields(Advice)}
        return Advised(**said, spent=(Usage(MODELS[0], 1, input=1 << 40),))


async def test_what_cannot_be_counted_costs_the_analysis_nothing(anna: Person, parts: Parts, remains: Remains):
    session_id = await anna.uploaded()
    await flow_with(parts, replace(doubles.craft(), coach=Boundless())).analyse(session_id)
    assert (await results(anna, session_id))["session"]["id"] == str(session_id)
    assert await remains.count("coach_calls") == 0


async def test_a_share_of_the_day_that_is_used_up_is_used_up(
    anna: Person, bert: Person, coached: Made, remains: Remains
):
    flow = await coached("well-behaved", allowance=Allowance(tokens=1000))
    spoke = []
    for who in (anna, anna, bert):
        session_id = await who.uploaded()
        await flow.analyse(session_id)
        spoke.append((await results(who, session_id))["result"]["coachedBy"])
        await remains.rows("update coach_calls set input_tokens = 1000 returning id")
    assert spoke == ["gemini", "offline", "gemini"]
    await remains.rows("update coach_calls set day = day - 1 returning id")
    session_id = await anna.uploaded()
    await flow.analyse(session_id)
    assert (await results(anna, session_id))["result"]["coachedBy"] == "gemini"


async def test_a_share_may_be_told_in_dollars(anna: Person, coached: Made, remains: Remains):
    flow = await coached("well-behaved", allowance=Allowance(dollars=0.001))
    for _ in range(2):
        await flow.analyse(await anna.uploaded())
    assert len(await calls(remains)) == 1


async def test_deleting_an_analysis_gives_nothing_of_the_share_back(anna: Person, coached: Made, remains: Remains):
    session_id = await anna.uploaded()
    await (await coached("well-behaved")).analyse(session_id)
    await anna.delete(f"/v1/analysis/sessions/{session_id}")
    (call,) = await calls(remains)
    assert (call.session_id, call.user_id) == (None, anna.id)


async def test_what_was_asked_for_somebody_is_in_their_archive_and_goes_with_them(
    anna: Person, bert: Person, coached: Made, remains: Remains
):
    flow = await coached("well-behaved")
    for who in (anna, bert):
        await flow.analyse(await who.uploaded())
    with ZipFile(BytesIO((await anna.get("/v1/user/export")).content)) as archive:
        told = json.loads(archive.read("coach.json"))["calls"]
    assert [call["outcome"] for call in told] == ["answered"]
    gone = await anna.client.request("DELETE", "/v1/user", headers=anna.headers, json={"password": "a good password"})
    assert gone.status_code == 200
    assert [call.user_id for call in await calls(remains)] == [bert.id]


async def test_the_coach_hears_of_earlier_sets_of_the_same_person_and_exercise(
    anna: Person, bert: Person, coached: Made
):
    heard: list[Heard] = []

    def listening(asked: Heard) -> Say:
        heard.append(asked)
        return Say("{}")

    flow = await coached(listening)
    for who in (bert, anna, anna):
        await flow.analyse(await who.uploaded())
    told = [[fact.text for fact in asked.of("history")] for asked in heard[::2]]
    assert told[0] == told[1] == []
    assert any("score 7.4" in text for text in told[2])


def slowly_untrue(heard: Heard) -> Say:
    return replace(SCRIPTS["repeats-its-lies"](heard), wait=1.5)  # type: ignore[arg-type]


async def test_the_agents_states_are_told_as_they_come(anna: Person, coached: Made, remains: Remains):
    session_id = await anna.uploaded()
    await (await coached(slowly_untrue)).analyse(session_id)
    rows = await remains.rows(
        "select data from analysis_events where session_id = :id and type = 'agent_status' order by seq", id=session_id
    )
    told = [row.data for row in rows]
    progress = [one["progress"] for one in told]
    assert progress == sorted(progress)
    assert [one["step"] for one in told][-3:] == ["coaching", "mending_feedback", "complete"]
    assert told[-3]["coach"] == ["reading", "writing"]
    assert told[-2]["coach"] == ["reading", "writing", "checking", "repairing"]


async def test_a_watcher_sees_which_agent_failed(anna: Person, coached: Made, parts: Parts, remains: Remains):
    session_id = await anna.uploaded()
    await (await coached(lambda _: Say(blocked="SAFETY", wait=1.5))).analyse(session_id)
    async with parts.database.transaction() as session:
        told = await events.after(session, anna.id, session_id, 0)
    writing = [
        {task["name"]: task["status"] for task in one["data"]["tasks"]}[WORK]
        for one in told
        if one["type"] == "agent_status"
    ]
    assert "processing" in writing
    assert writing.index("processing") < len(writing) - 1
    row = (await remains.rows("select coach_states from analysis_sessions"))[0]
    assert row.coach_states == ["reading", "writing", "standing_in"]
    assert {task["name"]: task["status"] for task in told_last(told)["tasks"]}[WORK] == "failed"
    assert told_last(told)["coachingAgent"] == "complete"


def told_last(told: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return [one["data"] for one in told if one["type"] == "agent_status"][-1]
