"""Jumps, swings, lifts of several parts and what is done against the clock: contacts, and each knob's true value."""

from __future__ import annotations

import numpy as np
import pytest
from tests.puppet.moments import moments, starts, turns

from biome.engine.skeleton import BONES, Landmark, joint
from biome.puppet import Body, Performance, Set, Tempo, perform
from biome.puppet.sets import Knob

JUMPING, SWINGING, LIFTING = Tempo(1.2, 0.02, 1.4, 1.0), Tempo(0.7, 0.1, 0.65, 0.1), Tempo(1.6, 0.3, 2.2, 0.6)


def jumped(faults: dict[str, Knob], **style: float) -> Performance:
    return perform(Set("jump", reps=2, tempo=JUMPING, faults=faults, style=style))


def swung(faults: dict[str, Knob]) -> Performance:
    return perform(Set("kb_swing", reps=2, tempo=SWINGING, faults=faults))


def lifted(faults: dict[str, Knob], **style: float) -> Performance:
    return perform(Set("complex_lift", reps=2, tempo=LIFTING, faults=faults, style=style))


def landings(performance: Performance, after: float) -> np.ndarray:
    """Times so many seconds after each jump's touch-down."""
    return turns(performance) + np.sqrt(2.0 * 0.28 / 9.81) + after


def test_a_jump_flies_as_long_as_its_height_takes_and_lands_where_it_left() -> None:
    performance = jumped({}, height=0.3)
    rep = performance.reps[0]
    times = np.linspace(rep.start, rep.end, 3000)
    toes = performance.figure(times)[Landmark.LEFT_FOOT_INDEX]
    air = times[toes[:, 1] > toes[0, 1] + 1e-6]
    assert air[-1] - air[0] == pytest.approx(np.sqrt(8.0 * 0.3 / 9.81), abs=0.005)
    assert toes[:, 1].max() - toes[0, 1] == pytest.approx(0.3, abs=0.002)
    assert np.ptp(toes[:, [0, 2]], axis=0).max() < 1e-9


def test_a_box_is_stood_on_after_the_jump_and_left_before_the_next() -> None:
    performance = jumped({}, height=0.55, box=0.4)
    toes = performance.figure(np.array([rep.end for rep in performance.reps]))[Landmark.LEFT_FOOT_INDEX]
    before = performance.figure(starts(performance))[Landmark.LEFT_FOOT_INDEX]
    assert toes[:, 1] - before[:, 1] == pytest.approx([0.4, 0.4], abs=0.001)


@pytest.mark.parametrize(
    "fault, value, measure",
    [
        ("stiff_landing", 148.0, "knee_angle_left"),
        ("trunk_stiff", -4.0, "trunk_lean"),
        ("landing_valgus", 16.0, "knee_in_right"),
    ],
)
def test_a_landing_is_as_told_at_its_deepest(fault: str, value: float, measure: str) -> None:
    performance = jumped({fault: value})
    assert performance.truth(landings(performance, 0.3))[measure] == pytest.approx(value, abs=0.6)


@pytest.mark.parametrize("outside, stance", [(0.3, 2.2), (-0.2, 0.5)])
def test_a_stance_is_outside_its_band_by_what_was_asked(outside: float, stance: float) -> None:
    performance = jumped({"stance_off": outside})
    figure = performance.figure(landings(performance, 0.3))
    apart = figure[Landmark.RIGHT_ANKLE] - figure[Landmark.LEFT_ANKLE]
    assert apart[:, 2] / performance.body.shoulders == pytest.approx([stance] * 2, abs=0.01)


def test_one_foot_lands_later_by_what_was_asked() -> None:
    performance = jumped({"uneven_landing": 120.0})
    times = np.arange(performance.reps[0].turn, performance.reps[0].end, 0.001)
    figure = performance.figure(times)
    floor = 0.012 * performance.body.height
    left, right = (times[np.argmax(figure[joint("FOOT_INDEX", s)][:, 1] < floor + 1e-4)] for s in ("left", "right"))
    assert left - right == pytest.approx(0.12, abs=0.003)


def test_who_does_not_stick_a_landing_sways_by_a_share_of_the_trunk() -> None:
    performance = jumped({"no_stick": 10.0})
    touch = landings(performance, 0.0)[0]
    hips = performance.figure(np.linspace(touch + 0.3, touch + 1.3, 200)).middle("HIP")[:, 2]
    rows = np.arange(200)
    off = hips - np.polyval(np.polyfit(rows, hips, 1), rows)
    assert 100.0 * np.sqrt(np.mean(off**2)) / performance.body.trunk == pytest.approx(10.0, rel=0.1)


@pytest.mark.parametrize(
    "fault, value, measure",
    [
        ("soft_hips", 148.0, "hip_angle_left"),
        ("overextend", -17.0, "trunk_lean"),
        ("arm_lift", 125.0, "elbow_angle_right"),
    ],
)
def test_the_top_of_a_swing_is_as_told(fault: str, value: float, measure: str) -> None:
    performance = swung({fault: value})
    assert performance.truth(turns(performance))[measure] == pytest.approx(value, abs=0.1)


def test_a_squatted_swing_bends_the_knees_in_the_backswing() -> None:
    performance = swung({"squatty": 104.0})
    assert performance.truth(starts(performance))["knee_angle_left"] == pytest.approx(104.0, abs=0.1)


@pytest.mark.parametrize("lean", [8.0, 28.0, 42.0])
def test_the_trunk_has_its_lean_as_the_falling_hands_pass_the_hips(lean: float) -> None:
    performance = swung({"early_hinge": lean})
    rep = performance.reps[0]
    times = np.linspace(rep.leave, rep.end, 2000)
    figure = performance.figure(times)
    passes = int(np.argmin(np.abs(figure.middle("WRIST")[:, 1] - figure.middle("HIP")[:, 1])))
    assert performance.truth(times[[passes]])["trunk_lean"][0] == pytest.approx(lean, abs=1.5)


def test_a_swing_goes_from_behind_the_hips_to_the_chest_on_feet_that_stay() -> None:
    performance = swung({})
    low = performance.figure(starts(performance))
    assert (low.middle("WRIST") - low.middle("HIP"))[0, 0] < 0.35
    assert performance.truth(turns(performance))["wrist_height_left"][0] == pytest.approx(0.0, abs=0.15)
    feet = performance.figure(moments(performance))[Landmark.LEFT_FOOT_INDEX]
    assert np.ptp(feet, axis=0).max() < 1e-9


def test_a_clean_and_press_takes_the_bar_from_the_floor_to_overhead_once_a_rep() -> None:
    performance = lifted({}, press=1.0)
    hands = performance.figure(np.linspace(0.0, performance.seconds, 900)).middle("WRIST")[:, 1]
    assert hands.min() < 0.24 * performance.body.height
    assert hands.max() > performance.body.height
    above = hands > performance.body.height
    assert np.sum(np.diff(above.astype(int)) == 1) == 2


@pytest.mark.parametrize(
    "fault, value, measure",
    [("soft_finish", 140.0, "elbow_angle_space_left")],
)
def test_the_finish_of_a_press_is_as_told(fault: str, value: float, measure: str) -> None:
    performance = lifted({fault: value}, press=1.0)
    assert performance.truth(turns(performance))[measure] == pytest.approx(value, abs=0.5)


def test_a_pull_is_cut_short_and_arms_bend_by_what_was_asked() -> None:
    short, bent = lifted({"no_extension": 145.0}), lifted({"early_arms": 130.0})
    rep = short.reps[0]
    pull = np.linspace(rep.start, rep.start + 0.42 * 0.8 * (rep.turn - rep.start), 200)
    assert short.truth(pull)["hip_angle_left"].max() == pytest.approx(145.0, abs=0.5)
    assert bent.truth(pull[:150])["elbow_angle_space_left"] == pytest.approx([130.0] * 150, abs=3.0)


def test_a_catch_is_wide_and_knees_cave_by_what_was_asked() -> None:
    performance = lifted({"catch_valgus": 15.0, "starfish": 2.3})
    rep = performance.reps[0]
    at = np.array([rep.start + 0.8 * 0.8 * (rep.turn - rep.start)])
    figure = performance.figure(at)
    assert performance.truth(at)["knee_in_left"][0] == pytest.approx(15.0, abs=0.1)
    apart = figure[Landmark.RIGHT_ANKLE] - figure[Landmark.LEFT_ANKLE]
    assert apart[0, 2] / performance.body.shoulders == pytest.approx(2.3, abs=0.01)


@pytest.mark.parametrize("share", [16.0, 24.0])
def test_a_looping_bar_leaves_its_line_by_its_share(share: float) -> None:
    performance = lifted({"bar_loop": share}, press=1.0)
    rep = performance.reps[0]
    way = performance.figure(np.linspace(rep.start, rep.turn, 200)).middle("WRIST")[:, :2]
    way = way[way[:, 1] > 0.33 * performance.body.height]
    line = (way[-1] - way[0]) / np.linalg.norm(way[-1] - way[0])
    off = np.abs((way - way[0]) @ np.array([-line[1], line[0]]))
    assert 100.0 * off.max() / np.linalg.norm(way[-1] - way[0]) == pytest.approx(share, abs=1.5)


def test_a_thruster_squats_with_the_bar_at_the_shoulders_and_ends_overhead() -> None:
    performance = perform(Set("thruster", reps=2, faults={"shallow_depth": 30.0}))
    truth = performance.truth(turns(performance))
    assert truth["thigh_depth_left"] == pytest.approx([30.0, 30.0], abs=0.1)
    assert np.abs(truth["wrist_height_left"]).max() < 0.2
    assert performance.truth([rep.end for rep in performance.reps])["wrist_height_left"].min() > 0.9


def test_waves_have_their_range_and_one_arm_may_lag() -> None:
    performance = perform(Set("battle_rope", reps=1, faults={"small_range_waves": 0.3, "uneven_arms": 25.0}))
    rep = performance.reps[0]
    truth = performance.truth(np.linspace(rep.start, rep.end, 300))
    assert np.ptp(truth["wrist_height_left"]) == pytest.approx(0.3, abs=0.005)
    assert np.ptp(truth["wrist_height_right"]) == pytest.approx(0.225, abs=0.005)


def test_a_crawl_stays_on_its_hands_with_the_hips_where_they_were_asked() -> None:
    performance = perform(Set("bear_crawl", reps=2, faults={"hips_high": 112.0, "small_range_drive": 24.0}))
    figure = performance.figure(moments(performance))
    assert np.ptp(figure.middle("WRIST"), axis=0).max() < 1e-9
    truth = performance.truth(moments(performance))
    assert truth["trunk_lean"] == pytest.approx(np.full(len(truth["trunk_lean"]), 112.0), abs=0.01)
    assert np.ptp(truth["hip_angle_left"]) == pytest.approx(24.0, abs=0.1)


def test_a_rope_is_jumped_once_a_rep() -> None:
    performance = perform(Set("jump_rope", reps=4, tempo=Tempo(0.22, 0.1, 0.22, 0.04)))
    toes = performance.figure(np.linspace(0.0, performance.seconds, 2000))[Landmark.LEFT_FOOT_INDEX][:, 1]
    assert np.sum(np.diff((toes > toes[0] + 0.02).astype(int)) == 1) == 4


def test_a_jack_s_knees_fall_in_and_its_arms_differ_by_what_was_asked() -> None:
    performance = perform(Set("jumping_jack", reps=1, faults={"landing_valgus": 16.0, "uneven_arms": 20.0}))
    rep = performance.reps[0]
    figure = performance.figure([rep.turn])
    hip, knee, ankle = (figure[joint(name, "left")][0, [2, 1]] for name in ("HIP", "KNEE", "ANKLE"))
    u, v = hip - knee, ankle - knee
    bent = 180.0 - np.degrees(np.arccos(u @ v / np.linalg.norm(u) / np.linalg.norm(v)))
    assert bent == pytest.approx(16.0, abs=0.8)
    truth = performance.truth(np.linspace(rep.start, rep.turn, 100))
    left, right = (np.ptp(truth[f"wrist_height_{side}"]) for side in ("left", "right"))
    assert 100.0 * (left - right) / left == pytest.approx(20.0, abs=1.0)


SEVERE: list[tuple[str, dict[str, Knob]]] = [
    ("jump", {"landing_valgus": 23.0, "stance_off": 0.6}),
    ("jump", {"stiff_landing": 160.0, "uneven_landing": -235.0, "no_stick": 17.0}),
    ("kb_swing", {"squatty": 88.0, "early_hinge": 50.0}),
    ("kb_swing", {"soft_hips": 135.0, "arm_lift": 102.0}),
    ("complex_lift", {"no_extension": 130.0, "bar_loop": 32.0, "early_arms": 110.0, "starfish": 3.1}),
    ("thruster", {"shallow_depth": 50.0, "catch_valgus": 26.0, "soft_finish": 124.0}),
    ("battle_rope", {"small_range_waves": 0.12, "lean_back": -28.0}),
    ("bear_crawl", {"hips_high": 130.0, "small_range_drive": 18.0}),
    ("jumping_jack", {"landing_valgus": 28.0, "small_range_legs": 0.33}),
]


@pytest.mark.parametrize("exercise, faults", SEVERE, ids=lambda value: value if isinstance(value, str) else "")
@pytest.mark.parametrize(
    "body", [Body(leg=1.08, torso=0.92, arm=1.08), Body(height=1.5, leg=0.92, torso=1.08)], ids=repr
)
def test_no_severe_fault_stretches_a_limb_or_goes_through_the_floor(
    exercise: str, faults: dict[str, Knob], body: Body
) -> None:
    performance = perform(Set(exercise, reps=2, tempo=LIFTING, faults=faults), body)
    landmarks = performance.figure(moments(performance)).landmarks
    assert landmarks[..., 1].min() > 0.0
    for a, b in BONES:
        lengths = np.linalg.norm(landmarks[:, Landmark[a]] - landmarks[:, Landmark[b]], axis=-1)
        assert np.ptp(lengths) < 1e-4, (a, b)
