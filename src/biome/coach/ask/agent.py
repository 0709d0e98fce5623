"""The agents that answer: one may look things up, one mends what could not leave. Imports Google's libraries."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence

from google.adk.agents import BaseAgent, InvocationContext, LlmAgent
from google.adk.agents.callback_context import CallbackContext
from google.adk.events import Event, EventActions
from google.adk.models import BaseLlm
from google.adk.models.llm_request import LlmRequest
from google.genai import types

from biome.coach.ask.prompt import INSTRUCTION
from biome.coach.ask.schema import AskAnswer
from biome.coach.ask.tools import Tool
from biome.coach.gemini.agents import Review, spoken
from biome.coach.gemini.schema import wire_schema

MOST_TOKENS = 2048
"""Of an answer and what was thought for it."""
DRAFT, REASONS = "draft", "reasons"
Turn = Callable[[], str]
"""The user's turn as it is now: facts that were looked up are in it."""


class AnsweringAgent(BaseAgent):
    """Lets one agent answer, and another mend once what of that may not leave."""

    review: Review

    async def _run_async_impl(self, ctx: InvocationContext) -> AsyncGenerator[Event, None]:
        looking, mending = self.sub_agents
        draft = ""
        async for event in looking.run_async(ctx):
            draft = _whole(event) or draft
            yield event
        reasons = self.review(draft)
        if not reasons:
            return
        state = EventActions(state_delta={DRAFT: draft, REASONS: reasons})
        yield Event(author=self.name, invocation_id=ctx.invocation_id, actions=state)
        draft = ""
        async for event in mending.run_async(ctx):
            draft = _whole(event) or draft
            yield event
        self.review(draft)


def answering(llm: BaseLlm, turn: Turn, tools: Sequence[Tool], review: Review, thinking: str) -> BaseAgent:
    """The agents for one question."""
    how = types.GenerateContentConfig(
        max_output_tokens=MOST_TOKENS,
        thinking_config=types.ThinkingConfig(thinking_level=types.ThinkingLevel(thinking.upper()))
        if thinking
        else None,
    )
    looking = LlmAgent(
        name="answering_agent",
        description="Answers from the facts of the set, and looks up what else it needs of the same person's.",
        model=llm,
        instruction=lambda _: INSTRUCTION,
        tools=[*tools],
        disallow_transfer_to_parent=True,
        disallow_transfer_to_peers=True,
        generate_content_config=how,
        before_model_callback=_asked(turn()),
    )
    mending = LlmAgent(
        name="mending_agent",
        description="Says once more what could not leave as it was.",
        model=llm,
        instruction=lambda _: INSTRUCTION,
        include_contents="none",
        disallow_transfer_to_parent=True,
        disallow_transfer_to_peers=True,
        generate_content_config=how,
        before_model_callback=_again(turn),
    )
    return AnsweringAgent(
        name="asked_agent",
        description="Sees to it that nothing is answered that was not measured.",
        sub_agents=[looking, mending],
        review=review,
    )


def _whole(event: Event) -> str:
    """What is said in an event that is no piece of one to come."""
    return "" if event.partial else spoken(event)


def _asked(text: str) -> Callable[..., None]:
    """Puts the question and the facts where ADK has begun the conversation; what was looked up follows them."""

    def converse(callback_context: CallbackContext, llm_request: LlmRequest) -> None:
        first = types.Content(role="user", parts=[types.Part(text=text)])
        llm_request.contents = [first, *llm_request.contents[1:]]

    return converse


def _again(turn: Turn) -> Callable[..., None]:
    """The question with all facts by now, the draft and the reasons; as nothing is looked up, in a strict schema."""

    def converse(callback_context: CallbackContext, llm_request: LlmRequest) -> None:
        state = callback_context.state
        turns = [("user", turn()), ("model", state[DRAFT] or "{}"), ("user", state[REASONS])]
        llm_request.contents = [types.Content(role=role, parts=[types.Part(text=text)]) for role, text in turns]
        llm_request.config.response_mime_type = "application/json"
        llm_request.config.response_json_schema = wire_schema(AskAnswer)

    return converse
