"""The agents: one hands over what was measured, one says it, and one sees to it. Imports Google's libraries."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable

from google.adk.agents import BaseAgent, InvocationContext, LlmAgent
from google.adk.agents.callback_context import CallbackContext
from google.adk.events import Event, EventActions
from google.adk.models import BaseLlm
from google.adk.models.llm_request import LlmRequest
from google.adk.sessions.state import State
from google.genai import types

from biome.coach.answer import CoachAnswer
from biome.coach.gemini.prompt import INSTRUCTION, Brief
from biome.coach.gemini.schema import wire_schema
from biome.coach.port import CoachState, Tell

MOST_TOKENS = 4096
"""Of an answer and what was thought for it; one of the longest is about 900."""
ROUNDS = 2
"""An answer, and once more with the reasons why not all of it may leave."""

Review = Callable[[str], str]
"""The reasons why an answer may not leave as it is, in words for the model; empty when it may."""


class VisionAgent(BaseAgent):
    """Hands over what the camera has measured, as numbered facts; it judges nothing, the engine has."""

    brief: Brief

    async def _run_async_impl(self, ctx: InvocationContext) -> AsyncGenerator[Event, None]:
        facts = {"facts": self.brief.facts, "language": self.brief.language}
        yield Event(author=self.name, invocation_id=ctx.invocation_id, actions=EventActions(state_delta=facts))


class CoordinatingAgent(BaseAgent):
    """Lets the first agent hand over and the second one speak, and sends an answer back once, with the reasons."""

    review: Review
    tell: Tell

    async def _run_async_impl(self, ctx: InvocationContext) -> AsyncGenerator[Event, None]:
        vision, coaching = self.sub_agents
        async for event in vision.run_async(ctx):
            yield event
        for _ in range(ROUNDS):
            draft = ""
            async for event in coaching.run_async(ctx):
                draft = spoken(event) or draft
                yield event
            self.tell("checking")
            reasons = self.review(draft)
            state = {"draft": draft, "reasons": reasons}
            yield Event(author=self.name, invocation_id=ctx.invocation_id, actions=EventActions(state_delta=state))
            if not reasons:
                return


def coordinator(llm: BaseLlm, brief: Brief, review: Review, tell: Tell, thinking: str) -> BaseAgent:
    """All three, for one set."""
    vision = VisionAgent(
        name="vision_agent",
        description="Hands over what was measured in the set as numbered facts.",
        brief=brief,
        before_agent_callback=_telling(tell, lambda _: "reading"),
    )
    coaching = LlmAgent(
        name="coaching_agent",
        description="Says what to do about it, from those facts alone.",
        model=llm,
        instruction=lambda _: INSTRUCTION,
        output_schema=CoachAnswer,
        include_contents="none",
        disallow_transfer_to_parent=True,
        disallow_transfer_to_peers=True,
        generate_content_config=types.GenerateContentConfig(
            max_output_tokens=MOST_TOKENS,
            thinking_config=types.ThinkingConfig(thinking_level=types.ThinkingLevel(thinking.upper()))
            if thinking
            else None,
        ),
        before_agent_callback=_telling(tell, lambda state: "repairing" if state.get("reasons") else "writing"),
        before_model_callback=_converse,
    )
    return CoordinatingAgent(
        name="coordinating_agent",
        description="Sees to it that nothing is said that was not measured.",
        sub_agents=[vision, coaching],
        review=review,
        tell=tell,
    )


def spoken(event: Event) -> str:
    """What the model says in an event, without what it thinks."""
    parts = (event.content.parts or []) if event.content else []
    return "".join(part.text for part in parts if part.text and not part.thought)


def _converse(callback_context: CallbackContext, llm_request: LlmRequest) -> None:
    """Put the conversation in its form: the facts as the user's words, and not as part of any instruction.

    ADK would hand the schema over as ``responseSchema``, and pydantic's ``extra="forbid"`` with it as a field that the
    service refuses (googleapis/python-genai#1815); as JSON schema it is understood.
    """
    brief = Brief(callback_context.state["facts"], callback_context.state["language"])
    draft, reasons = callback_context.state.get("draft"), callback_context.state.get("reasons")
    turns = [("user", brief.text())]
    if draft and reasons:
        turns += [("model", draft), ("user", reasons)]
    llm_request.contents = [types.Content(role=role, parts=[types.Part(text=text)]) for role, text in turns]
    llm_request.config.response_schema = None
    llm_request.config.response_json_schema = wire_schema(CoachAnswer)


def _telling(tell: Tell, state: Callable[[State], CoachState]) -> Callable[..., None]:
    def began(callback_context: CallbackContext) -> None:
        tell(state(callback_context.state))

    return began
