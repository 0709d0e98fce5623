"""Sets of the puppet in which measures happen, and where the camera stands for each view of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from biome.exercises.spec import ViewName
from biome.puppet.sets import Knob, Set, Tempo

Yaws = Mapping[ViewName, float]
UPRIGHT: Yaws = {"side": 90.0, "oblique": 45.0, "front": 0.0}
FACE_DOWN: Yaws = {"side": 90.0, "oblique": 50.0, "end-on": 0.0}
FROM_THE_FEET: Yaws = {"side": 90.0, "oblique": 50.0, "end-on": 0.0}
HARDLY_TURNED: Yaws = {"side": 90.0, "oblique": 30.0, "front": 0.0}
ON_ITS_SIDE: Yaws = {"front": 0.0}
"""Wherever the camera stands, a shoulder over the other is in the picture's plane: the view is front."""
SIDEWAYS: Yaws = {"front": 0.0, "oblique": 40.0}
SLOW = Tempo(1.5, 0.4, 1.5, 0.5)


@dataclass(frozen=True)
class Stage:
    """A motion of the puppet under the name of an exercise."""

    motion: str
    slug: str
    faults: Mapping[str, Knob] = field(default_factory=dict)
    style: Mapping[str, Knob] = field(default_factory=dict)
    yaws: Yaws = field(default_factory=lambda: UPRIGHT)
    reps: int = 3
    seconds: float = 8.0
    rom: tuple[float, ...] = (1.0,)

    def performed(self) -> Set:
        """The set."""
        return Set(
            self.motion,
            reps=self.reps,
            tempo=SLOW,
            rom=self.rom,
            seconds=self.seconds,
            faults=dict(self.faults),
            style=dict(self.style),
        )


AHEAD = {"toe_out": 0.0}
"""Feet straight ahead: the legs bend in the plane that a camera at the side sees."""
STAGES: dict[str, Stage] = {
    "squat": Stage("squat", "squat", style=AHEAD),
    "set of squats": Stage("squat", "squat", style=AHEAD, reps=7, rom=(1.0, 0.8, 1.0, 0.85, 0.9, 0.8, 0.7)),
    "half squats": Stage("squat", "squat", style=AHEAD, reps=6, rom=(1.0, 1.0, 1.0, 0.6, 1.0, 1.0)),
    "caving squat": Stage("squat", "squat", {"knee_valgus": 12.0}, yaws=HARDLY_TURNED),
    "shallow caving squat": Stage("squat", "squat", {"knee_valgus": 9.0, "shallow_depth": 52.0}, AHEAD),
    "shifted squat": Stage("squat", "squat", {"hip_shift": 12.0}),
    "squat on the toes": Stage("squat", "squat", {"heel_lift": 18.0}, AHEAD),
    "round squat": Stage("squat", "squat", {"back_round": 14.0}, AHEAD),
    "hips first": Stage("squat", "squat", {"hips_first": 16.0}, AHEAD),
    "leg press": Stage("leg_press", "leg-press"),
    "abduction": Stage("hip_abduction", "standing-hip-abduction", yaws=SIDEWAYS),
    "lunge": Stage("lunge", "lunge"),
    "hinge": Stage("romanian_deadlift", "romanian-deadlift", {"bar_drift": 14.0}),
    "curl": Stage("curl", "dumbbell-curl", {"elbow_drift": 30.0}),
    "swinging curl": Stage("curl", "dumbbell-curl", {"swing": 16.0}),
    "press": Stage("overhead_press", "overhead-press"),
    "driven press": Stage("overhead_press", "overhead-press", {"leg_drive": 25.0}),
    "raise": Stage("lateral_raise", "lateral-raise"),
    "uneven raise": Stage("lateral_raise", "lateral-raise", {"uneven": 18.0}),
    "front raise": Stage("front_raise", "front-raise"),
    "shrug": Stage("shrug", "dumbbell-shrug"),
    "jack": Stage("jumping_jack", "jumping-jack"),
    "pull-up": Stage("pull_up", "pull-up"),
    "uneven pull-up": Stage("pull_up", "pull-up", {"uneven": 20.0}),
    "dip": Stage("dip", "dip"),
    "push-up": Stage("push_up", "push-up", yaws=FACE_DOWN),
    "hanging head": Stage("push_up", "push-up", {"head_drop": 30.0}, yaws=FACE_DOWN),
    "worm": Stage("push_up", "push-up", {"worm": 28.0}, yaws=FACE_DOWN),
    "sagging push-up": Stage("push_up", "push-up", {"hip_sag": -15.0}, yaws=FACE_DOWN),
    "uneven push-up": Stage("push_up", "push-up", {"uneven": 20.0}, yaws=FACE_DOWN),
    "bench press": Stage("bench_press", "bench-press", yaws=FROM_THE_FEET),
    "plank": Stage("plank", "plank", {"hip_sag": -10.0, "shoulder_off": 12.0}, yaws=FACE_DOWN),
    "fading plank": Stage("plank", "plank", {"fading": -6.0, "wobble": 4.0}, yaws=FACE_DOWN, seconds=16.0),
    "bridge": Stage("glute_bridge", "glute-bridge", yaws=FROM_THE_FEET),
    "roll-out": Stage("ab_wheel", "ab-wheel-rollout", {"sag_knees": -14.0}, yaws=FACE_DOWN),
    "twist": Stage("russian_twist", "russian-twist", reps=8),
    "uneven twist": Stage("russian_twist", "russian-twist", {"uneven": 20.0}, reps=10),
    "bicycle": Stage("bicycle", "bicycle-crunch", yaws=FROM_THE_FEET),
    "side bend": Stage("side_bend", "side-bend", yaws=SIDEWAYS),
    "uneven bend": Stage("side_bend", "side-bend", {"uneven": 10.0}, {"alternating": 1.0}, SIDEWAYS, reps=8),
    "dead bug": Stage("dead_bug", "dead-bug", yaws=FROM_THE_FEET, reps=4),
    "bird dog": Stage("bird_dog", "bird-dog", {"hip_open": 14.0}, yaws=FACE_DOWN, reps=4),
    "Pallof press": Stage("pallof", "pallof-press", {"hip_open": 10.0}),
    "carry": Stage("carry", "farmers-carry", {"shrug_drop": 8.0}),
    "clam": Stage("clamshell", "clamshell", yaws=ON_ITS_SIDE),
    "side plank": Stage("side_plank", "side-plank", {"hip_sag": -12.0}, yaws=ON_ITS_SIDE),
    "swaying carry": Stage("carry", "farmers-carry", {"sway": 8.0}),
}
"""By a name of ours."""
