"""Every fault of every exercise is found, clean, watched or not judged with a reason: exactly one of these."""

from __future__ import annotations

from collections import Counter
from functools import cache

import numpy as np
import pytest
from tests.engine.sets import BEST_YAW, exercise, filmed

from biome.engine import compose
from biome.engine.assess import assess, judge
from biome.engine.counting import perform
from biome.engine.motion import settle
from biome.engine.report import SetReport
from biome.engine.track import PoseTrack
from biome.exercises import Exercise, library
from biome.puppet import TYPICAL, Set

SHOWN = {"standing": "squat", "upright": "deadlift", "prone": "push_up", "hanging": "pull_up", "lying": "push_up"}
"""Something that the puppet does in each posture, so that most exercises count something."""
PATTERNS = sorted({e.pattern.id for e in library().exercises})
REASONS = {"view", "visibility", "range", "rate", "distance", "support", "posture", "reps"}


@cache
def film(name: str, yaw: float | None = None, reps: int = 2) -> PoseTrack:
    return filmed(Set(name, reps=reps, seconds=5.0, rest_before=0.6, rest_after=0.5), yaw, TYPICAL).track


def judged(track: PoseTrack, chosen: Exercise) -> SetReport:
    """The report without the recogniser, which would only take time and refuse most of these."""
    motion = settle(track)
    assert motion is not None
    performance = perform(motion, chosen.pattern, float(track.times[-1]))
    return compose.report(track, chosen, library(), judge(chosen, performance, track, library()))


def told(report: SetReport) -> Counter[str]:
    lists = (report.issues, report.clean, report.watched, report.not_judged)
    return Counter(entry.fault for entries in lists for entry in entries)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_each_fault_is_told_of_exactly_once(pattern: str) -> None:
    for chosen in (e for e in library().exercises if e.pattern.id == pattern):
        name = SHOWN.get(chosen.pattern.posture, "plank" if chosen.kind == "hold" else "squat")
        for yaw in {0.0, BEST_YAW[name]} if chosen.popular else {BEST_YAW[name]}:
            report = judged(film(name, yaw), chosen)
            assert told(report) == Counter({fault.id: 1 for fault in chosen.faults}), chosen.slug
            assert {entry.reason for entry in report.not_judged} <= REASONS
            assert all(entry.message for entry in report.not_judged)


@pytest.mark.parametrize("named", ["squat", "push_up", "plank"])
def test_a_film_of_something_else_or_of_nobody_judges_nothing(named: str) -> None:
    other = assess(film("pull_up"), exercise(named))
    empty = film("pull_up").rows(np.arange(20))
    empty.image[:], empty.world[:], empty.visibility[:] = np.nan, np.nan, 0.0
    for report, reason in ((other, "posture"), (assess(empty, exercise(named)), "visibility")):
        assert {entry.reason for entry in report.not_judged} == {reason}
        assert told(report) == Counter({fault.id: 1 for fault in exercise(named).faults})


def test_faults_of_the_set_say_how_many_reps_they_take() -> None:
    few = {entry.fault: entry for entry in assess(film("squat"), exercise("squat")).not_judged}
    assert {few["fade"].reason, few["inconsistent"].reason, few["jerky"].reason} == {"reps"}
    assert "6 reps" in few["fade"].message
    enough = assess(film("squat", reps=6), exercise("squat"))
    assert {"fade", "inconsistent", "jerky"} <= {entry.fault for entry in enough.clean}


def test_a_film_too_slow_for_a_fault_says_so_and_judges_the_others() -> None:
    track = film("squat", reps=4)
    slow = track.rows(np.arange(0, len(track), 4))  # under four pictures a second
    report = assess(slow, exercise("squat"))
    rates = {entry.fault for entry in report.not_judged if entry.reason == "rate"}
    assert {"fast_drop", "heel_lift", "hips_first"} <= rates
    assert "shallow_depth" not in rates
    assert not {entry.fault for entry in assess(track, exercise("squat")).not_judged if entry.reason == "rate"}
