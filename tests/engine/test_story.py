"""The story of a set: a change is told when it is there, and nothing is told of noise."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.engine.sets import counted, filmed

from biome.engine.balance import balance
from biome.engine.counting import Performance
from biome.engine.readings import Readings
from biome.engine.report import Story, Trend
from biome.engine.story import tell
from biome.exercises import library
from biome.puppet import TYPICAL, Set

STEADY = np.ones(8)
TIRING = np.linspace(1.0, 0.7, 8)


def squats(reps: int = 8) -> Performance:
    return counted(filmed(Set("squat", reps=reps), noise=TYPICAL))


def with_reps(performance: Performance, ranges: np.ndarray, lifts: np.ndarray) -> Performance:
    """The same set with each rep's range and lifting time times these."""
    cycles = zip(performance.cycles, ranges, lifts, strict=True)
    return replace(
        performance,
        cycles=tuple(replace(c, rom=0.5 * r, con_seconds=1.0 * s) for c, r, s in cycles),
    )


def story_of(performance: Performance) -> Story:
    story = tell(performance, Readings(performance.body, library().measures))
    assert story is not None
    return story


def trend(story: Story, what: str) -> Trend:
    return next(t for t in story.trends if t.what == what)


def test_a_set_that_holds_is_steady_and_nothing_is_told() -> None:
    story = story_of(squats())
    assert [t.what for t in story.trends] == ["range", "tempo"]
    assert not any(t.told for t in story.trends)
    assert trend(story_of(with_reps(squats(), STEADY, STEADY)), "range").steady


def test_reps_that_become_shorter_and_slower_are_told_with_their_size() -> None:
    story = story_of(with_reps(squats(), TIRING, 1.0 / TIRING))
    assert trend(story, "range").told
    assert trend(story, "range").change == pytest.approx(-30.0, abs=1.0)
    assert trend(story, "tempo").told
    assert trend(story, "tempo").change == pytest.approx(43.0, abs=8.0)
    assert not trend(story, "range").steady


def test_one_poor_rep_is_not_a_trend() -> None:
    ranges = STEADY.copy()
    ranges[5] = 0.5
    assert not trend(story_of(with_reps(squats(), ranges, STEADY)), "range").told


def test_what_changes_within_the_error_is_not_told() -> None:
    rough = 1.0 + 0.25 * np.array([1, -1, 1, -1, 1, -1, 1, -1.0])
    assert not trend(story_of(with_reps(squats(), rough * np.linspace(1.0, 0.88, 8), STEADY)), "range").told


def test_four_reps_have_a_tempo_but_no_trend() -> None:
    story = story_of(squats(4))
    assert story.trends == ()
    assert story.tempo.eccentric is not None
    assert story.tempo.rep is not None
    assert story.tempo.rep > story.tempo.eccentric > 0.3
    assert not story.tempo.lifts_first


def test_a_hold_has_no_story_and_neither_has_nothing() -> None:
    plank = counted(filmed(Set("plank", seconds=6.0)))
    assert tell(plank, Readings(plank.body, library().measures)) is None
    nothing = replace(squats(4), cycles=())
    assert tell(nothing, Readings(nothing.body, library().measures)) is None


def curls(weaker: float = 1.0, yaw: float = 0.0) -> Performance:
    """Four reps from the front, the left wrist going up and down ``weaker`` times as far as the right one."""
    performance = counted(filmed(Set("squat", reps=4), yaw))
    motion = performance.body.motion
    world = motion.world.copy()
    swing = np.abs(np.sin(motion.times * 2.0))
    for wrist, shoulder, size in ((15, 11, weaker), (16, 12, 1.0)):
        world[:, wrist] = world[:, shoulder] + np.array([0.0, -0.5, 0.0])
        world[:, wrist, 1] += size * swing
    return replace(performance, body=replace(performance.body, motion=replace(motion, world=world)))


def test_sides_that_do_the_same_are_in_balance() -> None:
    body = curls()
    found = balance("wrist_height", body.cycles, Readings(body.body, library().measures))
    assert found is not None
    assert abs(found.difference) < 2.0


@pytest.mark.parametrize("weaker, side", [(0.75, "left"), (1.0 / 0.75, "right")])
def test_the_side_that_moves_less_is_named(weaker: float, side: str) -> None:
    body = curls(weaker)
    found = balance("wrist_height", body.cycles, Readings(body.body, library().measures))
    assert found is not None
    assert (found.weaker, found.agreeing) == (side, 1.0)
    assert abs(found.difference) == pytest.approx(25.0, abs=1.5)


def test_the_sides_are_compared_neither_from_the_side_nor_where_one_rests() -> None:
    turned, resting = curls(yaw=90.0), curls(0.1)
    assert balance("wrist_height", turned.cycles, Readings(turned.body, library().measures)) is None
    assert balance("wrist_height", resting.cycles, Readings(resting.body, library().measures)) is None
    whole_body = curls()
    assert balance("hip_height", whole_body.cycles, Readings(whole_body.body, library().measures)) is None


def test_arms_that_take_turns_are_compared_rep_by_rep() -> None:
    body = curls()
    sides = ("left", "right", "left", "right")
    cycles = tuple(replace(c, side=s, rom=0.8 if s == "left" else 1.0) for c, s in zip(body.cycles, sides, strict=True))
    found = balance("wrist_height", cycles, Readings(body.body, library().measures))
    assert found is not None
    assert (found.weaker, found.difference) == ("left", pytest.approx(-20.0))
