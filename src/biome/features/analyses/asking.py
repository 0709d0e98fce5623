"""Questions of owners about their finished sets: what they are answered from is gathered here, and nothing is kept."""

from __future__ import annotations

import asyncio
from functools import partial
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from biome.coach.ask.answered import Answer, Hear, Sentence, nobody
from biome.coach.ask.evidence import Evidence
from biome.coach.ask.gemini import AskedGemini
from biome.coach.ask.offline import OfflineAnswerer
from biome.coach.ask.port import Answerer
from biome.coach.gemini.options import Allowance
from biome.coach.language import Language
from biome.features.accounts.languages import language_for
from biome.features.analyses import acquaintance, repository, service, spending
from biome.features.analyses.acquaintance import Whose
from biome.features.analyses.errors import NotFinished, OneAtATime
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
        self._under_way: dict[UUID, asyncio.Task[Answer]] = {}

    async def answer(
        self, user_id: UUID, session_id: UUID, question: str, language: Language, hear: Hear = nobody
    ) -> Answer:
        """The answer to a cleaned question; ``hear`` is told each of its sentences as soon as it may leave.

        It is made to its end even if whoever waits for it goes away, and one at a time for each person: else an answer
        that nobody hears would not count for the day, and a share of the day could be passed by asking all at once.
        Raises OneAtATime, SessionNotFound, NotFinished, AnalysisFailed, TooManyRequests.
        """
        if user_id in self._under_way:
            raise OneAtATime
        made = asyncio.create_task(self._made(user_id, session_id, question, language, hear), name="question")
        self._under_way[user_id] = made
        made.add_done_callback(partial(self._over, user_id))
        return await asyncio.shield(made)

    async def language(self, user_id: UUID, accepted: str | None) -> Language:
        """In which language somebody is answered who does not say so."""
        async with self._parts.database.transaction() as session:
            return await language_for(session, user_id, accepted)

    def _over(self, user_id: UUID, made: asyncio.Task[Answer]) -> None:
        del self._under_way[user_id]
        if not made.cancelled():
            made.exception()  # whoever waits is told; where nobody does, it is no news

    async def _made(self, user_id: UUID, session_id: UUID, question: str, language: Language, hear: Hear) -> Answer:
        """See answer. No transaction is open while it is made."""
        await ask(self._parts.limits, f"questions:{self._parts.tokens.seal('questions', str(user_id))}", self._rate)
        async with self._parts.database.transaction() as session:
            evidence = await self._evidence(session, user_id, session_id)
            may = await spending.may_ask(session, user_id, self._allowance, self._parts.clock())
        answerer, ear = self._answerer if may else self._built_in, _Ear(hear)
        answer = await answerer.answer(question, evidence, language, ear.hear)
        log.info("answered", by=answer.answered_by, answerable=answer.answerable, sentences=len(answer.sentences))
        if isinstance(answer, AskedGemini):
            now = self._parts.clock()
            await spending.count(self._parts.database, user_id, session_id, answer, now, "answer")
        if ear.deaf is not None:
            raise ear.deaf
        return answer

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


class _Ear:
    """Whoever hears an answer in the making. That they take no more of it does not end it."""

    def __init__(self, hear: Hear) -> None:
        self._hear = hear
        self.deaf: Exception | None = None
        """Why they take no more."""

    async def hear(self, sentence: Sentence) -> None:
        """See Hear; does not raise."""
        if self.deaf is None:
            try:
                await self._hear(sentence)
            except Exception as error:
                self.deaf = error
