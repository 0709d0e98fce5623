"""Two movements made by hand, so that the coach's words can be tested to the letter whatever the library says."""

from __future__ import annotations

from typing import Any

from biome.exercises.spec import Exercise, FaultSpec, FilmingSpec, HoldSpec, MetricSpec, Pattern, Rule, SignalSpec


def rule(measure: str = "trunk_lean", **changes: Any) -> Rule:
    """A rule that is seen from the side."""
    made = {"views": ("side",), "measure": measure, "direction": "above", "thresholds": (10.0, 20.0, 30.0)}
    return Rule(**{**made, **changes})


SQUAT_FAULTS = (
    FaultSpec(
        id="knee_valgus",
        name="Knee Valgus",
        fault_class="B",
        rules=(rule("knee_in", views=("front", "oblique")),),
        cue="Your {side} knee is collapsing inward {value}. Push both knees out so they track over your toes.",
        cue_sideless="One knee is collapsing inward {value}. Push both knees out so they track over your toes.",
        next="Light goblet squats with a mini-band above the knees.",
        strength="Knees tracked over the toes all the way.",
    ),
    FaultSpec(
        id="shallow_depth",
        name="Shallow Depth",
        fault_class="R",
        rules=(rule("thigh_depth", base="depth_target", thresholds=(2.0, 10.0, 20.0), views=("side", "front")),),
        cue="You stop {value} above parallel (target {target}). Sit down between your heels.",
        next="Box squat to a height you own.",
        strength="Solid depth: thighs reached {value} from parallel on {n} of {N} reps.",
    ),
    FaultSpec(
        id="forward_lean",
        name="Excessive Forward Lean",
        fault_class="C",
        rules=(rule(),),
        cue="Your chest tips forward {value} at the bottom. Keep the logo on your shirt facing ahead.",
        next="Front-loaded squats and ankle mobility.",
        strength="Chest stayed proud.",
    ),
    FaultSpec(
        id="heel_lift",
        name="Heels Lifting",
        fault_class="C",
        rules=(rule("heel_lift"),),
        cue="Your heels come up {value}. Spread the floor with your whole foot.",
        next="Calf mobility.",
        strength="Feet stayed flat and planted.",
    ),
    FaultSpec(
        id="hip_shift",
        name="Hip Shift",
        fault_class="C",
        rules=(rule("lateral_shift", views=("front",)),),
        unit="%",
        cue="Your hips drift {value} toward your {side} foot. Press both feet evenly.",
        cue_sideless="Your hips drift {value} toward one foot. Press both feet evenly.",
        next="Tempo squats with a mirror.",
    ),
    FaultSpec(
        id="fast_drop",
        name="Uncontrolled Descent",
        fault_class="D",
        rules=(rule("t_ecc", direction="below", thresholds=(0.6, 0.45, 0.3)),),
        unit="s",
        cue="You dropped in {value}. Take about two seconds on the way down.",
        next="-",
    ),
)
PLANK_FAULTS = (
    FaultSpec(
        id="hip_sag",
        name="Hips Sagging",
        fault_class="B",
        rules=(rule("body_line", direction="below", thresholds=(-9.0, -15.0, -22.0)),),
        cue="Your hips sag {value} below the line. Squeeze your glutes.",
        next="Shorter sets with full tension.",
        strength="Straight line from ears to heels.",
    ),
)


def squat(**changes: Any) -> Exercise:
    """A squat with six faults, two of which need a film from the front."""
    pattern = Pattern(
        id="squat",
        name="Squat",
        kind="reps",
        posture="standing",
        filming=FilmingSpec(view="side", advice="Put the phone at hip height, three metres to your side."),
        signal=SignalSpec(measure="hip_height", order="eccentric-first", turn="low", min_rom=0.12, seconds=(0.8, 12.0)),
        params={"depth_target": 30.0},
        metrics=(
            MetricSpec(
                id="knee_angle",
                name="Knee Angle (bottom)",
                measure="knee_angle",
                event="bottom",
                target="90°",
                good=("none", 95.0),
                warning=("none", 110.0),
                views=("side",),
            ),
        ),
        faults=SQUAT_FAULTS,
        live_angle="knee_angle",
    )
    facts = {"category": "Lower Body", "description": "Sit down, stand up.", "icon": "🏋️", "equipment": "barbell"}
    return Exercise(**{"slug": "squat", "name": "Squat", "view": "side", "pattern": pattern, **facts, **changes})


def plank(**changes: Any) -> Exercise:
    """A plank with one fault."""
    pattern = Pattern(
        id="plank",
        name="Plank",
        kind="hold",
        posture="prone",
        filming=FilmingSpec(view="side", advice="Put the phone on the floor, two metres to your side."),
        hold=HoldSpec(measure="body_line", band=(-22.0, 22.0), leave=(-30.0, 42.0)),
        metrics=(),
        faults=PLANK_FAULTS,
        live_angle="body_line",
    )
    facts = {"category": "Core", "description": "Hold a straight line.", "icon": "🧘", "equipment": "none"}
    return Exercise(**{"slug": "plank", "name": "Plank", "view": "side", "pattern": pattern, **facts, **changes})
