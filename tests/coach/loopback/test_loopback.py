"""The loopback server, asked by Google's own client: it must not be told from the real one."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncGenerator

import httpx
import pytest
from google.genai import Client, types
from google.genai.errors import ClientError, ServerError
from pydantic import BaseModel, ConfigDict
from tests.real.ports import free_port

from biome.coach.answer import CoachAnswer
from biome.coach.gemini.faults import Fault, of_status
from biome.coach.gemini.model import client, transport
from biome.coach.gemini.options import Options
from biome.coach.loopback import SCRIPTS, Loopback
from biome.coach.loopback.server import KEY, MODELS

pytestmark = pytest.mark.anyio
MODEL = MODELS[0]
FACTS = [
    {"id": "f1", "topic": "set", "about": "", "text": "5 reps counted in a film of 9.0 s."},
    {
        "id": "f2",
        "topic": "issue",
        "about": "valgus",
        "text": "Knee Valgus (minor): 12° measured, the limit is 8°; ...",
    },
]
PROMPT = "Answer in English.\n\nFACTS:\n" + "\n".join(map(json.dumps, FACTS))


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def http() -> AsyncGenerator[httpx.AsyncClient]:
    async with transport() as connections:
        yield connections


def asked(server: Loopback, http: httpx.AsyncClient, key: str = KEY) -> Client:
    return client(Options(key, (MODEL,), server.url), http)


async def generate(server: Loopback, http: httpx.AsyncClient, model: str = MODEL, key: str = KEY):
    return await asked(server, http, key).aio.models.generate_content(model=model, contents=PROMPT)


def finish(response: types.GenerateContentResponse) -> types.FinishReason | None:
    return response.candidates[0].finish_reason if response.candidates else None


async def test_a_well_behaved_model_answers_in_the_schema_from_the_facts(http: httpx.AsyncClient) -> None:
    async with Loopback(["well-behaved"]) as server:
        response = await generate(server, http)
    answer = CoachAnswer.model_validate_json(response.text or "")
    assert answer.cues[0].issue == "f2"
    assert "12°" in answer.cues[0].said[0].text
    assert answer.summary[0].text == "You did 5 reps."
    usage = response.usage_metadata
    assert usage is not None
    assert all((usage.prompt_token_count, usage.candidates_token_count, usage.thoughts_token_count))
    assert response.model_version == MODEL


async def test_a_stream_says_the_same_in_pieces(http: httpx.AsyncClient) -> None:
    async with Loopback(["well-behaved"]) as server:
        whole = await generate(server, http)
        stream = await asked(server, http).aio.models.generate_content_stream(model=MODEL, contents=PROMPT)
        pieces = [piece async for piece in stream]
    assert len(pieces) > 3
    assert "".join(piece.text or "" for piece in pieces) == whole.text
    assert pieces[-1].usage_metadata is not None
    assert finish(pieces[-1]) == types.FinishReason.STOP


async def test_tokens_and_models_are_told(http: httpx.AsyncClient) -> None:
    async with Loopback(["well-behaved"]) as server:
        models = asked(server, http).aio.models
        assert (await models.count_tokens(model=MODEL, contents=PROMPT)).total_tokens
        assert (await models.get(model=MODEL)).name == f"models/{MODEL}"
        assert [one.name async for one in await models.list(config={"query_base": True})] == [
            f"models/{name}" for name in MODELS
        ]


async def test_who_has_no_key_or_a_wrong_one_is_not_let_in(http: httpx.AsyncClient) -> None:
    async with Loopback(["well-behaved"]) as server:
        with pytest.raises(ClientError) as wrong:
            await generate(server, http, key="wrong")
        none = await http.post(f"{server.url}/v1beta/models/{MODEL}:generateContent", json={})
    assert (wrong.value.code, wrong.value.status) == (400, "INVALID_ARGUMENT")
    assert of_status(400, wrong.value.details)[0] is Fault.KEY
    assert none.status_code == 403
    assert server.asked == []


async def test_a_model_that_it_does_not_have_is_not_found(http: httpx.AsyncClient) -> None:
    async with Loopback(["well-behaved"]) as server:
        with pytest.raises(ClientError) as gone:
            await generate(server, http, model="gemini-1.0-pro")
    assert (gone.value.code, gone.value.status) == (404, "NOT_FOUND")


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")
    text: str


async def test_it_refuses_the_schema_that_the_real_one_refuses(http: httpx.AsyncClient) -> None:
    async with Loopback(["well-behaved"]) as server:
        config = types.GenerateContentConfig(response_mime_type="application/json", response_schema=Strict)
        with pytest.raises(ClientError) as refused:
            await asked(server, http).aio.models.generate_content(model=MODEL, contents=PROMPT, config=config)
    assert "Cannot find field" in (refused.value.message or "")


@pytest.mark.parametrize("script, status", [("quota", 429), ("401", 401), ("403", 403), ("404", 404)])
async def test_errors_of_the_client_are_googles(script: str, status: int, http: httpx.AsyncClient) -> None:
    async with Loopback([script]) as server:
        with pytest.raises(ClientError) as error:
            await generate(server, http)
    assert error.value.code == status
    assert ("RetryInfo" in str(error.value.details)) is (status == 429)


@pytest.mark.parametrize("script", ["500", "503"])
async def test_errors_of_the_server_are_googles(script: str, http: httpx.AsyncClient) -> None:
    async with Loopback([script]) as server:
        with pytest.raises(ServerError) as error:
            await generate(server, http)
    assert error.value.code == int(script)


async def test_blocked_empty_and_cut_answers_are_as_the_client_knows_them(http: httpx.AsyncClient) -> None:
    async with Loopback(["refusal", "unsafe", "empty", "rambling", "cut"]) as server:
        refused, unsafe, empty, long = [await generate(server, http) for _ in range(4)]
        with pytest.raises(httpx.RemoteProtocolError):
            await generate(server, http)
    assert refused.prompt_feedback is not None
    assert refused.prompt_feedback.block_reason
    assert finish(unsafe) == types.FinishReason.SAFETY
    assert empty.candidates is None
    assert finish(long) == types.FinishReason.MAX_TOKENS


async def test_a_stream_may_be_cut_in_the_middle(http: httpx.AsyncClient) -> None:
    async with Loopback(["cut"]) as server:
        stream = await asked(server, http).aio.models.generate_content_stream(model=MODEL, contents=PROMPT)
        heard = []
        with pytest.raises(httpx.RemoteProtocolError):
            heard += [piece.text async for piece in stream]


async def test_it_may_hang_without_keeping_its_end_waiting(http: httpx.AsyncClient) -> None:
    async with Loopback(["hang"]) as server:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(generate(server, http), 0.2)


async def test_a_tool_is_called_before_anything_is_said(http: httpx.AsyncClient) -> None:
    tool = types.Tool(function_declarations=[types.FunctionDeclaration(name="facts_of_the_set")])
    config = types.GenerateContentConfig(tools=[tool])
    result = types.Part.from_function_response(name="facts_of_the_set", response={"facts": FACTS})
    async with Loopback(["well-behaved"]) as server:
        models = asked(server, http).aio.models
        first = await models.generate_content(model=MODEL, contents="Why?", config=config)
        turns: list = ["Why?", first.candidates[0].content, types.Content(role="user", parts=[result])]  # type: ignore[index]
        second = await models.generate_content(model=MODEL, contents=turns, config=config)
    assert [call.name for call in first.function_calls or ()] == ["facts_of_the_set"]
    assert "12°" in (second.text or "")


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"nonsense\r\n\r\n",
        b"POST /v1beta/models/x:generateContent HTTP/1.1\r\nContent-Length: -4\r\n\r\n",
        b"POST /x HTTP/1.1\r\nContent-Length: many\r\n\r\n",
        b"POST /v1beta/models/x:generateContent HTTP/1.1\r\nContent-Length: 9\r\n\r\n{",
    ],
)
async def test_nonsense_does_not_bring_it_down(sent: bytes, http: httpx.AsyncClient) -> None:
    async with Loopback(["well-behaved"]) as server:
        _, port = server.url.rsplit(":", 1)
        reader, writer = await asyncio.open_connection("127.0.0.1", int(port))
        writer.write(sent)
        writer.write_eof()
        await reader.read()
        writer.close()
        assert (await generate(server, http)).text


def test_it_is_a_command_too() -> None:
    port = free_port()
    command = [sys.executable, "-m", "biome.coach.loopback", "--script", "503", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline().strip() == f"GEMINI_BASE_URL=http://127.0.0.1:{port} GEMINI_API_KEY={KEY}"
        answer = httpx.post(
            f"http://127.0.0.1:{port}/v1beta/models/{MODEL}:generateContent",
            headers={"x-goog-api-key": KEY},
            json={"contents": []},
        )
        running.terminate()
    assert answer.status_code == 503


def test_every_script_has_a_name_that_can_be_typed() -> None:
    assert all(name.replace("-", "").isalnum() for name in SCRIPTS)
