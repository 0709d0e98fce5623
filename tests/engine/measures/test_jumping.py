"""Flights, landings and rhythm against the puppet's exact truth."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
import pytest
from tests.engine.sets import lost

from biome.engine.body import Body
from biome.engine.counting import perform as count
from biome.engine.cycles import Cycle
from biome.engine.measures import FRAME, REP, SET
from biome.engine.motion import settle
from biome.exercises import library
from biome.puppet import PERFECT, TYPICAL, Camera, Performance, Set, Tempo, framing, perform, to_track
from biome.puppet.sets import Knob

JUMPING = Tempo(1.2, 0.02, 1.4, 1.0)
SIDES = ("left", "right")


class Counted(NamedTuple):
    """What was performed, the body that was seen, and the reps that were counted."""

    performance: Performance
    body: Body
    cycles: tuple[Cycle, ...]


def seen(performed: Set, slug: str, yaw: float, *, noisy: bool = True) -> Counted:
    performance = perform(performed)
    camera = framing(performance.figure(np.linspace(0.0, performance.seconds, 60)).landmarks, Camera(yaw=yaw))
    track = to_track(performance, camera, 30.0, TYPICAL if noisy else PERFECT, seed=2)
    motion = settle(track)
    assert motion is not None
    counted = count(motion, library().get(slug).pattern, float(track.times[-1]))
    return Counted(performance, counted.body, counted.cycles)


@cache
def jumps(yaw: float, fault: str = "", value: Knob = 0.0, height: float = 0.28) -> Counted:
    faults = {fault: value} if fault else {}
    return seen(Set("jump", reps=3, tempo=JUMPING, faults=faults, style={"height": height}), "jump-squat", yaw)


def middle(counted: Counted, measure: str, sides: tuple[str, ...] = SIDES) -> float:
    """The median over reps and sides."""
    return float(np.median([REP[measure](counted.body, c, s) for c in counted.cycles for s in sides]))  # type: ignore[arg-type]


@pytest.mark.parametrize("yaw", [0.0, 45.0, 90.0, 180.0])
@pytest.mark.parametrize("height", [0.14, 0.28, 0.45])
def test_a_flight_is_timed_within_its_error_from_every_side(yaw: float, height: float) -> None:
    counted = jumps(yaw, height=height)
    assert len(counted.cycles) == 3
    assert middle(counted, "flight") == pytest.approx(np.sqrt(8.0 * height / 9.81), abs=0.04)
    assert middle(counted, "jump_height") == pytest.approx(100.0 * height, abs=4.0)
    airtime = FRAME["airtime"](counted.body, counted.body.near)
    tops = [airtime[cycle.rows].max() for cycle in counted.cycles]
    assert np.median(tops) == pytest.approx(np.sqrt(8.0 * height / 9.81), abs=0.06)


@pytest.mark.parametrize(
    "measure, yaw, fault, value, error",
    [
        ("landing_knee", 90.0, "stiff_landing", 148.0, 6.0),
        ("landing_knee", -90.0, "", 112.0, 7.0),
        ("landing_lean", 90.0, "trunk_stiff", -4.0, 4.0),
        ("landing_knee_in", 0.0, "landing_valgus", 17.0, 4.0),
        ("landing_knee_in", 180.0, "landing_valgus", 17.0, 6.0),
        ("landing_stance", 0.0, "stance_off", 0.3, 0.1),
        ("landing_stance", 0.0, "stance_off", -0.3, 0.1),
        ("contact_gap", 0.0, "uneven_landing", 150.0, 25.0),
        ("contact_gap", 180.0, "uneven_landing", -150.0, 25.0),
        ("landing_sway", 0.0, "no_stick", 12.0, 1.5),
    ],
)
def test_a_landing_is_measured_within_its_error(
    measure: str, yaw: float, fault: str, value: float, error: float
) -> None:
    near = (jumps(yaw, fault, value).body.near,) if abs(yaw) == 90.0 else SIDES
    shown = abs(value) if measure == "landing_stance" else value
    assert middle(jumps(yaw, fault, value), measure, near) == pytest.approx(shown, abs=error)


def test_knees_as_far_apart_as_the_toes_are_not_told_to_cave() -> None:
    assert middle(jumps(0.0), "landing_knee_in") <= 5.0


def test_rebounds_have_nothing_to_stick() -> None:
    quick = seen(Set("jump", reps=3, tempo=Tempo(0.9, 0.02, 0.9, 0.0)), "jump-squat", 0.0)
    values = [REP["landing_sway"](quick.body, c, "left") for c in quick.cycles]
    assert np.isnan(values[:-1]).all()


def test_air_is_only_what_leaves_the_floor_and_not_what_stands_on_a_box() -> None:
    style: dict[str, Knob] = {"height": 0.55, "box": 0.4}
    counted = seen(Set("jump", reps=2, tempo=JUMPING, style=style), "box-jump", 0.0, noisy=False)
    on_box = counted.performance.reps[0].end - 0.1
    row = int(np.searchsorted(counted.body.motion.times, on_box))
    assert FRAME["air"](counted.body, "left")[row] == pytest.approx(0.0, abs=0.03)
    assert FRAME["toe_rise"](counted.body, "left")[row] - FRAME["toe_rise"](counted.body, "left")[5] > 0.3
    assert len(counted.cycles) == 2


def test_a_jump_whose_peak_was_not_seen_is_a_jump() -> None:
    performance = perform(Set("jump", reps=4, tempo=JUMPING))
    track = to_track(performance, Camera(yaw=0.0, distance=4.0), 30.0, TYPICAL, seed=2)
    peak = (performance.reps[1].turn + performance.reps[1].leave) / 2.0
    motion = settle(lost(track, peak - 0.12, peak + 0.2))
    assert motion is not None
    assert len(count(motion, library().get("jump-squat").pattern, float(track.times[-1])).cycles) == 4


def test_who_only_squats_never_flies() -> None:
    counted = seen(Set("squat", reps=3), "jump-squat", 0.0)
    assert counted.cycles == ()
    assert FRAME["air"](counted.body, "left").max() < 0.06


def test_cadence_is_reps_a_minute_and_rhythm_how_they_vary() -> None:
    counted = seen(Set("jump_rope", reps=10, tempo=Tempo(0.22, 0.1, 0.22, 0.04)), "jump-rope", 0.0)
    assert SET["cadence"](counted.body, counted.cycles) == pytest.approx(60.0 / 0.58, abs=2.0)
    assert SET["rhythm"](counted.body, counted.cycles) < 10.0
    assert np.isnan(SET["cadence"](counted.body, counted.cycles[:2]))


def test_a_pull_ends_as_open_as_the_hips_were() -> None:
    lift = Set("complex_lift", reps=2, tempo=Tempo(1.6, 0.3, 2.2, 0.6), faults={"no_extension": 145.0})
    counted = seen(lift, "power-clean", 90.0)
    assert middle(counted, "pull_extension", (counted.body.near,)) == pytest.approx(145.0, abs=7.0)
    whole = seen(Set("complex_lift", reps=2, tempo=Tempo(1.6, 0.3, 2.2, 0.6)), "power-clean", 90.0)
    assert middle(whole, "pull_extension", (whole.body.near,)) > 168.0


def test_how_tall_a_burpee_stands_up_is_not_the_plank_s_straight_hip() -> None:
    bent = seen(Set("burpee", reps=2, faults={"small_range_stand": 140.0}), "burpee", 90.0)
    assert middle(bent, "stand_up", (bent.body.near,)) == pytest.approx(140.0, abs=7.0)


def test_one_arm_s_smaller_waves_are_told_in_per_cent() -> None:
    waves = Set("battle_rope", reps=6, tempo=Tempo(0.32, 0.04, 0.32, 0.04), faults={"uneven_arms": 30.0})
    counted = seen(waves, "battle-rope-waves", 0.0)
    assert middle(counted, "hand_lift_difference") == pytest.approx(30.0, abs=8.0)


def test_the_hand_that_swings_counts_whichever_it_is() -> None:
    counted = seen(Set("kb_swing", reps=3, tempo=Tempo(0.7, 0.1, 0.65, 0.1)), "one-arm-kettlebell-swing", 90.0)
    assert len(counted.cycles) == 3
    hands = [FRAME["hand_lift"](counted.body, side) for side in ("left", "right")]
    assert FRAME["higher_hand"](counted.body, "left") == pytest.approx(np.maximum(*hands))
    assert min(hand.min() for hand in hands) >= 0.55
