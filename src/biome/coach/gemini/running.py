"""Running agents on the models. Imports Google's libraries; ``service.load`` imports this."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

from google.adk.agents import BaseAgent
from google.adk.agents.invocation_context import LlmCallsLimitExceededError
from google.adk.agents.run_config import RunConfig, StreamingMode  # pyright: ignore[reportPrivateImportUsage]
from google.adk.events import Event
from google.adk.models import BaseLlm
from google.adk.models.llm_request import LlmRequest
from google.adk.models.llm_response import LlmResponse
from google.adk.runners import Runner
from google.adk.sessions import InMemorySessionService
from google.genai import types

from biome.coach.gemini.agents import coordinator
from biome.coach.gemini.asking import Asking
from biome.coach.gemini.faults import Fault, Unanswered
from biome.coach.gemini.model import chain, client, transport
from biome.coach.gemini.patience import Deadline
from biome.coach.gemini.prompt import Brief
from biome.coach.port import quiet

for noisy in ("google_adk", "google_genai", "httpx"):
    logging.getLogger(noisy).setLevel(logging.WARNING)

__all__ = ["chain", "client", "ping", "run", "transport"]

APP, NOBODY, BEGIN = "biome", "somebody", "Begin."
"""Names that ADK wants to have; nothing of a person's is in them."""
MOST_CALLS = 12
"""Of models by one agent and its sub-agents: who goes round in circles is stopped."""
PING_TOKENS = 64
BLOCKS = frozenset({
    "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE", "OTHER",
})  # fmt: skip
"""Reasons of the service's for not answering, or not to the end."""


async def run(agent: BaseAgent, hear: Callable[[Event], None], asking: Asking, *, stream: bool = False) -> None:
    """Run ``agent`` from beginning to end in a session of its own; raises Unanswered.

    ``stream``: what is said is heard in pieces (``event.partial``) before it is heard as a whole.
    """
    sessions = InMemorySessionService()
    session = await sessions.create_session(app_name=APP, user_id=NOBODY)
    runner = Runner(app_name=APP, agent=agent, session_service=sessions)
    begin = types.Content(role="user", parts=[types.Part(text=BEGIN)])
    how = RunConfig(streaming_mode=StreamingMode.SSE if stream else StreamingMode.NONE, max_llm_calls=MOST_CALLS)
    running = runner.run_async(user_id=NOBODY, session_id=session.id, new_message=begin, run_config=how)
    try:
        async with aclosing(running) as events:
            async for event in events:
                if not event.partial:  # each piece carries what was spent so far, and the whole carries all of it
                    asking.count(event.model_version, event.usage_metadata)
                hear(event)
                raise_for(event)
    except LlmCallsLimitExceededError as error:
        raise Unanswered(Fault.LONG, said="it looked things up without end") from error


def rehearse() -> None:
    """Run the agents once with nobody behind them: ADK imports half of itself only then, and would do so in the loop.

    Blocks for a second or two; not to be called where an event loop runs.
    """
    agent = coordinator(_Mute(model="nobody"), Brief((), "English"), lambda _: "", quiet, "")
    asyncio.run(run(agent, lambda _: None, Asking(Deadline.after(60), ("nobody",))))


class _Mute(BaseLlm):
    """A model that says nothing."""

    async def generate_content_async(
        self, llm_request: LlmRequest, stream: bool = False
    ) -> AsyncGenerator[LlmResponse, None]:
        spoken = types.Content(role="model", parts=[types.Part(text="{}")])
        yield LlmResponse(content=spoken, usage_metadata=types.GenerateContentResponseUsageMetadata())


async def ping(llm: BaseLlm, asking: Asking) -> None:
    """Ask for a word or two; raises Unanswered. That the word is cut short does not matter."""
    contents = [types.Content(role="user", parts=[types.Part(text="Say OK.")])]
    request = LlmRequest(
        model=llm.model, contents=contents, config=types.GenerateContentConfig(max_output_tokens=PING_TOKENS)
    )
    async with aclosing(llm.generate_content_async(request)) as answers:
        async for answer in answers:
            asking.count(answer.model_version, answer.usage_metadata)


def raise_for(event: Event) -> None:
    """Raise Unanswered when an event says that the model has said nothing, or less than it wanted to."""
    reason = str(getattr(event.error_code, "value", event.error_code) or "")
    finish = str(getattr(event.finish_reason, "value", event.finish_reason) or "")
    if "MAX_TOKENS" in (reason, finish):
        raise Unanswered(Fault.LONG)
    if reason in BLOCKS or finish in BLOCKS:
        raise Unanswered(Fault.BLOCKED, said=reason or finish)
    if reason:
        raise Unanswered(Fault.EMPTY, said=reason)
