"""A report in another language: its numbers as they are, its names, sentences and shown values in that language's."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TypeVar

from biome.coach.language import WRITTEN_IN
from biome.coach.words.catalogue import Words
from biome.coach.words.read import doubts, words
from biome.coach.words.spoken import spoken, spoken_name
from biome.engine.report import Attempt, Metric, Notice, NotJudged, SetReport
from biome.engine.sentences import Lexicon, Sentence, said
from biome.exercises.spec import Exercise

Told = TypeVar("Told", Notice, NotJudged)


def in_words(report: SetReport, exercise: Exercise, language: str) -> SetReport:
    """The report as it is read in ``language``; a coach's words in it stay as they are."""
    if language == WRITTEN_IN:
        return report
    told = spoken(exercise, language)
    names = {fault.id: fault.name for fault in told.faults}
    lexicon = lexicon_of(language)
    note = _said(report.score_said, told, lexicon)
    return replace(
        report,
        exercise_name=spoken_name(report.exercise_name, language),
        score_note=note or report.score_note,
        attempts=tuple(_attempt(attempt, told, lexicon) for attempt in report.attempts),
        metrics=tuple(_metric(metric, told, language) for metric in report.metrics),
        issues=tuple(replace(issue, type=names.get(issue.fault, issue.type)) for issue in report.issues),
        clean=tuple(replace(clean, type=names.get(clean.fault, clean.type)) for clean in report.clean),
        watched=tuple(replace(seen, type=names.get(seen.fault, seen.type)) for seen in report.watched),
        not_judged=tuple(
            replace(_message(unseen, told, lexicon), type=names.get(unseen.fault, unseen.type))
            for unseen in report.not_judged
        ),
        notices=tuple(_message(notice, told, lexicon) for notice in report.notices),
        suggestions=tuple(replace(s, name=spoken_name(s.name, language)) for s in report.suggestions),
    )


@cache
def lexicon_of(language: str) -> Lexicon:
    """The engine's sentences in ``language``."""
    catalogue = words(language)
    return Lexicon(
        sentences=catalogue.sentences,
        phrases={**catalogue.phrases, "doubt": doubts(language)},
        alternatives=catalogue.grammar.alternatives,
        decimal=catalogue.grammar.decimal,
        name=lambda name: spoken_name(name, language),
    )


def _said(sentences: tuple[Sentence, ...], exercise: Exercise, lexicon: Lexicon) -> str:
    """The sentences, the advice on filming in that of the exercise as it is spoken."""
    filled = [
        Sentence(s.id, {**s.gaps, "filming": exercise.how_to_film}) if "filming" in s.gaps else s for s in sentences
    ]
    return said(filled, lexicon)


def _message(told: Told, exercise: Exercise, lexicon: Lexicon) -> Told:
    return replace(told, message=_said(told.said, exercise, lexicon) or told.message)


def _attempt(attempt: Attempt, exercise: Exercise, lexicon: Lexicon) -> Attempt:
    return replace(attempt, reason=_said(attempt.said, exercise, lexicon) or attempt.reason)


def _metric(metric: Metric, exercise: Exercise, language: str) -> Metric:
    spec = next((m for m in exercise.metrics if m.id == metric.id), None)
    actual = shown(metric, words(language))
    return (
        replace(metric, actual=actual, name=spec.name, target=spec.target) if spec else replace(metric, actual=actual)
    )


def shown(metric: Metric, catalogue: Words) -> str:
    """The value as it was shown, with the language's decimal sign and its name of the unit.

    One that is in the language already stays as it is.
    """
    if not metric.actual.endswith(metric.unit):
        return metric.actual
    number = metric.actual.removesuffix(metric.unit).rstrip()
    gap = metric.actual[len(number) : len(metric.actual) - len(metric.unit)]
    unit = catalogue.units.get(metric.unit, metric.unit)
    return f"{number.replace('.', catalogue.grammar.decimal)}{gap}{unit}".rstrip()
