"""One joint of the leg at work: leg extension and curl, standing abduction, kickback, and the clamshell on the side."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from biome.puppet.body import Body
from biome.puppet.geometry import Array, bisect
from biome.puppet.motion.pose import Pose
from biome.puppet.motion.posed import Extra, Tie, both, laid, posed
from biome.puppet.motion.pull_up import P95_TO_P5, swinging
from biome.puppet.motion.standing import Motion
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline

SEAT, BENCH, DOWN = 0.30, 0.32, 0.06
"""Height of the hips on a seat, on a bench and on the floor, fraction of height."""
SEATED = Pose(lean=-12.0, hip=102.0, knee=92.0, arm=12.0, elbow=150.0)
FACE_DOWN = Pose(lean=90.0, hip=174.0, knee=170.0, foot=120.0, arm=120.0, elbow=100.0)
UPRIGHT = Pose(lean=2.0, hip=178.0, knee=176.0)
BENT_FORWARD = Pose(lean=15.0, hip=165.0, knee=(176.0, 164.0), foot=(86.0, 76.0), arm=55.0, elbow=120.0)
ON_THE_SIDE = Pose(
    hip=135.0, knee=90.0, foot=100.0, arm=(20.0, 150.0), arm_out=(6.0, 0.0), elbow=(150.0, 100.0), head=8.0
)
FULL_KNEE, FULL_CURL, FULL_HIP, FULL_SIDE, FULL_CLAM = 80.0, 90.0, 40.0, 0.45, 0.20
"""Ranges of full reps: degrees at the knee and at the hip; feet and knees apart in leg lengths."""


def rocked(performed: Set, timeline: Timeline, *held: str) -> Extra:
    """The fault ``body_shift``: the trunk rocks back with every lift; ``held`` angles make up for it."""
    amplitudes = [degrees / P95_TO_P5 for degrees in performed.fault("body_shift", 0.0)]

    def back(t: Array) -> Array:
        return -swinging(timeline, t, amplitudes)

    return {"lean": back, **{name: lambda t: -back(t) for name in held}}


def leg_extension(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Concentric first, sitting: the knees straighten by their range."""
    ranges = performed.fault("short_range", performed.trait("range", FULL_KNEE))
    turns = [replace(SEATED, knee=92.0 + by) for by in ranges]
    extra = rocked(performed, timeline, "hip_left", "hip_right")
    return posed(body, timeline, SEATED, turns, Tie(both("HIP"), SEAT * body.height), extra)


def leg_curl(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Concentric first, face down on a bench: the heels come to the hips."""
    ranges = performed.fault("short_range", performed.trait("range", FULL_CURL))
    turns = [replace(FACE_DOWN, knee=170.0 - by) for by in ranges]
    extra = rocked(performed, timeline, "hip_left", "hip_right")
    return posed(body, timeline, FACE_DOWN, turns, Tie(both("HIP"), BENCH * body.height), extra)


def kickback(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Concentric first, standing on the left leg: the right one goes back."""
    ranges = performed.fault("short_range_hip", performed.trait("range", FULL_HIP))
    rest = replace(BENT_FORWARD, hip=(165.0, 155.0))
    turns = [replace(rest, hip=(165.0, 155.0 + by)) for by in ranges]
    extra = rocked(performed, timeline, "hip_left", "hip_right")
    return posed(body, timeline, rest, turns, Tie(("LEFT_ANKLE",), body.ankle_height), extra)


def abducted(body: Body, apart: float) -> float:
    """Degrees one straight leg opens so that the feet come this much further apart, in leg lengths."""
    rest = body.hips / body.leg_length

    def further(out: Array) -> Array:
        a = np.radians(out)
        return np.hypot(rest + np.sin(a), 1.0 - np.cos(a)) - rest - apart

    return float(bisect(further, 0.0, 80.0))


def hip_abduction(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Concentric first, standing on the left leg: the right one opens to the side."""
    opened = [abducted(body, by) for by in performed.fault("short_range_side", performed.trait("range", FULL_SIDE))]
    tips, rolls = performed.fault("side_shift", 0.0), performed.fault("pelvis_roll", 0.0)
    turns = [
        replace(UPRIGHT, out=(0.0, out), side=-tip, drop=roll)
        for out, tip, roll in zip(opened, tips, rolls, strict=True)
    ]
    return posed(body, timeline, UPRIGHT, turns, Tie(("LEFT_ANKLE",), body.ankle_height))


def side_leg_raise(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Concentric first, lying on the right side: the left leg opens upward."""
    opened = [abducted(body, by) for by in performed.fault("short_range_side", performed.trait("range", FULL_SIDE))]
    rest = replace(UPRIGHT, lean=0.0, foot=110.0, arm=(12.0, 165.0), arm_out=(6.0, 0.0), elbow=(160.0, 100.0))
    standing = posed(body, timeline, rest, [replace(rest, out=(out, 0.0)) for out in opened], Tie(both("HIP")))
    return raised(laid(standing), body)


def clam_angle(body: Body, apart: float) -> float:
    """Degrees the knee turns about the line from hip to ankle so that the knees come this much further apart."""
    from_line = body.thigh * body.shin / np.hypot(body.thigh, body.shin)

    def further(turned: Array) -> Array:
        a = np.radians(turned)
        way = np.hypot(body.hips + from_line * np.sin(a), from_line * (1.0 - np.cos(a)))
        return (way - body.hips) / body.leg_length - apart

    return float(bisect(further, 0.0, 85.0))


def clamshell(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Concentric first, on the right side with bent knees: the left knee opens, the feet stay together."""
    ranges = performed.fault("short_range_knee", performed.trait("range", FULL_CLAM))
    turns = [replace(ON_THE_SIDE, turned=(clam_angle(body, by), 0.0)) for by in ranges]
    return raised(laid(posed(body, timeline, ON_THE_SIDE, turns, Tie(both("HIP")))), body)


def raised(motion: Motion, body: Body) -> Motion:
    """A body on its side, laid down on the floor: the lower hip just over it."""
    by = np.array([0.0, body.hips / 2.0 + DOWN * body.height, 0.0])
    return lambda t: motion(t).moved(by)
