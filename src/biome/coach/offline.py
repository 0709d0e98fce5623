"""The offline coach: words from the report's facts and the library's templates, with no service to ask."""

from __future__ import annotations

from biome.coach.cues import cue
from biome.coach.next_steps import recommendations
from biome.coach.person import NOBODY, Person
from biome.coach.port import Tell, quiet
from biome.coach.praise import strengths
from biome.coach.story import narrative
from biome.coach.summary import summary
from biome.coach.words import Words, words
from biome.engine.report import Advice, SetReport
from biome.exercises.spec import Exercise


class OfflineCoach:
    """A coach that needs no network: equal facts give equal words, and every number is one that was measured."""

    def __init__(self, language: str = "en") -> None:
        self._words: Words = words(language)

    def words(self, report: SetReport, exercise: Exercise, person: Person = NOBODY, language: str = "en") -> Advice:
        """Advice about one set. Pure; never raises for a set that could not be judged."""
        cues = {issue.fault: cue(issue, report, exercise, self._words) for issue in report.issues}
        praise = strengths(report, exercise, self._words)
        return Advice(
            cues=cues,
            strengths=praise,
            recommendations=recommendations(report, exercise, self._words),
            summary=summary(report, exercise, cues, praise, self._words),
            narrative=narrative(report, self._words),
            coached_by="offline",
        )

    async def advise(
        self,
        report: SetReport,
        exercise: Exercise,
        person: Person = NOBODY,
        language: str = "en",
        tell: Tell = quiet,
    ) -> Advice:
        """The same, behind the port that all coaches share."""
        return self.words(report, exercise)
