"""A report that was kept in somebody's language, in the engine's own words again: facts are told in those."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from biome.coach.language import WRITTEN_IN
from biome.coach.words import words
from biome.engine.report import Clean, Issue, Metric, Notice, NotJudged, SetReport
from biome.engine.sentences import Sentence, in_english
from biome.exercises.spec import Exercise

Typed = TypeVar("Typed", Issue, Clean, NotJudged)


def original(report: SetReport, exercise: Exercise) -> SetReport:
    """The report as the engine made it; what a coach has said in it stays as it is. exercise: that of the library."""
    if report.language == WRITTEN_IN:
        return report
    names = {fault.id: fault.name for fault in exercise.faults}
    return replace(
        report,
        exercise_name=exercise.name,
        score_note=_said(report.score_said, report.score_note),
        attempts=tuple(replace(one, reason=_said(one.said, one.reason)) for one in report.attempts),
        metrics=tuple(_metric(one, exercise, report.language) for one in report.metrics),
        issues=_typed(report.issues, names),
        clean=_typed(report.clean, names),
        watched=_typed(report.watched, names),
        not_judged=tuple(
            replace(one, message=_said(one.said, one.message)) for one in _typed(report.not_judged, names)
        ),
        notices=tuple(_notice(one) for one in report.notices),
    )


def _typed(found: Sequence[Typed], names: Mapping[str, str]) -> tuple[Typed, ...]:
    return tuple(replace(one, type=names.get(one.fault, one.type)) for one in found)


def _notice(notice: Notice) -> Notice:
    return replace(notice, message=_said(notice.said, notice.message))


def _said(sentences: Sequence[Sentence], otherwise: str) -> str:
    return in_english(*sentences) or otherwise


def _metric(metric: Metric, exercise: Exercise, language: str) -> Metric:
    """With the library's name and target, and the number as the engine shows it: the inverse of ``words.shown``."""
    spec = next((one for one in exercise.metrics if one.id == metric.id), None)
    catalogue = words(language)
    unit = catalogue.units.get(metric.unit, metric.unit)
    number = metric.actual.removesuffix(unit).rstrip()
    gap = metric.actual[len(number) : len(metric.actual) - len(unit)]
    actual = f"{number.replace(catalogue.grammar.decimal, '.')}{gap}{metric.unit}".rstrip()
    named = {"name": spec.name, "target": spec.target} if spec else {}
    return replace(metric, actual=actual, **named)
