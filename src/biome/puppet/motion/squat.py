"""The squat, and standing still (a squat without reps)."""

from __future__ import annotations

import numpy as np

from biome.puppet.body import Body
from biome.puppet.figure import Figure, gather
from biome.puppet.geometry import Array
from biome.puppet.motion.arms import clasping, free_arms
from biome.puppet.motion.standing import Carriage, Motion, Posture, feet, legs_and_trunk, tipping
from biome.puppet.sets import Set
from biome.puppet.timeline import Keys, Timeline
from biome.puppet.trunk import back

STANDING = Posture(thigh=87.0, shin=2.0, lean=3.0)


def usual_shin(thigh: float) -> float:
    """Shin angle at a thigh depth: 0.30 of the knee's flexion up to 90 degrees, 0.20 of the rest (measures.md)."""
    flexion = (90.0 - thigh) / 0.7
    return 0.30 * flexion if flexion <= 90.0 else 27.0 + 0.2 * ((99.0 - thigh) / 0.8 - 90.0)


def bottoms(performed: Set) -> list[Posture]:
    """The posture at the bottom of every rep, if it went through its full range."""
    depth = performed.trait("depth", 8.0)
    thighs = performed.fault("shallow_depth", depth)
    usual = [(90.0 - thigh) / 82.0 * 36.0 for thigh in thighs]
    leans = [performed.trait("lean", lean) for lean in usual]
    faulty = performed.fault("forward_lean", np.nan)
    leans = [lean if np.isnan(fault) else fault for lean, fault in zip(leans, faulty, strict=True)]
    shins = [performed.trait("shin", usual_shin(thigh)) for thigh in thighs]
    return [Posture(*angles) for angles in zip(thighs, shins, leans, strict=True)]


def squat(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Eccentric first; hands clasped before the chest, hanging while walking."""
    low = bottoms(performed)
    thigh = timeline.travel(STANDING.thigh, [p.thigh for p in low])
    shin = timeline.travel(STANDING.shin, [p.shin for p in low])
    tips = timeline.drawn(STANDING.lean, [p.lean for p in low])
    extra = performed.fault("hips_first", 0.0)
    lean = tipping(timeline, [STANDING.lean] * len(low), tips, extra) if low else Keys([0.0], [STANDING.lean])
    valgus, heels = performed.sided_fault("knee_valgus"), performed.sided_fault("heel_lift")
    shift, contour = performed.fault("hip_shift", 0.0), performed.fault("back_round", 0.0)
    gaze = performed.style.get("gaze")
    stance, toe_out = performed.trait("stance", 1.25), performed.trait("toe_out", 12.0)

    def figure(t: Array) -> Figure:
        onset, forward = timeline.onset(t), lean(t)
        look = (forward - STANDING.lean) * -0.6 if gaze is None else timeline.progress(t) * performed.trait("gaze", 0.0)
        carriage = Carriage(
            thigh=thigh(t), shin=shin(t), lean=forward, head=look,
            contour=timeline.level(t, contour) * onset,
            knee_in=(timeline.level(t, valgus[0]) * onset, timeline.level(t, valgus[1]) * onset),
            heel_up=(timeline.level(t, heels[0]) * onset, timeline.level(t, heels[1]) * onset),
            shift=timeline.level(t, shift) * onset,
        )  # fmt: skip
        parts, trunk = legs_and_trunk(body, carriage, feet(body, stance, toe_out, carriage.heel_up))
        parts |= free_arms(body, parts, forward, clasping(performed, timeline, t))
        return gather(parts, back(body, trunk))

    return figure
