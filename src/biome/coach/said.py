"""The offline coach's words as an answer in the schema of all coaches: each sentence with the facts it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from biome.coach.answer import MOST_CITED, CoachAnswer, CueFor, Recommended, Said
from biome.coach.facts import FactSheet
from biome.coach.guard import Part
from biome.coach.offline import Lines, lines
from biome.coach.person import NOBODY, Person
from biome.coach.talk import Line
from biome.engine.report import SetReport
from biome.exercises.spec import Exercise


def said(
    report: SetReport, exercise: Exercise, sheet: FactSheet, person: Person = NOBODY, language: str = "en"
) -> CoachAnswer:
    """What the offline coach says about a set, sentence by sentence. sheet: the facts of the same set."""
    words = lines(report, exercise, person, language)
    return CoachAnswer(
        cues=[cue for fault in words.cues for cue in _cue(fault, words, sheet)],
        well_done=next((cited(line, sheet) for line in words.strengths), None),
        next_fix=cited(words.next_fix, sheet) if words.next_fix else None,
        recommendations=[
            Recommended(what=cited(step.what, sheet), why=cited(step.why, sheet)) for step in words.recommendations
        ],
        summary=[cited(line, sheet) for line in words.summary],
    )


def everything_said(
    report: SetReport, exercise: Exercise, sheet: FactSheet, person: Person = NOBODY, language: str = "en"
) -> Iterator[tuple[Part, Said]]:
    """Every sentence of the offline coach's advice with its place; also those that an answer has no place for."""
    words = lines(report, exercise, person, language)
    for part, placed in _placed(words).items():
        for line in placed:
            yield part, cited(line, sheet)


def cited(line: Line, sheet: FactSheet) -> Said:
    """A sentence with the ids of the facts that it rests on."""
    facts = [fact.id for fact in sheet.facts for rest in line.rests if rest.holds(fact.topic, fact.key)]
    return Said(text=line.text, facts=list(dict.fromkeys(facts))[:MOST_CITED])


def _cue(fault: str, words: Lines, sheet: FactSheet) -> Iterator[CueFor]:
    for fact in sheet.of("issue", fault):
        yield CueFor(issue=fact.id, said=[cited(line, sheet) for line in words.cues[fault]])


def _placed(words: Lines) -> dict[Part, list[Line]]:
    return {
        "cue": [line for cue in words.cues.values() for line in cue],
        "well_done": [*words.strengths],
        "next_fix": [words.next_fix] if words.next_fix else [],
        "recommendation": [line for step in words.recommendations for line in (step.what, step.why)],
        "summary": [*words.summary, *words.doubt, *words.narrative],
    }
