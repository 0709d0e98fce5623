"""Coaching one set: who it is for, whether the model may still be asked today, and what it has taken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from biome.coach.gemini.advised import Advised
from biome.coach.gemini.options import Allowance
from biome.coach.offline import OfflineCoach
from biome.coach.port import Coach, Tell
from biome.engine.report import Advice, SetReport
from biome.exercises import Exercise
from biome.features.analyses import acquaintance, spending
from biome.features.analyses.acquaintance import Whose
from biome.features.analyses.ledger import Claim
from biome.kit.clock import utc_now
from biome.kit.db import Database


class Coaching:
    """Asks ``coach`` within each person's ``allowance``, and the built-in one beyond it."""

    def __init__(
        self, database: Database, coach: Coach, allowance: Allowance, clock: Callable[[], datetime] = utc_now
    ) -> None:
        self._database = database
        self._coach = coach
        self._allowance = allowance
        self._clock = clock
        self._built_in = OfflineCoach()

    async def advise(self, claim: Claim, report: SetReport, exercise: Exercise, tell: Tell) -> Advice:
        """Words about the set of ``claim``. No transaction is open while the coach thinks."""
        now = self._clock()
        async with self._database.transaction() as session:
            whose = Whose(claim.user_id, claim.session_id, claim.exercise_id, claim.exercise_name)
            person = await acquaintance.person(session, whose, exercise, now)
            may = await spending.may_ask(session, claim.user_id, self._allowance, now)
        coach = self._coach if may else self._built_in
        advice = await coach.advise(report, exercise, person, claim.language, tell)
        if isinstance(advice, Advised):
            await spending.count(self._database, claim.user_id, claim.session_id, advice, now)
        return advice
