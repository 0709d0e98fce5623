"""The coach that asks Gemini, says only what the guard lets through, and is never without words."""

from __future__ import annotations

import asyncio
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import structlog

from biome.coach.answer import CoachAnswer, Said
from biome.coach.facts import FactSheet, fact_sheet
from biome.coach.gemini.advised import Advised
from biome.coach.gemini.asking import Outcome
from biome.coach.gemini.draft import Draft
from biome.coach.gemini.faults import Fault
from biome.coach.gemini.mend import mended
from biome.coach.gemini.patience import Deadline
from biome.coach.gemini.prompt import brief
from biome.coach.gemini.remembered import Remembered
from biome.coach.gemini.service import Service
from biome.coach.guard import Guarded, guarded
from biome.coach.offline import OfflineCoach
from biome.coach.person import NOBODY, Person
from biome.coach.port import Tell, quiet
from biome.engine.report import Advice, SetReport
from biome.exercises import Exercise

if TYPE_CHECKING:
    from google.adk.agents import BaseAgent
    from google.adk.models import BaseLlm

NOTHING_SAID = CoachAnswer(
    cues=[], well_done=None, next_fix=None, recommendations=[], summary=[Said(text="That was a set.", facts=[])]
)
log = structlog.stdlib.get_logger(__name__)


class GeminiCoach:
    """See Coach. Its words are Gemini's where the guard lets them stand, and the offline coach's everywhere else."""

    def __init__(self, service: Service, remembered: Remembered | None = None) -> None:
        self._service = service
        self._remembered = remembered or Remembered()
        self._offline = OfflineCoach()

    async def advise(
        self,
        report: SetReport,
        exercise: Exercise,
        person: Person = NOBODY,
        language: str = "en",
        tell: Tell = quiet,
    ) -> Advised:
        """See Coach. At most ``Options.seconds`` slower than the offline coach, whatever the service does."""
        plain = await asyncio.to_thread(self._offline.words, report, exercise, person, language)
        if self._service.spared():  # then not even the facts are written down
            advised = _plainly(plain, Fault.SPARED)
        else:
            deadline = self._service.deadline()
            try:
                sheet = await asyncio.to_thread(_facts, report, exercise, person, language)
                advised = await self._asked(sheet, plain, tell, deadline)
            except Exception:  # a fault of ours costs nobody their analysis
                log.exception("not coached by Gemini")
                advised = _plainly(plain, Fault.OURS)
        if advised.coached_by == "offline":
            tell("standing_in")
        return advised

    async def _asked(self, sheet: FactSheet, plain: Advice, tell: Tell, deadline: Deadline) -> Advised:
        """What the model says of the facts, now or when it was asked about the same ones before."""
        name = Remembered.name(sheet.digest(), "+".join(self._service.options.models), sheet.language)
        kept = Draft(sheet)
        kept.review(await self._remembered.get(name) or "")  # held against the facts as if it had come just now
        if kept.grounding.grounded:
            return _advised(plain, kept, Outcome(), remembered=True)
        draft = Draft(sheet)
        outcome = await self._service.run(lambda llm: self._agents(llm, draft, tell), lambda _: None, deadline)
        if draft.answer is not None and draft.grounding.grounded:
            await self._remembered.put(name, draft.answer.model_dump_json())
        return _advised(plain, draft, outcome)

    def warm(self) -> None:
        """Get ready in the background."""
        self._service.warm()

    async def ready(self) -> None:
        """Get ready now."""
        await self._service.ready()

    async def close(self) -> None:
        """Let go of connections."""
        await self._service.close()
        await self._remembered.close()

    def _agents(self, llm: BaseLlm, draft: Draft, tell: Tell) -> BaseAgent:
        from biome.coach.gemini.agents import coordinator

        return coordinator(llm, brief(draft.sheet), draft.review, tell, self._service.options.thinking)


def _facts(report: SetReport, exercise: Exercise, person: Person, language: str) -> FactSheet:
    """The facts, and what the guard reads at its first use read; in a thread, for that takes a while."""
    sheet = fact_sheet(report, exercise, person, language)
    guarded(NOTHING_SAID, sheet)
    return sheet


def _advised(plain: Advice, draft: Draft, outcome: Outcome, *, remembered: bool = False) -> Advised:
    """What leaves: the draft mended with ``plain``, or all of ``plain`` and why."""
    took = {
        "grounding": draft.grounding,
        "spent": outcome.spent,
        "seconds": round(outcome.seconds, 2),
        "remembered": remembered,
        "struck": _struck(draft.checked),
    }
    if draft.checked is None:
        return _plainly(plain, outcome.fault or (Fault.EMPTY if draft.silent else Fault.MALFORMED), **took)
    made = mended(draft.checked, draft.sheet, plain)
    if not made.used:
        return _plainly(plain, outcome.fault or Fault.UNGROUNDED, **took)
    words = {
        "cues": made.cues,
        "strengths": made.strengths,
        "next_fix": made.next_fix,
        "recommendations": made.recommendations,
        "summary": made.summary,
    }
    return Advised(**(_fields(plain) | words | {"coached_by": "gemini"}), **took)


def _plainly(plain: Advice, fault: Fault, **took: Any) -> Advised:
    """The built-in coach's words, and why they stand alone."""
    return Advised(**_fields(plain), fault=fault, **took)


def _fields(advice: Advice) -> dict[str, Any]:
    return {field.name: getattr(advice, field.name) for field in fields(Advice)}


def _struck(checked: Guarded | None) -> tuple[str, ...]:
    return tuple(o.code for one in (checked.sentences if checked else ()) for o in one.objections)
