"""Casts of movements of the legs, and of hinges and bridges."""

from __future__ import annotations

from biome.puppet.sets import Tempo
from biome.puppet.trials.cast import PRONE, STANDING, Cast, LookAlike, Shown, Yaws

WIDE_HIPS = {"hip_width": 0.145, "femur_tibia": 0.95}
"""A natural Q-angle: hips wide apart over short thighs."""

UNHURRIED = Tempo(down=1.7)
"""Seconds: with a share of 0.54 the quickest set of a cast still lowers in 0.8."""

QUARTER = (21.0, 40.0, 48.0, 53.0)
SQUATS: dict[str, Shown] = {
    "forward_lean": Shown(by_view={"oblique": (41.0, 59.0, 68.0, 74.0)}),
    "shallow_depth": Shown(by_view={"oblique": QUARTER, "front": QUARTER}),
}
"""Trunks that lean further, and thighs that stay higher, belong to no squat: the widened severe end of the views that
show them less well is out of reach."""

BENT_KNEES, SOFT = (96.0, 79.0, 73.0, 68.0), (168.0, 153.0, 146.0, 139.0)
DEADLIFTS = {
    "squatty_hinge": Shown(levels=BENT_KNEES),
    "soft_lockout": Shown(by_view={"oblique": SOFT}),
}
"""With knees bent further the trunk stands upright at the bar, and without any lock-out nothing is lifted: neither is a
deadlift that a camera could know."""
SOFT_KNEES, SHORT = (140.0, 120.0, 112.0, 106.0), (46.0, 35.0, 28.0, 22.0)
HANGING = {
    "squatty_hinge": Shown(by_view={"oblique": SOFT_KNEES, "front": SOFT_KNEES}),
    "soft_lockout": Shown(by_view={"oblique": SOFT}),
    "short_hinge": Shown(by_view={"oblique": SHORT, "front": SHORT}),
}

ONE_AHEAD: Yaws = {**STANDING, "front": (0.0,)}
"""From behind the other leg hides the working one, so that its knee is not judged there."""
SHORT_STEP, FOLDED = (0.6, 0.42, 0.32, 0.27), (29.0, 44.0, 55.0, 63.0)
LUNGES = {
    "shallow_depth": Shown(by_view={"front": (92.0, 122.0, 130.0, 139.0)}),
    "short_step": Shown(by_view={"oblique": SHORT_STEP, "front": SHORT_STEP}),
}
"""From the front the hips' height tells the depth: a front knee of 119 degrees leaves them at 0.72 of the leg. Feet
nearer to each other stand side by side."""
STEPS = {"trunk_collapse": Shown(by_view={"oblique": FOLDED, "front": FOLDED})}
BRIDGES = {"low_hips": Shown(by_view={"oblique": (166.0, 152.0, 146.0, 141.0)})}
"""Hips that rise less lie on the floor."""

SIDE_AND_OBLIQUE: Yaws = {"side": (90.0, -90.0), "oblique": (45.0, -45.0)}
ON_THE_SIDE: Yaws = {"front": (0.0, 180.0), "oblique": (40.0, -40.0)}
SLOW = Tempo(down=2.2)
"""Seconds: legs are lowered for two."""

SIDE_LUNGES = {"shallow_depth": Shown(levels=(0.69, 0.775, 0.845, 0.885))}
"""Hips that come down by less than a tenth of the leg are a step aside: under the noise floor of the count."""
PRESSES = {"short_range": Shown(by_view={"oblique": (88.0, 112.0, 124.0, 134.0)})}
"""Knees that bend to 154 from 165 move no sled that a camera could count."""
CALVES = {"short_top": Shown(levels=(28.0, 21.0, 15.0, 12.0))}
"""The puppet's knob is the foot's pitch, the rule's measure how far that lifts the body."""
LYING_RAISES = {"short_range": Shown(by_view={"oblique": (90.0, 124.0, 138.0, 148.0)})}
HANGING_RAISES = {
    "short_range": Shown(levels=(90.0, 113.0, 129.0, 139.0), by_view={"oblique": (87.0, 121.0, 133.0, 139.0)})
}
"""Further out the bands end where legs hardly leave the floor, or hang."""

ROCKED = Shown(levels=(5.0, 14.0, 21.0, 29.0))
"""A trunk that rocks through a right angle's half is at another exercise."""
ISOLATED = {"short_range": Shown(by_view={"oblique": (80.0, 51.0, 38.0, 28.0)}), "body_shift": ROCKED}
KICKBACKS = {
    "short_range_hip": Shown(levels=(36.0, 26.0, 21.0, 17.0), by_view={"oblique": (36.0, 23.0, 20.0, 17.0)}),
    "body_shift": ROCKED,
}
ABDUCTIONS = {"short_range_side": Shown(levels=(0.38, 0.28, 0.20, 0.155))}
SIDE_RAISES = {"short_range_side": Shown(levels=(0.45, 0.33, 0.24, 0.18))}
CLAMS = {"short_range_knee": Shown(levels=(0.17, 0.12, 0.085, 0.065))}
"""Below these a leg moves less than a movement needs to be counted."""

WALL_SITS = {
    "knee_open": Shown(levels=(94.0, 104.0, 113.0, 120.0), by_view={"oblique": (94.0, 109.0, 116.0, 120.0)}),
    "knee_closed": Shown(levels=(86.0, 76.0, 69.0, 63.0), by_view={"oblique": (86.0, 71.0, 67.0, 63.0)}),
}
HANGS = {"elbow_bent": Shown(by_view={"oblique": (168.0, 149.0, 140.0, 134.0)})}
L_SITS = {
    "hip_open": Shown(levels=(94.0, 107.0, 115.0, 120.0), by_view={"oblique": (94.0, 113.0, 117.0, 120.0)}),
    "hip_closed": Shown(levels=(86.0, 73.0, 65.0, 60.0), by_view={"oblique": (86.0, 67.0, 63.0, 60.0)}),
}
HOLLOWS = {
    "hip_closed": Shown(levels=(142.0, 130.0, 121.0, 115.0), by_view={"oblique": (142.0, 124.0, 119.0, 115.0)}),
}
BOATS = {
    "hip_open": Shown(levels=(92.0, 105.0, 114.0, 120.0), by_view={"oblique": (92.0, 111.0, 116.0, 120.0)}),
    "hip_closed": Shown(levels=(78.0, 65.0, 56.0, 50.0), by_view={"oblique": (78.0, 59.0, 54.0, 50.0)}),
}
"""Past the band in which a hold is timed it is no hold, and nothing of it is judged."""

CASTS = (
    Cast(
        "squat",
        "squat",
        tempo=UNHURRIED,
        shown=SQUATS,
        look_alikes=(
            LookAlike("knees past the toes", {"shin": 40.0}),
            LookAlike("toe-out", {"toe_out": 30.0}),
            LookAlike("long femurs", {"lean": 46.0, "shin": 32.0}, {"femur_tibia": 1.12}),
            LookAlike("natural Q-angle", {}, WIDE_HIPS),
            LookAlike("sumo stance", {"stance": 1.8, "toe_out": 25.0}),
            LookAlike("head up", {"gaze": -20.0}),
        ),
    ),
    Cast(
        "squat",
        "low-bar-squat",
        {"side": (90.0, -90.0)},
        {"depth": 0.0, "bar": 1.0},
        {"forward_lean": Shown(levels=(50.0, 65.0, 71.0, 77.0))},
        look_alikes=(LookAlike("low-bar lean", {"lean": 54.0}),),
        tempo=UNHURRIED,
    ),
    Cast(
        "deadlift",
        "deadlift",
        shown=DEADLIFTS,
        look_alikes=(
            LookAlike("starts at the floor", {"from_floor": 1.0}),
            LookAlike("stands before and after", {"stand_after": 1.0}),
            LookAlike("toe-out", {"toe_out": 30.0}),
            LookAlike("long femurs", {}, {"femur_tibia": 1.1}),
        ),
    ),
    Cast(
        "romanian_deadlift",
        "romanian-deadlift",
        shown=HANGING,
        look_alikes=(LookAlike("knees bent more", {"knee": 148.0}),),
    ),
    Cast(
        "lunge",
        "lunge",
        ONE_AHEAD,
        shown=LUNGES,
        look_alikes=(
            LookAlike("knee past the toes", {"shin": 25.0}),
            LookAlike("one side", {"alternating": 0.0}),
            LookAlike("natural Q-angle", {}, WIDE_HIPS),
        ),
    ),
    Cast("step_up", "step-up", ONE_AHEAD, shown=STEPS, look_alikes=(LookAlike("left leg", {"lead": -1.0}),)),
    Cast("glute_bridge", "glute-bridge", PRONE, shown=BRIDGES, portrait=False),
    Cast("side_lunge", "lateral-lunge", shown=SIDE_LUNGES),
    Cast("leg_press", "leg-press", {**SIDE_AND_OBLIQUE, "front": (0.0,)}, shown=PRESSES),
    Cast("leg_extension", "leg-extension", SIDE_AND_OBLIQUE, shown=ISOLATED),
    Cast("leg_curl", "lying-leg-curl", SIDE_AND_OBLIQUE, shown=ISOLATED, portrait=False),
    Cast("kickback", "glute-kickback", {"side": (90.0,), "oblique": (45.0, 135.0)}, shown=KICKBACKS),
    Cast("hip_abduction", "standing-hip-abduction", ON_THE_SIDE, shown=ABDUCTIONS),
    Cast("side_leg_raise", "side-lying-leg-raise", ON_THE_SIDE, shown=SIDE_RAISES, portrait=False),
    Cast("clamshell", "clamshell", ON_THE_SIDE, shown=CLAMS, portrait=False),
    Cast("calf_raise", "standing-calf-raise", {"side": (90.0, -90.0)}, shown=CALVES),
    Cast("leg_raise", "lying-leg-raise", SIDE_AND_OBLIQUE, shown=LYING_RAISES, portrait=False, tempo=SLOW),
    Cast("hanging_leg_raise", "hanging-leg-raise", SIDE_AND_OBLIQUE, shown=HANGING_RAISES, tempo=SLOW),
    Cast("wall_sit", "wall-sit", shown=WALL_SITS),
    Cast("dead_hang", "dead-hang", shown=HANGS),
    Cast("l_sit", "l-sit", SIDE_AND_OBLIQUE, shown=L_SITS),
    Cast("hollow_hold", "hollow-hold", SIDE_AND_OBLIQUE, shown=HOLLOWS, portrait=False),
    Cast("boat_pose", "boat-pose", SIDE_AND_OBLIQUE, shown=BOATS),
)
