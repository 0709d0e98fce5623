"""What is said over a whole report, and what is said when there is no score."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.coach import exercises
from tests.coach.reports import attempt, issue, notice, plank, squats, unscored

from biome.coach.language import LANGUAGES
from biome.coach.offline import OfflineCoach
from biome.coach.person import PastSet, Person
from biome.coach.summary import score_word
from biome.coach.words import words
from biome.engine.report import SetReport


def summary(report: SetReport) -> str:
    return OfflineCoach().words(report, exercises.plank() if report.kind == "hold" else exercises.squat()).summary


FAULTS = ("shallow_depth", "forward_lean", "heel_lift", "fast_drop")


def found(count: int) -> SetReport:
    return squats(issues=tuple(issue(f, type=f"Fault {f}", deduction=2.0 - i) for i, f in enumerate(FAULTS[:count])))


def test_a_summary_is_two_sentences_and_names_what_matters_in_its_order() -> None:
    told = [summary(found(count)) for count in range(1, 5)]
    assert all(said.count(". ") == 1 and said.index("fault shallow_depth") > said.index("7.4") for said in told)
    said = told[-1]
    assert said.index("fault shallow_depth") < said.index("fault forward_lean")
    assert "fault heel_lift and fault fast_drop" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_can_wait_is_a_list_that_needs_no_word_around_it(language: str) -> None:
    """Names are nouns ("Rundrücken") and clauses ("Absenken unkontrolliert"): no verb may want them as its object."""
    waiting = {form.rpartition(";")[2] for form in words(language).summary.more}
    assert (
        waiting
        == {
            "en": {" for later: {others}.", " the rest can wait: {others}."},
            "de": {" für später: {others}.", " der Rest kann warten: {others}."},
            "es": {" para más adelante: {others}.", " lo demás puede esperar: {others}."},
        }[language]
    )


def test_what_costs_little_is_called_a_detail() -> None:
    assert "detail" in summary(squats(issues=(issue(deduction=0.2),), overall_score=9.8))
    assert "detail" not in summary(squats())


def test_the_headline_has_the_score_its_word_and_the_reps() -> None:
    said = summary(squats(overall_score=7.4))
    assert "7.4 out of 10" in said
    assert "fair" in said
    assert "6 reps" in said
    assert "1 rep" in summary(squats(rep_count=1, reps=squats().reps[:1]))
    assert "24 s" in summary(plank())


@pytest.mark.parametrize(
    "before, expected", [(6.4, "up from 6.4"), (8.4, "after 8.4"), (7.5, "fair."), (None, "fair.")]
)
def test_the_headline_says_how_it_was_last_time_where_it_was_otherwise(before: float | None, expected: str) -> None:
    past = Person(history=(PastSet(days_ago=3, score=before), PastSet(days_ago=9, score=1.0)))
    assert expected in OfflineCoach().words(squats(overall_score=7.4), exercises.squat(), past).summary


@pytest.mark.parametrize("score, word", [(9.0, "excellent"), (8.9, "good"), (6.0, "fair"), (5.9, "needs work")])
def test_a_score_has_its_word(score: float, word: str) -> None:
    assert score_word(score, words()) == word


def test_what_qualifies_the_score_is_said_last() -> None:
    assert summary(squats(score_note="The score lies between 6.1 and 8.0.")).endswith("between 6.1 and 8.0.")


def test_a_set_without_faults_is_not_given_a_correction() -> None:
    said = summary(squats(issues=()))
    assert "excessive forward lean" not in said
    assert re.search("one (mistake|thing)", said)


@pytest.mark.parametrize(
    "changes, expected",
    [
        ({}, "I did not see a full repetition of the squat"),
        ({"attempts": (attempt(),)}, "only one short one"),
        ({"attempts": (attempt(), attempt(18.0))}, "only 2 short ones"),
        ({"rep_count": 5, "view": "front"}, "5 reps"),
        ({"notices": (notice("no_person", "I can't find a person in this video."),)}, "I can't find a person"),
        ({"score_note": "The body was seen in 40 % of the film."}, "seen in 40 %"),
    ],
)
def test_without_a_score_the_reason_is_said(changes: dict[str, Any], expected: str) -> None:
    assert expected in summary(unscored(**changes))


def test_a_hold_that_was_not_seen_is_said_to_be_so() -> None:
    assert "did not see you hold" in summary(unscored(kind="hold", exercise="plank", hold_seconds=None))
