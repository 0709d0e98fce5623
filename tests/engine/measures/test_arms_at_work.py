"""Measures of arms and shoulders at work agree with the puppet's truth, from every view that they claim."""

from __future__ import annotations

import numpy as np
import pytest

from biome.engine.assess import assess
from biome.engine.counting import perform as count
from biome.engine.motion import settle
from biome.engine.readings import Readings
from biome.engine.track import PoseTrack
from biome.exercises import library
from biome.puppet import PERFECT, Camera, Noise, Set, framing, perform, to_track


def filmed(performed: Set, yaw: float, noise: Noise = PERFECT, *, far: float = 1.0) -> PoseTrack:
    performance = perform(performed)
    near = framing(performance.figure(np.linspace(0.0, performance.seconds, 60)).landmarks, Camera(yaw=yaw))
    camera = Camera(yaw, near.distance * far, near.lens_height, target=near.target)
    return to_track(performance, camera, 30.0, noise, 1, rate=15.0)


def read(performed: Set, slug: str, yaw: float, measure: str, event: str = "") -> list[float]:
    """The measure's value in each rep: of the near side, its median at the event, or of the whole rep."""
    track = filmed(performed, yaw)
    motion = settle(track)
    assert motion is not None
    performance = count(motion, library().get(slug).pattern, float(track.times[-1]))
    readings, side = Readings(performance.body, library().measures), performance.body.near
    if not event:
        return [readings.of_rep(measure, cycle, side) for cycle in performance.cycles]
    return [float(np.median(readings.series(measure, side)[c.mask((event,))])) for c in performance.cycles]


def furthest_behind(performed: Set, slug: str, yaw: float) -> list[float]:
    """The lowest ``elbow_behind`` of each rep."""
    track = filmed(performed, yaw)
    motion = settle(track)
    assert motion is not None
    performance = count(motion, library().get(slug).pattern, float(track.times[-1]))
    behind = Readings(performance.body, library().measures).series("elbow_behind", performance.body.near)
    return [float(behind[cycle.rows].min()) for cycle in performance.cycles]


@pytest.mark.parametrize("yaw", [0.0, 45.0, 90.0])
@pytest.mark.parametrize("drift", [6.0, 45.0])
def test_a_curl_is_lowered_in_the_time_it_takes_however_far_the_elbows_drift(yaw: float, drift: float) -> None:
    performed = Set("curl", reps=3, faults={"fast_drop": 0.6, "elbow_drift": drift})
    assert read(performed, "dumbbell-curl", yaw, "t_ecc_elbow") == pytest.approx([0.6] * 3, abs=0.1)


@pytest.mark.parametrize("yaw", [0.0, 45.0, 90.0, 180.0])
def test_the_bend_of_an_arm_that_points_at_the_camera_is_read_in_space(yaw: float) -> None:
    performed = Set("curl", reps=3, faults={"half_bottom": 130.0})
    bends = read(performed, "dumbbell-curl", yaw, "elbow_angle_space", "bottom")
    assert bends == pytest.approx([130.0] * len(bends), abs=5.0)


@pytest.mark.parametrize("yaw", [0.0, 45.0])
@pytest.mark.parametrize("bob", [0.04, 0.1])
def test_hips_and_head_bob_by_what_the_legs_bounce(yaw: float, bob: float) -> None:
    performed = Set("lateral_raise", reps=3, faults={"bounce": bob})
    assert read(performed, "lateral-raise", yaw, "body_bob") == pytest.approx(
        [bob] * 3, rel=0.2
    )  # the ends of a rep are trimmed


def test_arms_that_go_up_are_no_bob() -> None:
    performed = Set("lateral_raise", reps=3, faults={"shrugged": -20.0})
    assert max(read(performed, "lateral-raise", 0.0, "body_bob")) < 0.005


@pytest.mark.parametrize("yaw", [0.0, 45.0, 90.0])
def test_shoulders_climb_by_their_share_of_the_torso_at_rest(yaw: float) -> None:
    rises = read(Set("shrug", reps=3, style={"rise": 12.0}), "dumbbell-shrug", yaw, "shrug", "top")
    assert rises == pytest.approx([-12.0] * len(rises), abs=1.2)


@pytest.mark.parametrize("exercise, slug, yaw", [("fly", "cable-fly", 90.0), ("lying_fly", "dumbbell-fly", 0.0)])
@pytest.mark.parametrize("behind", [-20.0, -40.0])
def test_elbows_are_behind_the_chest_by_what_a_fly_overdoes(
    exercise: str, slug: str, yaw: float, behind: float
) -> None:
    lows = furthest_behind(Set(exercise, reps=3, faults={"overstretch": behind}), slug, yaw)
    assert lows == pytest.approx([behind] * 3, abs=4.0)


def test_somebody_small_is_told_of_elbows_that_drift_past_what_his_size_hides() -> None:
    told = {
        drift: assess(
            filmed(Set("curl", reps=3, faults={"elbow_drift": drift}), 90.0, far=4.0), library().get("dumbbell-curl")
        )
        for drift in (6.0, 40.0, 80.0)
    }
    assert [i.fault for i in told[80.0].issues] == ["elbow_drift"]
    assert not told[6.0].issues
    assert not told[40.0].issues
    assert "half_top" in {n.fault for n in told[80.0].not_judged}
