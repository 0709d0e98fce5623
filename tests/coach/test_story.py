"""The set's story in words: one or two sentences, and only what was measured."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.coach import exercises
from tests.features.doubles import ISSUE, REPORT

from biome.coach.offline import text
from biome.coach.story import narrative
from biome.coach.talk import Talk
from biome.coach.words import words
from biome.engine.report import Balance, SetReport, Story, Tempo, Trend

TYPICAL = "1.8 s"
TEMPO = Tempo(eccentric=1.8, concentric=0.9, pause=0.2, rest=0.5, rep=3.0, lifts_first=False)
RANGE = Trend("range", 0.5, 0.4, -20.0, 4.0, told=True, steady=False)
PACE = Trend("tempo", 0.9, 1.3, 44.0, 9.0, told=True, steady=False)
HELD = (
    Trend("range", 0.5, 0.5, -1.0, 3.0, told=False, steady=True),
    Trend("tempo", 0.9, 0.9, 2.0, 9.0, told=False, steady=True),
)
SIDES = Balance("wrist_height", "°", 1.2, 1.0, 16.7, 2.0, weaker="right", agreeing=1.0)


def report(*trends: Trend, balance: Balance | None = None, reps: int = 8, **changed: Any) -> SetReport:
    story = Story(changed.pop("tempo", TEMPO), trends, balance)
    return replace(REPORT, rep_count=reps, issues=(), story=story, **changed)


def said(told: SetReport) -> str:
    return text(narrative(Talk(told, exercises.squat(), words())))


def test_a_report_without_a_story_has_no_narrative() -> None:
    assert said(replace(REPORT, story=None)) == ""
    assert said(report(RANGE, reps=0)) == ""


def test_the_change_comes_first_and_the_tempo_after_it() -> None:
    told = said(report(RANGE))
    assert "20 %" in told
    assert TYPICAL in told.partition(". ")[2]


def test_shorter_and_slower_is_one_sentence() -> None:
    told = said(report(RANGE, PACE))
    assert "20 % shorter and slower to lift (0.9 s, then 1.3 s)" in told


def test_a_long_set_that_holds_is_told_so_and_a_short_one_is_not() -> None:
    assert "first" in said(report(*HELD))
    assert "first" not in said(report(*HELD, reps=5))
    unsteady = replace(report(*HELD), issues=(replace(ISSUE, fault="inconsistent"),))
    assert "first" not in said(unsteady)


def test_the_weaker_side_is_named_once() -> None:
    assert "right side moved 17 % less" in said(report(balance=SIDES))
    faulted = replace(report(balance=SIDES), issues=(replace(ISSUE, fault="asymmetry"),))
    assert "right side" not in said(faulted)


def test_sides_that_differ_by_their_error_only_are_not_told_apart() -> None:
    assert "side" not in said(report(balance=replace(SIDES, difference=9.0, error=6.0)))
    assert "within 3 %" in said(report(balance=replace(SIDES, difference=1.0, error=2.0)))


def test_fading_is_not_said_twice() -> None:
    faulted = replace(report(RANGE), issues=(replace(ISSUE, fault="fade"),))
    assert "20 %" not in said(faulted)


def test_a_pause_is_told_when_it_is_one_and_quick_reps_have_no_tempo() -> None:
    assert "with 1 s between" in said(report(tempo=replace(TEMPO, pause=1.0)))
    assert said(report(tempo=replace(TEMPO, rep=0.8))) == ""


def test_nobody_knows_which_half_of_an_unnamed_movement_is_the_lift() -> None:
    told = said(replace(report(), exercise="generic"))
    assert "there" in told
    assert "lowering" not in told


def test_never_more_than_two_sentences() -> None:
    assert said(report(RANGE, replace(PACE, change=-30.0), balance=SIDES)).count(". ") == 1
