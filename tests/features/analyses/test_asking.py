"""Questions about one's own set: what is answered, to whom, and within what bounds."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncGenerator
from dataclasses import replace
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text
from tests.coach import reports
from tests.coach.ask.sets import squats
from tests.features import doubles
from tests.features.analyses.asked import Slow, ask, craft, done
from tests.features.analyses.conftest import Person, Remains, flow_with

from biome.app import furnish, routed
from biome.coach.ask.answered import Sentence
from biome.coach.ask.gemini import GeminiAnswerer
from biome.coach.gemini.options import Allowance, Options
from biome.coach.gemini.service import Service, load
from biome.coach.loopback import Loopback
from biome.coach.loopback.hearing import Heard
from biome.coach.loopback.server import KEY, MODELS
from biome.coach.loopback.wire import Say
from biome.features.analyses.asking import Asking
from biome.features.analyses.flow import Flow
from biome.kit.limits import Rate
from biome.kit.parts import Parts
from biome.settings import Settings

pytestmark = pytest.mark.anyio


async def test_a_question_is_answered_with_the_evidence_of_each_sentence(anna: Person, parts: Parts):
    answer = await ask(anna, await done(anna, parts))
    assert answer.status_code == 200, answer.text
    data = answer.json()["data"]
    assert (data["question"], data["answeredBy"], data["language"], data["answerable"]) == (
        "Why did rep 4 score lower?",
        "offline",
        "en",
        True,
    )
    assert data["answer"] == " ".join(sentence["text"] for sentence in data["sentences"])
    first = data["sentences"][0]
    assert first["text"] == "Rep 4 scored 7.4 out of 10."
    assert {"topic": "rep", "key": "4"}.items() <= first["facts"][0].items()
    assert "Rep 4 scored 7.4 out of 10" in first["facts"][0]["says"]
    assert all(sentence["facts"] for sentence in data["sentences"])


async def test_a_question_is_cleaned_before_anything_reads_it(anna: Person, parts: Parts):
    session_id = await done(anna, parts)
    data = (await ask(anna, session_id, "  How\u200b deep\n\tdid\u202e I go? \x07 ")).json()["data"]
    assert data["question"] == "How deep did I go?"
    assert "24°" in data["answer"]


@pytest.mark.parametrize(
    "body, status",
    [
        ({"question": ""}, 422),
        ({"question": " \u200b\n "}, 422),
        ({"question": "x" * 501}, 422),
        ({"question": "x" * 100_000}, 422),
        ({"question": 7}, 422),
        ({"question": None}, 422),
        ({}, 422),
        ([], 422),
        ({"question": "How deep?", "language": "fr"}, 422),
        ({"question": "how " + "\u200b" * 600 + "deep?"}, 200),
        ({"question": "x" * 500}, 200),
        (
            {"question": "\U0001d525\U0001d52c\U0001d534 \U0001d521\U0001d522\U0001d522\U0001d52d \U000e0041 \ue000"},
            200,
        ),
    ],
)
async def test_what_is_no_question_is_refused_in_the_envelope(anna: Person, parts: Parts, body: object, status: int):
    session_id = await done(anna, parts)
    answer = await anna.post(f"/v1/analysis/sessions/{session_id}/ask", json=body)
    assert answer.status_code == status, answer.text
    if status == 422:
        assert answer.json()["error"]["code"] == "VALIDATION_ERROR"
        assert len(answer.text) < 1000


async def test_broken_json_and_a_body_that_is_too_large_are_refused(anna: Person, parts: Parts):
    path = f"/v1/analysis/sessions/{await done(anna, parts)}/ask"
    head = {**anna.headers, "Content-Type": "application/json"}
    assert (await anna.client.post(path, content=b'{"question": ', headers=head)).status_code == 400
    half = await anna.client.post(path, content=b'{"question": "how \\ud83d deep?"}', headers=head)
    assert (half.status_code, half.json()["data"]["question"]) == (200, "how deep?")
    deep = b'{"question": ' + b"[" * 50_000
    assert (await anna.client.post(path, content=deep, headers=head)).status_code in (400, 422)
    assert (await anna.client.post(path, content=b" " * (2 << 20), headers=head)).status_code == 413


async def test_a_set_that_is_not_finished_failed_gone_or_anothers_is_not_asked_about(
    anna: Person, bert: Person, parts: Parts
):
    waiting, finished = await anna.uploaded(), await done(anna, parts)
    failed = await anna.uploaded()
    async with parts.database.transaction() as session:
        broken = "update analysis_sessions set status = 'failed', error_code = 'internal' where id = :id"
        await session.execute(text(broken), {"id": failed})
    answers = [await ask(anna, one) for one in (waiting, failed, uuid4(), "no-id")]
    answers.append(await ask(bert, finished))
    assert [(one.status_code, one.json()["error"]["code"]) for one in answers] == [
        (404, "NOT_FOUND"),
        (422, "PROCESSING_ERROR"),
        (404, "SESSION_NOT_FOUND"),
        (404, "SESSION_NOT_FOUND"),
        (404, "SESSION_NOT_FOUND"),
    ]
    assert answers[0].json()["error"]["details"]["status"] == "pending"
    assert (await anna.delete(f"/v1/analysis/sessions/{finished}")).status_code == 200
    assert (await ask(anna, finished)).status_code == 404


async def test_the_answer_comes_in_the_language_that_is_asked_for(anna: Person, parts: Parts):
    session_id = await done(anna, parts)
    path, question = f"/v1/analysis/sessions/{session_id}/ask", {"question": "Why did rep 4 score lower?"}
    said = (await ask(anna, session_id, language="de")).json()["data"]
    assert (said["language"], "Wiederholung 4" in said["answer"]) == ("de", True)
    head = {**anna.headers, "Accept-Language": "es-MX,es;q=0.9,en;q=0.1"}
    said = (await anna.client.post(path, json=question, headers=head)).json()["data"]
    assert (said["language"], "repetición 4" in said["answer"]) == ("es", True)


@pytest.mark.parametrize("language", ["de", "es"])
async def test_a_set_that_was_kept_in_another_language_is_answered_in_any(anna: Person, parts: Parts, language: str):
    head, form = {**anna.headers, "Accept-Language": language}, {"exerciseName": "Squat"}
    files = {"video": ("set.mp4", doubles.MP4, "video/mp4")}
    made = await anna.client.post("/v1/analysis/upload", files=files, data=form, headers=head)
    session_id = made.json()["data"]["sessionId"]
    await flow_with(parts, craft(squats())).analyse(UUID(session_id))
    kept = (await anna.get(f"/v1/analysis/sessions/{session_id}/results")).json()["data"]
    assert kept["issues"][0]["type"] != "Excessive Forward Lean"
    for question, expected in (
        ("How deep did I go?", "Squat Depth (thigh to parallel): 24°, and the target is 30° above parallel or deeper."),
        ("Did my knees cave?", "film from the front"),
        ("What cost me points?", "Excessive Forward Lean cost you 1.2 points."),
    ):
        answer = (await ask(anna, session_id, question, language="en")).json()["data"]
        assert expected in answer["answer"]


async def test_the_set_before_is_compared_with_and_nobody_elses(anna: Person, bert: Person, parts: Parts):
    other = replace(squats(), overall_score=3.3, issues=())
    await done(bert, parts, other)
    first = await done(anna, parts, replace(squats(), overall_score=6.1))
    second = await done(anna, parts)
    await done(bert, parts, other)
    compared = (await ask(anna, second, "How does it compare with last time?")).json()["data"]["answer"]
    assert "7.4, up from 6.1 last time" in compared
    assert "Still there: Excessive Forward Lean" in compared
    alone = (await ask(anna, first, "How does it compare with last time?")).json()["data"]["answer"]
    assert "nothing to compare" in alone
    standing = (await ask(anna, second, "What is my average score?")).json()["data"]["answer"]
    assert ("6.8" in standing or "6.7" in standing, "7.4" in standing, "3.3" in standing) == (True, True, False)


async def test_one_asks_only_so_often_and_others_are_not_held_up(anna: Person, bert: Person, parts: Parts):
    app: FastAPI = furnish(routed(Settings.model_validate({"QUESTIONS_PER_HOUR": 2})), parts, doubles.copy_film)
    session_id, his = await done(anna, parts), await done(bert, parts)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://biome") as client:
        hers = replace(anna, client=client)
        assert [(await ask(hers, session_id)).status_code for _ in range(3)] == [200, 200, 429]
        refused = await ask(hers, session_id)
        assert (refused.json()["error"]["code"], int(refused.headers["Retry-After"]) > 1000) == (
            "RATE_LIMIT_EXCEEDED",
            True,
        )
        assert (await ask(replace(bert, client=client), his)).status_code == 200


async def test_nothing_is_kept_of_a_question(anna: Person, parts: Parts, remains: Remains):
    session_id = await done(anna, parts)
    before = await remains.rows("select count(*), max(updated_at)::text from analysis_sessions")
    await ask(anna, session_id, "Is zebra a word that is kept?")
    assert await remains.rows("select count(*), max(updated_at)::text from analysis_sessions") == before
    assert await remains.count("coach_calls") == 0


async def test_whatever_was_found_can_be_asked_about(anna: Person, flow: Flow, parts: Parts):
    bare = await anna.uploaded()
    await flow.analyse(bare)  # a report of a fault that the library does not know, with a number that is none
    for session_id in (bare, await done(anna, parts, reports.unscored()), await done(anna, parts, reports.plank())):
        for question in ("How was it?", "What cost me points?", "Why rep 1?", "What should I fix first?"):
            answer = await ask(anna, session_id, question)
            assert answer.status_code == 200, answer.text
            assert answer.json()["data"]["answer"]
            assert "nan" not in answer.json()["data"]["answer"]


@pytest.fixture
async def spoken(parts: Parts) -> AsyncGenerator[tuple[Loopback, GeminiAnswerer]]:
    """A server that speaks Gemini's protocol and says one true sentence, and who asks it."""

    def say(heard: Heard) -> Say:
        score = next(fact.id for fact in heard.facts if "The set scored" in fact.text)
        body = {"answerable": True, "said": [{"text": "The set scored 7.4 out of 10.", "facts": [score]}]}
        return Say(json.dumps(body))

    await asyncio.to_thread(load)
    async with Loopback([say]) as server:
        answerer = GeminiAnswerer(Service(Options(KEY, MODELS[:1], server.url, 8.0)))
        yield server, answerer
        await answerer.close()


async def test_what_a_model_took_counts_for_the_day_and_beyond_that_the_built_in_coach_answers(
    anna: Person, bert: Person, parts: Parts, app: FastAPI, spoken: tuple[Loopback, GeminiAnswerer], remains: Remains
):
    server, answerer = spoken
    session_id, his = await done(anna, parts), await done(bert, parts)
    app.state.asking = Asking(parts, answerer, Rate(60, 3600), Allowance(tokens=1))
    first = (await ask(anna, session_id, "Is that a good score?")).json()["data"]
    assert (first["answeredBy"], first["answer"]) == ("gemini", "The set scored 7.4 out of 10.")
    (call,) = await remains.rows("select user_id, session_id, purpose, outcome, requests, grounded from coach_calls")
    assert tuple(call) == (anna.id, session_id, "answer", "answered", 1, 1)
    assert (await ask(anna, session_id, "Is that a good score?")).json()["data"]["answeredBy"] == "offline"
    assert (await ask(bert, his, "Is that a good score?")).json()["data"]["answeredBy"] == "gemini"
    assert len(server.asked) == 2


async def test_an_answer_that_nobody_waits_for_counts_all_the_same(
    anna: Person, parts: Parts, spoken: tuple[Loopback, GeminiAnswerer], remains: Remains
):
    _, answerer = spoken
    session_id, heard = await done(anna, parts), asyncio.Event()
    asking = Asking(parts, answerer, Rate(60, 3600))

    async def hears_one(sentence: Sentence) -> None:
        heard.set()
        raise ConnectionError

    asked = asyncio.create_task(asking.answer(anna.id, session_id, "Is that a good score?", "en", hears_one))
    await heard.wait()
    asked.cancel()
    await asyncio.wait([task for task in asyncio.all_tasks() if task.get_name() == "question"], timeout=8)
    assert asked.cancelled()
    (call,) = await remains.rows("select outcome, requests from coach_calls")
    assert tuple(call) == ("answered", 1)


async def test_one_question_of_a_person_is_answered_at_a_time(anna: Person, bert: Person, parts: Parts, app: FastAPI):
    slow = Slow()
    furnish(app, parts, doubles.copy_film, slow)
    session_id, his = await done(anna, parts), await done(bert, parts)
    first = asyncio.create_task(ask(anna, session_id))
    while not slow.asked:
        await asyncio.sleep(0.01)
    second = await ask(anna, session_id)
    assert (second.status_code, second.json()["error"]["code"]) == (429, "RATE_LIMIT_EXCEEDED")
    slow.go_on.set()
    assert ((await first).status_code, (await ask(bert, his)).status_code) == (200, 200)
    assert (await ask(anna, session_id)).status_code == 200


def test_the_api_process_imports_nothing_of_googles():
    program = "import sys, biome.app; print(*(name for name in sys.modules if name.split('.')[0] == 'google'))"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == ""
