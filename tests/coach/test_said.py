"""Every sentence of the offline coach rests on facts of the sheet, and stands before the guard of all coaches."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.coach import exercises
from tests.coach.reports import attempt, clean, issue, not_judged, plank, rep, squats, unscored

from biome.coach.facts import fact_sheet
from biome.coach.guard import guarded, objections
from biome.coach.language import LANGUAGES, Language
from biome.coach.person import NOBODY, PastSet, Person
from biome.coach.said import everything_said, said
from biome.engine.report import Issue, SetReport
from biome.exercises import library
from biome.exercises.spec import Exercise, FaultSpec

KNOWN = {f.cue: (e, f) for e in reversed(library().exercises) for f in e.faults}
"""Every fault of the library in one exercise that has it."""
STEP = 15
"""Of the faults every so many are tried in each language, others in each: all of them take half a minute each, and
stand before the guard in `make eval-coach`."""
CONFIDENCES = (0.9, 0.7, 0.6)
EVEN = tuple(rep(index) for index in range(1, 7))


def found(fault: FaultSpec, exercise: Exercise, place: int) -> Issue:
    """The fault, moderate, in some reps; side, certainty and cost differ from one to the next."""
    rule = fault.rules[0] if fault.rules else None
    limit = exercise.number(rule.base) + rule.thresholds[1] if rule else 10.0
    seen = (3, 4, 5)[: 1 + place % 3] if fault.scope == "rep" and exercise.kind == "reps" else ()
    return issue(
        fault.id,
        type=fault.name,
        unit=library().measures[rule.measure].unit if rule else fault.unit,
        measured_value=limit,
        threshold=limit,
        reps=seen,
        rep=seen[0] if seen else None,
        side=("left", "right", None)[place % 3] if "{side" in fault.cue else None,
        confidence_score=CONFIDENCES[place % 3],
        deduction=(1.2, 0.3, 0.0)[place % 3],
    )


def made(fault: FaultSpec, exercise: Exercise, place: int) -> Iterator[SetReport]:
    """A set with the fault, one that is clean of it, and one that could not be judged for it."""
    about = {"exercise": exercise.slug, "exercise_name": exercise.name, "pattern": exercise.pattern.id}
    base = plank if exercise.kind == "hold" else squats
    free = {"issues": (), "clean": (), "not_judged": (), "metrics": ()}
    views = [view for rule in fault.rules for view in rule.views]
    yield base(**about, **{**free, "issues": (found(fault, exercise, place),)}, view=(views or ["side"])[0])
    for value in (7.3, -7.3):
        seen = clean(fault.id, type=fault.name, value=value, unit=fault.unit, reps=6)
        yield base(**about, **{**free, "clean": (seen,)}, reps=EVEN if base is squats else ())
    yield base(**about, **{**free, "not_judged": (not_judged(fault.id, type=fault.name),)}, view="overhead")


def objected(report: SetReport, exercise: Exercise, person: Person, language: str) -> list[str]:
    sheet = fact_sheet(report, exercise, person, language)
    told = everything_said(report, exercise, sheet, person, language)
    return [f"{o.code}: {o.detail} | {s.text}" for part, s in told for o in objections(s, sheet, part=part)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_said_of_a_fault_stands_before_the_guard(language: Language) -> None:
    some = list(enumerate(KNOWN.values()))[LANGUAGES.index(language) :: STEP]
    against = [
        objection
        for place, (exercise, fault) in some
        for report in made(fault, exercise, place)
        for objection in objected(report, exercise, NOBODY, language)
    ]
    assert against == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_to_somebody_who_is_known_stands_too(language: str) -> None:
    exercise = library().get("squat")
    names = tuple(fault.name for fault in exercise.faults[:3])
    person = Person(
        "beginner", ("dumbbell",), (PastSet(3, 6.1, 8, issues=names), PastSet(9, 5.0)), "improving", 6.0, 7.0
    )
    short = {"rep_count": 1, "reps": (rep(1),), "issues": (), "not_judged": ()}
    for report in (
        squats(),
        squats(overall_score=5.0),
        squats(**short),
        unscored(),
        unscored(attempts=(attempt(),) * 2),
    ):
        assert objected(report, exercise, person, language) == []


def test_an_answer_has_a_cue_for_every_issue_and_cites_the_facts_it_rests_on() -> None:
    report, exercise = squats(), exercises.squat()
    sheet = fact_sheet(report, exercise)
    answer = said(report, exercise, sheet)
    (fact,) = sheet.of("issue")
    assert [cue.issue for cue in answer.cues] == [fact.id]
    assert all(fact.id in sentence.facts for sentence in answer.cues[0].said)
    assert answer.next_fix is not None
    assert fact.id in answer.next_fix.facts
    assert guarded(answer, sheet).stands


def test_an_answer_about_a_set_without_a_score_says_why_and_praises_nothing() -> None:
    report, exercise = unscored(), exercises.squat()
    sheet = fact_sheet(report, exercise)
    answer = said(report, exercise, sheet)
    assert answer.well_done is None
    assert answer.cues == []
    assert 1 <= len(answer.summary) <= 2
    assert guarded(answer, sheet).stands
