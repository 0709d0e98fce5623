"""Asking through the socket of an analysis, over a real server."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI
from sqlalchemy import text
from tests.features import doubles
from tests.features.analyses.asked import Slow, done
from tests.features.analyses.conftest import Person, flow_with
from tests.features.analyses.watched import bought, everything, parts, server, told
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidStatus

from biome.app import furnish
from biome.coach.ask.answered import Answer, Hear, nobody
from biome.coach.ask.evidence import Evidence
from biome.coach.ask.offline import OfflineAnswerer
from biome.engine.track import PoseTrack
from biome.exercises import Exercise
from biome.features.analyses.asking import Asking
from biome.features.analyses.conversation import MOST_UNREADABLE, MOST_WAITING, Conversation, Letters
from biome.features.analyses.looks import Looks
from biome.features.analyses.ports import Tell
from biome.features.analyses.watching import Closed, Watcher
from biome.kit.limits import Rate
from biome.kit.parts import Parts
from biome.vision.errors import Damaged

__all__ = ["parts", "server"]
pytestmark = pytest.mark.anyio
WHY = "Why did rep 4 score lower?"
BAR_SECONDS = 5.0


def talk(server: str, session_id: UUID, token: str, query: str = "ask=1") -> connect:
    return connect(f"{server}/{session_id}?{query}", subprotocols=["biome.v1", f"token.{token}"])  # type: ignore[list-item]


async def say(socket: ClientConnection, question: str = WHY, name: str = "q1", **more: Any) -> None:
    await socket.send(json.dumps({"type": "ask", "data": {"id": name, "question": question, **more}}))


async def answered(socket: ClientConnection) -> list[dict[str, Any]]:
    """Everything until the answer is whole, or refused."""
    events: list[dict[str, Any]] = []
    while not events or events[-1]["type"] == "answer_part":
        events += await told(socket, 1)
    return events


async def test_who_says_so_may_ask_when_it_is_finished(server: str, anna: Person, parts: Parts):
    session_id = await done(anna, parts)
    async with talk(server, session_id, anna.token) as socket:
        assert [event["type"] for event in await told(socket, 1)] == ["analysis_complete"]
        for name, question, language in (("q1", WHY, "en"), ("q2", "Wie tief war ich?", "de")):
            await say(socket, question, name, language=language)
            *parts_said, whole = await answered(socket)
            assert whole["type"] == "answer"
            assert {event["data"]["id"] for event in (*parts_said, whole)} == {name}
            assert {event["data"]["sessionId"] for event in (*parts_said, whole)} == {str(session_id)}
            assert [event["data"]["index"] for event in parts_said] == list(range(len(parts_said)))
            said = [{"text": event["data"]["text"], "facts": event["data"]["facts"]} for event in parts_said]
            assert said == whole["data"]["sentences"]
            assert (whole["data"]["language"], whole["data"]["question"]) == (language, question)
            http = await anna.post(
                f"/v1/analysis/sessions/{session_id}/ask", json={"question": question, "language": language}
            )
            assert {**http.json()["data"], "id": name, "sessionId": str(session_id)} == whole["data"]


async def test_who_does_not_say_so_is_closed_at_the_end_as_ever(server: str, anna: Person, parts: Parts):
    session_id = await done(anna, parts)
    for query in ("", "ask=0", "ask=", "ask=yes"):
        async with talk(server, session_id, anna.token, query) as socket:
            await say(socket)
            events, code = await everything(socket)
        assert ([event["type"] for event in events], code) == (["analysis_complete"], 1000)


async def test_a_failed_analysis_is_not_asked_about(server: str, anna: Person, parts: Parts):
    def damaged(film: object, exercise: Exercise, tell: Tell) -> PoseTrack:
        raise Damaged

    session_id = await anna.uploaded()
    await flow_with(parts, doubles.craft(damaged)).analyse(session_id)
    async with talk(server, session_id, anna.token) as socket:
        events, code = await everything(socket)
    assert ([event["type"] for event in events], code) == (["error"], 1000)


async def test_a_question_that_comes_before_the_end_is_answered_after_it(server: str, anna: Person, parts: Parts):
    session_id = await anna.uploaded()
    async with talk(server, session_id, anna.token) as socket:
        await say(socket, "How many reps did I do?")
        await flow_with(parts, doubles.craft()).analyse(session_id)
        events = []
        while not events or events[-1]["type"] != "answer":
            events += await told(socket, 1)
    kinds = [event["type"] for event in events]
    assert kinds.index("analysis_complete") < kinds.index("answer_part") < kinds.index("answer")
    assert "1 rep" in events[-1]["data"]["answer"]


async def test_each_sentence_leaves_before_the_next_is_there_and_one_question_is_answered_at_a_time(
    server: str, anna: Person, parts: Parts, app: FastAPI
):
    slow = Slow()
    furnish(app, parts, doubles.copy_film, slow)
    async with talk(server, await done(anna, parts), anna.token) as socket:
        await told(socket, 1)
        await say(socket)
        assert [event["type"] for event in await told(socket, 1)] == ["answer_part"]
        await say(socket, "and rep 5?", "q2")
        (refused,) = await told(socket, 1)
        assert (refused["type"], refused["data"]["id"], refused["data"]["code"]) == (
            "ask_error",
            "q2",
            "RATE_LIMIT_EXCEEDED",
        )
        slow.go_on.set()
        assert [event["type"] for event in await told(socket, 2)] == ["answer_part", "answer"]
        await say(socket, "and now?", "q3")
        assert (await answered(socket))[-1]["type"] == "answer"
    assert slow.asked == [WHY, "and now?"]


class Stumbling(OfflineAnswerer):
    """Fails at its first question."""

    stumbled = False

    async def answer(self, question: str, evidence: Evidence, language: str, hear: Hear = nobody) -> Answer:
        if not self.stumbled:
            self.stumbled = True
            raise LookupError("no such thing")
        return await super().answer(question, evidence, language, hear)


async def test_a_failure_of_ours_is_told_and_the_next_question_is_answered(
    server: str, anna: Person, parts: Parts, app: FastAPI
):
    furnish(app, parts, doubles.copy_film, Stumbling())
    async with talk(server, await done(anna, parts), anna.token) as socket:
        await told(socket, 1)
        await say(socket)
        (failed,) = await told(socket, 1)
        assert (failed["type"], failed["data"]["code"]) == ("ask_error", "INTERNAL_ERROR")
        assert "no such thing" not in failed["data"]["error"]
        await say(socket, "and rep 5?", "q2")
        assert (await answered(socket))[-1]["type"] == "answer"


UNREADABLE: list[str | bytes] = [
    "nonsense",
    "[]",
    "{}",
    '{"type": "ask"}',
    '{"type": "tell", "data": {"id": "a", "question": "b"}}',
    '{"type": "ask", "data": {"id": "", "question": "How deep?"}}',
    '{"type": "ask", "data": {"id": "a", "question": " \\u200b"}}',
    json.dumps({"type": "ask", "data": {"id": "a", "question": "x" * 501}}),
    json.dumps({"type": "ask", "data": {"id": "a" * 65, "question": "How deep?"}}),
    '{"type": "ask", "data": {"id": "a", "question": "b", "language": "fr"}}',
    "[" * 60_000,
    b"\x00\xff",
]


async def test_what_is_no_question_is_refused_and_the_next_one_answered(server: str, anna: Person, parts: Parts):
    async with talk(server, await done(anna, parts), anna.token) as socket:
        await told(socket, 1)
        for letter in UNREADABLE:
            await socket.send(letter)
            (refused,) = await told(socket, 1)
            assert (refused["type"], refused["data"]["code"]) == ("ask_error", "VALIDATION_ERROR"), letter[:80]
            assert len(json.dumps(refused)) < 500  # what was sent is not sent back
            await say(socket)
            assert (await answered(socket))[-1]["type"] == "answer"


async def test_who_sends_nothing_that_can_be_read_is_closed(server: str, anna: Person, parts: Parts):
    async with talk(server, await done(anna, parts), anna.token) as socket:
        await told(socket, 1)
        for _ in range(MOST_UNREADABLE):
            await socket.send("?")
            assert [event["type"] for event in await told(socket, 1)] == ["ask_error"]
        assert await everything(socket) == ([], 1008)


async def test_a_message_that_is_too_large_ends_it(server: str, anna: Person, parts: Parts):
    async with talk(server, await done(anna, parts), anna.token) as socket:
        await told(socket, 1)
        await say(socket, "x" * 70_000)
        _, code = await everything(socket)
    assert code == 1009


async def test_who_asks_too_often_is_told_so_and_may_go_on_later(server: str, anna: Person, parts: Parts, app: FastAPI):
    app.state.asking = Asking(parts, OfflineAnswerer(), Rate(1, 3600))
    async with talk(server, await done(anna, parts), anna.token) as socket:
        await told(socket, 1)
        for expected in ("answer", "ask_error", "ask_error"):
            await say(socket)
            last = (await answered(socket))[-1]
            assert last["type"] == expected
    assert (last["data"]["code"], last["data"]["details"]["retryAfter"] > 1000) == ("RATE_LIMIT_EXCEEDED", True)


async def signs_out(anna: Person, parts: Parts, session_id: UUID) -> None:
    assert (await anna.post("/v1/auth/logout")).status_code == 200


async def is_deactivated(anna: Person, parts: Parts, session_id: UUID) -> None:
    async with parts.database.transaction() as session:
        await session.execute(text("update users set is_active = false where id = :id"), {"id": anna.id})


async def deletes_it(anna: Person, parts: Parts, session_id: UUID) -> None:
    assert (await anna.delete(f"/v1/analysis/sessions/{session_id}")).status_code == 200


@pytest.mark.parametrize("happens, code", [(signs_out, 4401), (is_deactivated, 4403), (deletes_it, 4404)])
async def test_who_may_not_any_more_is_out_within_five_seconds(
    server: str, anna: Person, parts: Parts, app: FastAPI, happens: Any, code: int
):
    furnish(app, parts, doubles.copy_film, Slow())
    session_id = await done(anna, parts)
    async with talk(server, session_id, anna.token) as socket:
        await told(socket, 1)
        await say(socket)
        await told(socket, 1)  # and the rest of the answer is on its way
        await happens(anna, parts, session_id)
        began = time.monotonic()
        events, closed = await everything(socket)
    assert (events, closed) == ([], code)
    assert time.monotonic() - began < BAR_SECONDS


async def test_nobody_but_the_owner_asks(server: str, anna: Person, bert: Person, parts: Parts):
    session_id = await done(anna, parts)
    async with talk(server, session_id, bert.token) as socket:
        await say(socket)
        assert await everything(socket) == ([], 4404)
    ticket = await bought(anna)
    with pytest.raises(InvalidStatus):
        async with connect(
            f"{server}/{session_id}?ask=1&ticket={ticket}", additional_headers={"Origin": "https://evil.example"}
        ):
            pass
    async with connect(f"{server}/{session_id}?ask=1&ticket={ticket}") as socket:
        await told(socket, 1)
        await say(socket)
        assert (await answered(socket))[-1]["type"] == "answer"


async def test_who_goes_away_in_the_middle_of_an_answer_leaves_nothing_behind(
    server: str, anna: Person, parts: Parts, app: FastAPI
):
    slow = Slow()
    furnish(app, parts, doubles.copy_film, slow)
    async with talk(server, await done(anna, parts), anna.token) as socket:
        await told(socket, 1)
        await say(socket)
        await told(socket, 1)
    async with asyncio.timeout(5):
        while any(task.get_name() == "answer" for task in asyncio.all_tasks()):
            await asyncio.sleep(0.02)
    assert not slow.go_on.is_set()


class Kept:
    """A peer that takes everything."""

    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []

    async def send_text(self, data: str) -> None:
        self.events.append(json.loads(data))


async def test_who_asks_nothing_for_a_while_is_closed_kindly(anna: Person, parts: Parts):
    session_id, wire = await done(anna, parts), Kept()
    watcher = Watcher(wire, parts, Looks(parts), session_id, parts.tokens.read(anna.token))
    asking = Asking(parts, OfflineAnswerer(), Rate(10, 60))
    async with asyncio.timeout(10), parts.bus:
        with pytest.raises(Closed) as closed:
            await Conversation(watcher, Letters(), asking, idle=0.1).hold()
    assert (closed.value.code, str(closed.value)) == (1000, "idle")
    assert [event["type"] for event in wire.events] == ["analysis_complete"]


async def test_who_sends_more_than_is_read_is_closed(anna: Person):
    class Flood:
        async def receive(self) -> dict[str, str]:
            return {"type": "websocket.receive", "text": "?"}

    flood: Any = Flood()
    with pytest.raises(Closed) as closed:
        await Letters(MOST_WAITING).read(flood)
    assert closed.value.code == 1008
