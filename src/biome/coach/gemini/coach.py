"""The coach that asks Gemini, says only what the guard lets through, and is never without words."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog
from pydantic import ValidationError

from biome.coach.answer import CoachAnswer, Said
from biome.coach.facts import FactSheet, fact_sheet
from biome.coach.gemini.advised import Advised, Grounding
from biome.coach.gemini.asking import Outcome
from biome.coach.gemini.faults import Fault
from biome.coach.gemini.mend import mended
from biome.coach.gemini.prompt import UNREADABLE, brief
from biome.coach.gemini.remembered import Remembered
from biome.coach.gemini.service import Service
from biome.coach.guard import Guarded, guarded, repair
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


@dataclass
class Draft:
    """The best answer so far: one that was sent back counts until a better one has come."""

    sheet: FactSheet
    answer: CoachAnswer | None = None
    checked: Guarded | None = None
    rounds: int = 0
    silent: bool = False
    """Whether the model has said nothing at all."""

    def review(self, text: str) -> str:
        """Take an answer; the reasons to send it back, empty when there are none."""
        self.rounds += 1
        self.silent = not text.strip()
        try:
            answer = CoachAnswer.model_validate_json(text)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            return UNREADABLE.format(what=f"{'.'.join(map(str, first['loc']))}: {first['msg']}".strip(": "))
        checked = guarded(answer, self.sheet)
        if self.checked is None or _worth(checked) >= _worth(self.checked):
            self.answer, self.checked = answer, checked
        return repair(checked)

    @property
    def grounding(self) -> Grounding:
        """How much of it may leave."""
        said = self.checked.sentences if self.checked else ()
        return Grounding(len(said), sum(one.stands for one in said), repaired=self.rounds > 1)


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
        plain, draft = await asyncio.to_thread(self._prepared, report, exercise, person, language)
        name = Remembered.name(draft.sheet.digest(), "+".join(self._service.options.models), language)
        if await self._recalled(name, draft):
            return _advised(plain, draft, Outcome(), remembered=True)
        outcome = await self._service.run(lambda llm: self._agents(llm, draft, tell), lambda _: None)
        advised = _advised(plain, draft, outcome)
        if advised.coached_by == "gemini" and draft.answer is not None:
            await self._remembered.put(name, draft.answer.model_dump_json())
        else:
            tell("standing_in")
        return advised

    def warm(self) -> None:
        """Get ready in the background."""
        self._service.warm()

    async def close(self) -> None:
        """Let go of connections."""
        await self._service.close()
        await self._remembered.close()

    def _prepared(self, report: SetReport, exercise: Exercise, person: Person, language: str) -> tuple[Advice, Draft]:
        """The offline coach's words, and the facts; in a thread, for what the guard reads is read at first use."""
        sheet = fact_sheet(report, exercise, person, language)
        guarded(NOTHING_SAID, sheet)
        return self._offline.words(report, exercise, person, language), Draft(sheet)

    def _agents(self, llm: BaseLlm, draft: Draft, tell: Tell) -> BaseAgent:
        from biome.coach.gemini.agents import coordinator

        return coordinator(llm, brief(draft.sheet), draft.review, tell, self._service.options.thinking)

    async def _recalled(self, name: str, draft: Draft) -> bool:
        """Whether the answer is remembered; it is held against the facts as if it had come just now."""
        kept = await self._remembered.get(name)
        if kept is not None:
            draft.review(kept)
        return draft.checked is not None


def _advised(plain: Advice, draft: Draft, outcome: Outcome, *, remembered: bool = False) -> Advised:
    fault = outcome.fault
    if draft.checked is None:
        fault = fault or (Fault.EMPTY if draft.silent else Fault.MALFORMED)
        words, by = _fields(plain), "offline"
    else:
        made = mended(draft.checked, draft.sheet, plain)
        words = _fields(plain) | {
            "cues": made.cues,
            "strengths": made.strengths,
            "next_fix": made.next_fix,
            "recommendations": made.recommendations,
            "summary": made.summary,
        }
        by = "gemini" if made.used else "offline"
        fault = (fault if fault else Fault.UNGROUNDED) if not made.used else None
    return Advised(
        **{**words, "coached_by": by},
        fault=fault,
        grounding=draft.grounding,
        spent=outcome.spent,
        seconds=round(outcome.seconds, 2),
        remembered=remembered,
        struck=_struck(draft.checked),
    )


def _fields(advice: Advice) -> dict:
    return {name: getattr(advice, name) for name in advice.__dataclass_fields__}


def _struck(checked: Guarded | None) -> tuple[str, ...]:
    return tuple(o.code for one in (checked.sentences if checked else ()) for o in one.objections)


def _worth(checked: Guarded) -> tuple[int, int]:
    """How good an answer is: how many of its sentences stand, and how few do not."""
    standing = sum(one.stands for one in checked.sentences)
    return standing, standing - len(checked.sentences)
