"""Questions of owners about their finished sets: what they are answered from is gathered here, and nothing is kept."""

from __future__ import annotations

from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from biome.coach.ask.answered import Answer, Hear, nobody
from biome.coach.ask.evidence import Evidence
from biome.coach.ask.original import original
from biome.coach.ask.port import Answerer
from biome.coach.language import Language
from biome.engine.restore import restored
from biome.exercises import Exercise, UnknownExercise, library, unnamed
from biome.features.accounts.languages import language_for
from biome.features.analyses import acquaintance, repository, service
from biome.features.analyses.acquaintance import Whose
from biome.features.analyses.errors import NotFinished
from biome.kit.limits import Rate, ask
from biome.kit.parts import Parts

log = structlog.stdlib.get_logger(__name__)


class Asking:
    """Answers questions, each about one set of the person who asks."""

    def __init__(self, parts: Parts, answerer: Answerer, rate: Rate) -> None:
        self._parts = parts
        self._answerer = answerer
        self._rate = rate

    async def answer(
        self, user_id: UUID, session_id: UUID, question: str, language: Language, hear: Hear = nobody
    ) -> Answer:
        """The answer to a cleaned question; ``hear`` is told each of its sentences as soon as it may leave.

        No transaction is open while it is made. Raises SessionNotFound, NotFinished, AnalysisFailed, TooManyRequests.
        """
        await ask(self._parts.limits, f"questions:{self._parts.tokens.seal('questions', str(user_id))}", self._rate)
        async with self._parts.database.transaction() as session:
            evidence = await self._evidence(session, user_id, session_id)
        answer = await self._answerer.answer(question, evidence, language, hear)
        log.info("answered", by=answer.answered_by, answerable=answer.answerable, sentences=len(answer.sentences))
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
        report = restored(kept)
        exercise = named(report.exercise, row.exercise_name)
        whose = Whose(user_id, session_id, row.exercise_id, row.exercise_name)
        person = await acquaintance.person(session, whose, exercise, self._parts.clock())
        return Evidence(original(report, exercise), exercise, person)


def named(slug: str, name: str) -> Exercise:
    """The exercise of a kept report; a movement outside the library is what its owner called it."""
    try:
        return library().get(slug)
    except UnknownExercise:
        return unnamed(name)
