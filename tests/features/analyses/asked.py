"""A finished set of squats whose owner may ask about it, and answerers that tests can look into."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from tests.coach.ask.sets import squats
from tests.features import doubles
from tests.features.analyses.conftest import Person, flow_with

from biome.coach.ask.answered import Answer, Hear, Sentence, nobody
from biome.coach.ask.evidence import Evidence
from biome.engine.report import SetReport
from biome.features.analyses.ports import Craft
from biome.kit.parts import Parts


def craft(report: SetReport) -> Craft:
    """All trades, with this report whatever is filmed, and the built-in coach's words."""
    return replace(doubles.craft(), assess=lambda *_: report)


async def done(who: Person, parts: Parts, report: SetReport | None = None) -> UUID:
    """A finished analysis of theirs."""
    session_id = await who.uploaded()
    await flow_with(parts, craft(report or squats())).analyse(session_id)
    return session_id


async def ask(who: Person, session_id: object, question: str = "Why did rep 4 score lower?", **more: Any) -> Any:
    """The answer to a question, with its status."""
    return await who.post(f"/v1/analysis/sessions/{session_id}/ask", json={"question": question, **more})


@dataclass
class Slow:
    """Says one sentence, and the rest when it is told to."""

    go_on: asyncio.Event = field(default_factory=asyncio.Event)
    asked: list[str] = field(default_factory=list)

    async def answer(self, question: str, evidence: Evidence, language: str, hear: Hear = nobody) -> Answer:
        """See Answerer."""
        self.asked.append(question)
        sheet = evidence.sheet(language)
        first, second = (Sentence(text, sheet.facts[:1]) for text in ("That was a squat.", "That is all."))
        await hear(first)
        await self.go_on.wait()
        await hear(second)
        return Answer(question, (first, second), "offline", language, answerable=True)

    async def close(self) -> None:
        """See Answerer."""
