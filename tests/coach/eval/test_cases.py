"""The cases of the coach's evaluation: enough of them, of all sorts, and fitting their reports."""

from __future__ import annotations

import re

import pytest

from biome.coach.eval.case import LANGUAGES, Case, load
from biome.coach.eval.ear import vocabulary
from biome.coach.eval.fitting import misfits
from biome.coach.eval.planted import inventions, planted, typed
from biome.coach.eval.recipe import Filmed, Performed

CASES = load()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_report_is_the_one_its_case_was_written_for(case: Case) -> None:
    assert list(misfits(case, case.report)) == []


def test_there_are_cases_of_every_sort() -> None:
    reports = [case.report for case in CASES]
    assert len(CASES) >= 40
    assert len({report.pattern for report in reports}) >= 20
    assert {report.view for report in reports} >= {"front", "side", "oblique", "end-on", "overhead", "unknown"}
    assert {issue.severity for report in reports for issue in report.issues} == {"minor", "moderate", "severe"}
    assert {report.kind for report in reports} == {"reps", "hold"}
    assert {type(case.made) for case in CASES} == {Filmed, Performed}


def test_what_makes_a_set_hard_to_speak_of_is_among_them() -> None:
    codes = {notice.code for case in CASES for notice in case.report.notices}
    assert codes >= {"no_person", "other_people", "dim", "small", "looks_like_other_exercise", "generic", "cut_off"}
    assert min(case.report.rep_count for case in CASES if case.report.kind == "reps" and case.report.reps) == 1
    assert max(case.report.rep_count for case in CASES) >= 30
    assert any(issue.confidence_score < 0.65 for case in CASES for issue in case.report.issues)


def test_people_are_known_in_some_cases_and_not_in_others() -> None:
    people = [case.person for case in CASES]
    assert {person.level for person in people} == {None, "beginner", "intermediate", "advanced"}
    assert {person.trend for person in people} == {None, "improving", "stable", "declining"}


def test_nobody_else_s_film_is_kept() -> None:
    assert all(case.report.signal is None for case in CASES)


def test_cases_have_correct_and_made_up_sentences_in_every_language() -> None:
    right = [sentence for case in CASES for sentence in case.right]
    wrong = [sentence for case in CASES for sentence in case.wrong]
    assert len(right) >= 100
    assert len(wrong) >= 60
    assert {sentence.language for sentence in (*right, *wrong)} == set(LANGUAGES)


def test_inventions_and_orders_are_sixty_and_more() -> None:
    kinds = {group["kind"] for group in inventions()}
    assert sum(len(group["texts"]) for group in inventions()) + len(typed()) >= 60
    assert kinds >= {"number", "side", "rep", "injury", "exercise", "load", "promise", "diagnosis", "injection"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_invented_number_is_nowhere_in_its_set(language: str) -> None:
    for case in CASES:
        numbers = [made_up.text for made_up in planted(case, language) if made_up.kind == "number"]
        assert numbers
        assert not any("{" in text for text in numbers)


def test_the_ear_knows_every_fault_that_a_case_has() -> None:
    found = {fault.id for case in CASES for fault in case.expect.found}
    hidden = {fault for case in CASES for fault in case.expect.unseen}
    things = {thing for c in CASES for thing in (*c.expect.told, *c.expect.untold, *c.expect.unaccused)}
    assert found <= set(vocabulary()["fault"])
    assert hidden <= set(vocabulary()["unseen"])
    assert things <= set(vocabulary()["thing"])


@pytest.mark.parametrize("sort", sorted(set(vocabulary()) - {"common"}))
def test_the_ear_has_patterns_in_every_language(sort: str) -> None:
    for patterns in vocabulary()[sort].values():
        assert set(patterns) == set(LANGUAGES)
        assert all(re.compile(pattern) for one in patterns.values() for pattern in one)
