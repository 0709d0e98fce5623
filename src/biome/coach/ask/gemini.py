"""Answers by Gemini, through agents that may look things up; what leaves is what the guard lets through."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from biome.coach.ask.answered import Answer, Hear, nobody
from biome.coach.ask.draft import Drafted
from biome.coach.ask.evidence import Evidence
from biome.coach.ask.notebook import Notebook
from biome.coach.ask.offline import answered, meaning_of
from biome.coach.ask.prompt import asked
from biome.coach.ask.tools import Tools
from biome.coach.ask.understanding import REFUSED, Meant
from biome.coach.gemini.advised import Grounding
from biome.coach.gemini.asking import Outcome
from biome.coach.gemini.faults import Fault
from biome.coach.gemini.service import Service
from biome.coach.gemini.usage import Usage, total

if TYPE_CHECKING:
    from google.adk.agents import BaseAgent
    from google.adk.models import BaseLlm


@dataclass(frozen=True)
class AskedGemini(Answer):
    """See Answer, with the bookkeeping of who has asked a service."""

    fault: Fault | None = None
    grounding: Grounding = field(default_factory=Grounding)
    spent: tuple[Usage, ...] = ()
    seconds: float = 0.0
    remembered: bool = False

    @property
    def usage(self) -> Usage:
        """All that was spent, under the name of the model that answered last."""
        return total(self.spent)


@dataclass(frozen=True)
class _Prepared:
    """What there is before anybody is asked."""

    meant: Meant
    plain: Answer
    notebook: Notebook

    @property
    def ours_alone(self) -> bool:
        """Whether no model has a say in it: what hurts, and what is no question about the set."""
        return self.meant.intent == "care" or (self.meant.intent == "other" and bool(self.meant.concepts & REFUSED))


class GeminiAnswerer:
    """See Answerer. Takes ``Options.seconds`` at most; then, or where nothing may leave, the answer is built in."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def answer(self, question: str, evidence: Evidence, language: str, hear: Hear = nobody) -> Answer:
        """See Answerer."""
        ready = await asyncio.to_thread(_prepared, question, evidence, language)
        if ready.ours_alone:
            return await _told(ready.plain, hear)
        draft = Drafted(ready.notebook)
        outcome = await self._asked(question, language, ready.meant, draft, hear)
        if not draft.left:
            return _asked(await _told(ready.plain, hear), draft, outcome)
        sentences = tuple(draft.left.values())
        return _asked(Answer(question, sentences, "gemini", language, answerable=True), draft, outcome)

    async def close(self) -> None:
        """Let go of connections."""
        await self._service.close()

    async def _asked(self, question: str, language: str, meant: Meant, draft: Drafted, hear: Hear) -> Outcome:
        """Ask, and tell each sentence as it comes; how that ended."""

        def build(llm: BaseLlm) -> BaseAgent:
            from biome.coach.ask.agent import answering

            def turn() -> str:
                return asked(question, language, draft.notebook.at_hand(meant))

            tools = Tools(draft.notebook).all()
            return answering(llm, turn, tools, draft.review, self._service.options.thinking)

        async def ask() -> Outcome:
            try:
                return await self._service.run(build, draft.hear, stream=True)
            finally:
                draft.leaving.put_nowait(None)

        asking = asyncio.create_task(ask(), name="ask Gemini")
        try:
            while (sentence := await draft.leaving.get()) is not None:
                await hear(sentence)
            return await asking
        finally:
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)


def _prepared(question: str, evidence: Evidence, language: str) -> _Prepared:
    """In a thread: what is read off word lists takes a while at first use."""
    meant = meaning_of(question, evidence, language)
    return _Prepared(meant, answered(question, evidence, language), Notebook(evidence, language))


async def _told(answer: Answer, hear: Hear) -> Answer:
    for sentence in answer.sentences:
        await hear(sentence)
    return answer


def _asked(answer: Answer, draft: Drafted, outcome: Outcome) -> AskedGemini:
    left = len(draft.left)
    fault = outcome.fault
    if fault is None and not left and draft.answerable:
        fault = Fault.UNGROUNDED if draft.said else Fault.MALFORMED
    return AskedGemini(
        answer.question,
        answer.sentences,
        answer.answered_by,
        answer.language,
        answer.answerable,
        fault=fault if not left else None,
        grounding=Grounding(draft.said, left, repaired=draft.rounds > 1),
        spent=outcome.spent,
        seconds=round(outcome.seconds, 2),
    )
