"""A report as it is printed."""

from __future__ import annotations

import io

from rich.console import Console
from tests.coach import exercises
from tests.coach.reports import attempt, issue, not_judged, notice, plank, squats, unscored

from biome.cli.report import show
from biome.cli.tables import ranges
from biome.coach.offline import OfflineCoach
from biome.engine.report import SetReport


def printed(report: SetReport) -> str:
    exercise = exercises.plank() if report.kind == "hold" else exercises.squat()
    paper = io.StringIO()
    show(report.advised(OfflineCoach().words(report, exercise)), Console(file=paper, width=100))
    return paper.getvalue()


def test_a_lifter_finds_score_faults_with_times_and_what_to_do() -> None:
    told = " ".join(printed(squats(attempts=(attempt(),))).split())
    for text in (
        "Squat · 6 reps · filmed from the side · 7.4 / 10 · fair",
        "Excessive Forward Lean · moderate · costs 1.2 points · reps 3-5, worst 0:12.0-0:13.0",
        "Your chest tips forward 57°",
        "Knee Angle (bottom) 87° 90° good",
        "Front-loaded squats and ankle mobility.",
        "Knee Valgus cannot be judged from the side.",
        "0:17.0 It stopped at half of your range.",
        "270 of 540 frames analysed in 4.2 s",
    ):
        assert text in told


def test_the_single_next_fix_stands_right_under_the_score() -> None:
    told = " ".join(printed(squats()).split())
    assert told.index("7.4 / 10") < told.index("logo on your shirt") < told.index("What went well")


def test_what_went_well_comes_first_and_two_corrections_are_enough() -> None:
    found = tuple(issue(f, type=f) for f in ("forward_lean", "heel_lift", "fast_drop"))
    told = printed(squats(issues=found))
    places = [told.index(title) for title in ("What went well", "Work on this first", "For later", "Next time", "Reps")]
    assert places == sorted(places)
    assert told.index("heel_lift ·") < told.index("For later") < told.index("fast_drop ·")


def test_reasons_that_are_the_same_are_said_once() -> None:
    why = "From the side this cannot be seen."
    told = printed(squats(not_judged=(not_judged(message=why), not_judged("hip_shift", type="Hip Shift", message=why))))
    assert "Knee Valgus and Hip Shift: from the side this cannot be seen." in told


def test_a_set_without_a_score_says_so_once() -> None:
    told = printed(unscored(notices=(notice("no_person", "I can't find a person in this video."),)))
    assert "no score" in told
    assert told.count("I can't find a person") == 1
    assert "Not judged" not in told


def test_a_hold_is_shown_by_its_seconds() -> None:
    assert "Plank · 24 s held" in printed(plank())


def test_brackets_in_a_sentence_are_not_taken_for_markup() -> None:
    assert "[bold]you[/bold]" in printed(squats(notices=(notice(message="The film is of [bold]you[/bold]."),)))


def test_runs_of_reps_are_joined() -> None:
    assert ranges((1, 2, 3, 5)) == "1-3, 5"
    assert ranges((4,)) == "4"
