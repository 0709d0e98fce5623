"""Rules the coach keeps for every report, however odd: tried on reports that hypothesis makes up."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.coach import exercises
from tests.coach.reports import attempt, clean, issue, not_judged, notice, plank, rep, squats

from biome.coach.cues import target
from biome.coach.numbers import clock, seconds, spoken
from biome.coach.offline import OfflineCoach, lines
from biome.engine.report import Clean, Issue, NotJudged, SetReport
from biome.exercises import library
from biome.exercises.spec import Exercise, FaultSpec

FORBIDDEN = re.compile(
    r"injur|risk|diagnos|\bpain(?:s|ful)?\b|hurt|\btear\b|damag|dangerous|hernia|"
    r"\bwill (?:get|be|make|fix)\b|guarantee|promise|"
    r"(?-i:None(?! of))|\bnan\b|\binf\b|[{}]|  |\.\.|\bnull\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d+:\d\d\.\d|\d+(?:\.\d+)?")
CLOCK = re.compile(r"\d+:\d\d\.\d")
SAMPLE = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
KNOWN = (*library().exercises, exercises.squat(), exercises.plank())
NOTICES = ("no_person", "other_people", "looks_like_other_exercise", "low_resolution", "something_new")

values = st.floats(-200, 200, allow_nan=False)
shares = st.floats(0, 1)


@st.composite
def issues_of(draw: st.DrawFn, fault: FaultSpec, reps: int) -> Issue:
    affected = tuple(sorted(draw(st.sets(st.integers(1, max(reps, 1)), max_size=reps))))
    start = draw(st.floats(0, 290))
    return issue(
        fault.id,
        type=fault.name,
        severity=draw(st.sampled_from(("minor", "moderate", "severe"))),
        confidence_score=draw(st.floats(0.5, 1.0)),
        rep=affected[len(affected) // 2] if affected else None,
        reps=affected,
        side=draw(st.sampled_from((None, "left", "right"))),
        measured_value=draw(values),
        threshold=draw(values),
        unit=fault.unit,
        deduction=draw(st.floats(0, 10)),
        start_seconds=start,
        end_seconds=start + 1.0,
    )


@st.composite
def cleans_of(draw: st.DrawFn, fault: FaultSpec, reps: int) -> Clean:
    return clean(
        fault.id,
        type=fault.name,
        confidence=draw(shares),
        value=draw(values),
        unit=fault.unit,
        margin=draw(st.floats(0, 6)),
        reps=draw(st.integers(0, reps)),
    )


def unseen(fault: FaultSpec) -> NotJudged:
    return not_judged(fault.id, type=fault.name, message=f"{fault.name} cannot be judged here.")


@st.composite
def sets(draw: st.DrawFn) -> tuple[SetReport, Exercise]:
    """A report and its exercise; each fault is found, clean, not judged, or left out."""
    exercise = draw(st.sampled_from(KNOWN))
    reps = draw(st.integers(0, 12)) if exercise.kind == "reps" else 0
    fates = {f: draw(st.sampled_from(("found", "clean", "unseen", "silent"))) for f in exercise.faults}
    found = [draw(issues_of(f, reps)) for f, fate in fates.items() if fate == "found"]
    score = draw(st.none() | st.floats(0, 10))
    facts: dict[str, Any] = {
        "exercise": exercise.slug,
        "exercise_name": exercise.name,
        "view": draw(st.sampled_from(("front", "oblique", "side", "end-on", "unknown"))),
        "overall_score": score,
        "score_low": score if score is None else score * draw(shares),
        "score_high": score,
        "score_note": draw(st.sampled_from(("", "Based on few reps."))),
        "issues": tuple(sorted(found, key=lambda i: -i.deduction)),
        "clean": tuple(draw(cleans_of(f, reps)) for f, fate in fates.items() if fate == "clean"),
        "not_judged": tuple(unseen(f) for f, fate in fates.items() if fate == "unseen"),
        "notices": tuple(notice(code) for code in draw(st.sets(st.sampled_from(NOTICES), max_size=2))),
    }
    if exercise.kind == "hold":
        return plank(**facts, hold_seconds=draw(st.none() | st.floats(0, 300))), exercise
    made = tuple(rep(i, draw(st.floats(0.6, 8)), score=draw(st.floats(0, 10))) for i in range(1, reps + 1))
    tries = tuple(attempt() for _ in range(draw(st.integers(0, 3))))
    return squats(**facts, rep_count=reps, reps=made, attempts=tries), exercise


def numbers(text: str) -> set[str]:
    return set(NUMBER.findall(text))


@SAMPLE
@given(sets())
def test_every_issue_gets_one_cue_with_its_own_number(made: tuple[SetReport, Exercise]) -> None:
    report, exercise = made
    cues = OfflineCoach().words(report, exercise).cues
    assert set(cues) == {found.fault for found in report.issues}
    for found in report.issues:
        fault = next(f for f in exercise.faults if f.id == found.fault)
        facts = {
            spoken(found.measured_value, found.unit),
            spoken(target(found, fault, report, exercise), found.unit),
            str(found.rep),
            str(len(found.reps)),
            str(report.rep_count),
            clock(found.start_seconds),
        }
        assert numbers(cues[found.fault]) <= facts | numbers(fault.cue)
        if "{value}" in fault.cue:
            assert spoken(found.measured_value, found.unit) in cues[found.fault]


@SAMPLE
@given(sets())
def test_never_more_than_two_corrections_at_once_and_one_fix(made: tuple[SetReport, Exercise]) -> None:
    report, exercise = made
    said = lines(report, exercise)
    drills = {f.next for f in exercise.faults}
    assert len([step for step in said.recommendations if step.what.text in drills]) <= 2
    assert len(said.recommendations) <= 3
    assert len(said.summary) <= 2
    assert all(len(cue) == 2 for cue in said.cues.values())
    if not report.issues and report.overall_score is not None:
        assert said.next_fix is None


@SAMPLE
@given(sets())
def test_only_faults_that_were_judged_and_not_found_are_praised(made: tuple[SetReport, Exercise]) -> None:
    report, exercise = made
    praise = " ".join(OfflineCoach().words(report, exercise).strengths)
    judged_clean = {found.fault for found in report.clean}
    allowed = {f.strength.partition("{")[0] for f in exercise.faults if f.id in judged_clean and f.strength}
    for fault in exercise.faults:
        beginning = fault.strength.partition("{")[0]
        if fault.strength and fault.id not in judged_clean and beginning not in allowed:
            assert beginning not in praise


@SAMPLE
@given(sets())
def test_strengths_and_next_steps_name_only_numbers_of_the_set_or_the_drill(
    made: tuple[SetReport, Exercise],
) -> None:
    report, exercise = made
    advice = OfflineCoach().words(report, exercise)
    facts = {str(report.rep_count), seconds(report.hold_seconds or 0.0), *numbers("87° 90°")}
    facts |= {number for r in report.reps for number in (seconds(r.seconds), str(r.index), f"{r.score:.1f}")}
    facts |= {f"{report.overall_score:.1f}"} if report.overall_score is not None else set()
    facts |= {f"{found.deduction:.1f}" for found in report.issues} | {"10"}
    facts |= {number for c in report.clean for number in (spoken(c.value, c.unit), str(c.reps))}
    told = numbers(" ".join((exercise.how_to_film, *(f.next + f.strength for f in exercise.faults), "720")))
    assert numbers(" ".join((*advice.strengths, *advice.recommendations))) <= facts | told
    assert len(advice.strengths) <= 3


@SAMPLE
@given(sets())
def test_no_forbidden_word_and_no_seam_of_a_template_is_ever_said(made: tuple[SetReport, Exercise]) -> None:
    report, exercise = made
    advice = OfflineCoach().words(report, exercise)
    told = (advice.summary, *advice.cues.values(), *advice.strengths, *advice.recommendations, advice.next_fix)
    for said in filter(None, told):
        assert said == said.strip()
        assert said.endswith((".", "!", ")", "?"))
        assert not FORBIDDEN.search(said), said
        assert said[0].isupper() or said[0].isdigit()


@SAMPLE
@given(sets())
def test_equal_facts_get_equal_words(made: tuple[SetReport, Exercise]) -> None:
    report, exercise = made
    assert OfflineCoach().words(report, exercise) == OfflineCoach().words(report, exercise)


def test_the_wording_varies_between_sets() -> None:
    coach, exercise = OfflineCoach(), exercises.squat()
    said = [coach.words(squats(overall_score=score / 10), exercise).summary for score in range(60, 75)]
    assert len({re.sub(r"[\d.]+ out of 10", "", summary) for summary in said}) > 1


@pytest.mark.parametrize("exercise", KNOWN, ids=lambda e: e.slug)
def test_the_librarys_own_words_hold_to_the_rules(exercise: Exercise) -> None:
    for fault in exercise.faults:
        for text in (fault.cue, fault.next, fault.strength):
            assert not FORBIDDEN.search(re.sub(r"\{\w+\}", "12", text)), text
        assert ". " in fault.cue, f"{fault.id}: a cue is what was seen, then what to do"


def test_a_coach_behind_the_port_says_the_same() -> None:
    import asyncio

    coach = OfflineCoach()
    report, exercise = squats(), exercises.squat()
    assert asyncio.run(coach.advise(report, exercise)) == coach.words(report, exercise)
