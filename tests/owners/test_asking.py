"""What is answered, and what a model may look up, is the owner's own, by whatever name somebody asks for it."""

from __future__ import annotations

import pytest
from tests.coach.ask.sets import squats
from tests.features.analyses.asked import ask, done
from tests.features.analyses.conftest import Person

from biome.coach.ask.evidence import Evidence
from biome.coach.ask.notebook import Notebook
from biome.coach.ask.tools import Tools
from biome.exercises import library
from biome.features.analyses.own_records import OwnRecords
from biome.kit.parts import Parts

pytestmark = pytest.mark.anyio


async def test_one_is_compared_with_oneself_alone(anna: Person, bert: Person, parts: Parts) -> None:
    await done(bert, parts, squats(overall_score=1.1))
    first = await done(anna, parts)
    await done(bert, parts, squats(overall_score=9.9))
    for question in ("How does it compare with last time?", "Am I getting better, what is my average?"):
        answer = (await ask(anna, first, question)).json()["data"]
        said = [answer["answer"], *(fact["says"] for one in answer["sentences"] for fact in one["facts"])]
        assert not any(score in text for score in ("1.1", "9.9", "5.5") for text in said)
    second = await done(anna, parts)
    assert "same as last time" in (await ask(anna, second, "Better than last time?")).json()["data"]["answer"]
    standing = (await ask(anna, second, "What is my average score?")).json()["data"]["answer"]
    assert "average in this exercise is 7.4, your best 7.4" in standing


async def test_what_a_model_may_look_up_is_of_one_person(anna: Person, bert: Person, parts: Parts) -> None:
    his = await done(bert, parts, squats(overall_score=3.3))
    hers, other = await done(anna, parts), await done(anna, parts, squats(overall_score=6.6))
    records = OwnRecords(parts.database, anna.id, hers, parts.clock)
    assert [one.score for one in await records.latest()] == [6.6]
    found = await records.report(0)
    assert found is not None
    assert found[0].overall_score == 6.6
    for place in (-1, 1, 99):
        assert await records.report(place) is None
    told = await told_by_every_tool(Evidence(squats(), library().get("squat"), records=records), (his, other, bert.id))
    assert "6.6" in told
    assert not any(secret in told for secret in ("3.3", str(his), str(other), str(anna.id), str(bert.id), "bert"))


async def told_by_every_tool(evidence: Evidence, ids: tuple[object, ...]) -> str:
    """Everything that the tools tell, asked for by every name that somebody might try."""
    answers = []
    for name in ("s0", "s1", "s2", "s3", "bert", "bert@example.com", "*", *map(str, ids)):
        tools = Tools(Notebook(evidence, "en"))
        answers += [await tools.list_my_sessions(), await tools.compare_sessions(name)]
        answers += [await tools.search_facts(name), await tools.look_up_exercise(name)]
    return str(answers)


async def test_a_set_that_is_gone_meanwhile_is_looked_up_no_more(anna: Person, parts: Parts) -> None:
    hers, other = await done(anna, parts), await done(anna, parts)
    records = OwnRecords(parts.database, anna.id, hers, parts.clock)
    assert len(await records.latest()) == 1
    assert (await anna.delete(f"/v1/analysis/sessions/{other}")).status_code == 200
    assert await records.report(0) is None
