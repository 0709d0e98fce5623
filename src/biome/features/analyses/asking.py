"""Questions of owners about their finished sets: what they are answered from is gathered here, and nothing is kept."""

from __future__ import annotations

from uuid import UUID

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from biome.coach.ask.answered import Answer, Hear, nobody
from biome.coach.ask.evidence import Evidence
from biome.coach.ask.gemini import AskedGemini
from biome.coach.ask.offline import OfflineAnswerer
from biome.coach.ask.port import Answerer
from biome.coach.gemini.options import Allowance
from biome.coach.language import Language
from biome.features.accounts.languages import language_for
from biome.features.analyses import acquaintance, repository, service, spending
from biome.features.analyses.acquaintance import Whose
from biome.features.analyses.errors import NotFinished
from biome.features.analyses.own_records import OwnRecords, told
from biome.kit.limits import Rate, ask
from biome.kit.parts import Parts

NO_BOUND = Allowance()
log = structlog.stdlib.get_logger(__name__)


class Asking:
    """Answers questions, each about one set of the person who asks.

    ``answerer`` is asked within each person's ``allowance`` of a day, and the built-in one beyond it.
    """

    def __init__(self, parts: Parts, answerer: Answerer, rate: Rate, allowance: Allowance = NO_BOUND) -> None:
        self._parts = parts
        self._answerer = answerer
        self._rate = rate
        self._allowance = allowance
        self._built_in = OfflineAnswerer()

    async def answer(
        self, user_id: UUID, session_id: UUID, question: str, language: Language, hear: Hear = nobody
    ) -> Answer:
        """The answer to a cleaned question; ``hear`` is told each of its sentences as soon as it may leave.

        No transaction is open while it is made. Raises SessionNotFound, NotFinished, AnalysisFailed, TooManyRequests.
        """
        await ask(self._parts.limits, f"questions:{self._parts.tokens.seal('questions', str(user_id))}", self._rate)
        async with self._parts.database.transaction() as session:
            evidence = await self._evidence(session, user_id, session_id)
            may = await spending.may_ask(session, user_id, self._allowance, self._parts.clock())
        answerer = self._answerer if may else self._built_in
        answer = await answerer.answer(question, evidence, language, hear)
        log.info("answered", by=answer.answered_by, answerable=answer.answerable, sentences=len(answer.sentences))
        if isinstance(answer, AskedGemini):
            await self._note(user_id, session_id, answer)
        return answer

    async def language(self, user_id: UUID, accepted: str | None) -> Language:
        """In which language somebody is answered who does not say so."""
        async with self._parts.database.transaction() as session:
            return await language_for(session, user_id, accepted)

    async def _evidence(self, session: AsyncSession, user_id: UUID, session_id: UUID) -> Evidence:
        row = await service.finished(session, user_id, session_id)
        kept = await repository.report_of(session, session_id)
        if kept is None:
            raise NotFinished(row.status, row.progress)
        report, exercise = told(kept, row.exercise_name)
        whose = Whose(user_id, session_id, row.exercise_id, row.exercise_name)
        person = await acquaintance.person(session, whose, exercise, self._parts.clock())
        others = OwnRecords(self._parts.database, user_id, session_id, self._parts.clock)
        return Evidence(report, exercise, person, others)

    async def _note(self, user_id: UUID, session_id: UUID, answer: AskedGemini) -> None:
        """Count what it took. The answer is there: a database that is away by now takes it from nobody."""
        try:
            async with self._parts.database.transaction() as session:
                await spending.note(session, user_id, session_id, answer, self._parts.clock(), "answer")
        except SQLAlchemyError as error:
            log.warning("not counted", error=type(error).__name__)
