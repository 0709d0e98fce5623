"""From a report to its fact sheet."""

from __future__ import annotations

from collections.abc import Iterator

from biome.coach.facts.advice import advice
from biome.coach.facts.draft import Draft, numbered
from biome.coach.facts.faults import clean, issues, not_judged
from biome.coach.facts.of_person import about_person
from biome.coach.facts.of_set import about_set
from biome.coach.facts.over_time import story
from biome.coach.facts.sheet import FactSheet
from biome.coach.person import NOBODY, Person
from biome.engine.report import SetReport
from biome.exercises.spec import Exercise


def fact_sheet(report: SetReport, exercise: Exercise, person: Person = NOBODY, language: str = "en") -> FactSheet:
    """Everything that may be said about one set. Pure; equal reports and persons make equal sheets."""
    facts = numbered(_drafts(report, exercise, person, language), language)
    return FactSheet(facts, exercise, language, report.rep_count)


def _drafts(report: SetReport, exercise: Exercise, person: Person, language: str) -> Iterator[Draft]:
    yield from about_set(report, exercise, language)
    yield from issues(report, exercise, language)
    yield from clean(report, exercise, language)
    yield from not_judged(report, exercise, language)
    yield from story(report)
    yield from advice(report, exercise, language)
    yield from about_person(person, report)
