"""The offline coach: words from the report's facts and the library's templates, with no service to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from biome.coach.cues import cue
from biome.coach.next_steps import Step, next_fix, recommendations
from biome.coach.person import NOBODY, Person
from biome.coach.port import Tell, quiet
from biome.coach.praise import strengths
from biome.coach.story import narrative
from biome.coach.summary import doubt, summary
from biome.coach.talk import Line, talk
from biome.engine.report import Advice, SetReport
from biome.exercises.spec import Exercise


@dataclass(frozen=True)
class Lines:
    """All that the offline coach says about a set, each sentence with what it rests on."""

    cues: Mapping[str, tuple[Line, ...]]  # by fault
    strengths: tuple[Line, ...]
    next_fix: Line | None
    recommendations: tuple[Step, ...]
    summary: tuple[Line, ...]
    doubt: tuple[Line, ...]
    """What qualifies the score; said after the summary, where it is not the summary itself."""
    narrative: tuple[Line, ...]


class OfflineCoach:
    """A coach that needs no network: equal facts give equal words, and every number is one that was measured."""

    def words(self, report: SetReport, exercise: Exercise, person: Person = NOBODY, language: str = "en") -> Advice:
        """Advice about one set. Pure; never raises for a set that could not be judged."""
        said = lines(report, exercise, person, language)
        return Advice(
            cues={fault: text(cued) for fault, cued in said.cues.items()},
            strengths=tuple(line.text for line in said.strengths),
            next_fix=said.next_fix.text if said.next_fix else "",
            recommendations=tuple(text((step.what, step.why)) for step in said.recommendations),
            summary=text((*said.summary, *said.doubt)),
            narrative=text(said.narrative),
            coached_by="offline",
            language=language,
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
        tell("writing")
        return self.words(report, exercise, person, language)


def lines(report: SetReport, exercise: Exercise, person: Person = NOBODY, language: str = "en") -> Lines:
    """What the offline coach says. report and exercise: as the engine and the library made them."""
    about = talk(report, exercise, person, language)
    return Lines(
        cues={issue.fault: cue(issue, about) for issue in about.report.issues},
        strengths=strengths(about),
        next_fix=next_fix(about),
        recommendations=recommendations(about),
        summary=summary(about),
        doubt=doubt(about) if report.overall_score is not None else (),
        narrative=narrative(about),
    )


def text(said: Iterable[Line]) -> str:
    """Sentences in a row."""
    return " ".join(line.text for line in said)
