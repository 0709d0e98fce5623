"""What is done against the clock: rope jumping, battle-rope waves, the bear crawl."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from biome.engine.skeleton import Landmark
from biome.puppet.body import Body
from biome.puppet.figure import Figure
from biome.puppet.geometry import Array, bisect, points
from biome.puppet.limbs import TOE_HEIGHT
from biome.puppet.motion.pose import Pose, held
from biome.puppet.motion.posed import Tie, both, posed
from biome.puppet.motion.standing import Motion
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline

HOP = 0.032
"""How high the feet leave the floor, fraction of height."""
WAVES = 0.55
"""Torso lengths through which the hands go up and down."""
WAVE_ARM, WAVE_ELBOW = 42.0, 125.0
CRAWL_BACK, CRAWL_RANGE = 104.0, 38.0
"""Hip angle of the leg behind, and by how much the one in front is more closed."""
CRAWL_ANKLE, CRAWL_WRIST = 0.09, 0.03
"""Ankles and wrists of the crawl over the floor, fractions of height."""

CRAWL_SOLE = 122.0
"""Degrees from straight up to where the soles point: on the balls of the feet."""


def standing(arms: Pose, lean: float, knee: float, shin: float) -> Pose:
    """On flat feet, with this lean of the trunk, angle at the knee and lean of the shin, and the arms of a pose."""
    return replace(arms, lean=lean, hip=shin + knee - lean, knee=knee, foot=90.0 - shin)


def jump_rope(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """From the floor to the height of a hop and back; the elbows stay in, the wrists turn the rope."""
    lean = performed.fault("lean_back", 4.0)[0]
    arms = Pose(arm=-6.0, arm_out=22.0, elbow=105.0)
    low, high = standing(arms, lean, 158.0, 8.0), replace(standing(arms, lean, 170.0, 3.0), foot=118.0)
    tie = Tie(both("FOOT_INDEX"), TOE_HEIGHT * body.height)
    on_floor = posed(body, timeline, low, [high] * len(timeline.reps), tie)
    hop = performed.trait("hop", HOP) * body.height

    def figure(t: Array) -> Figure:
        return on_floor(t).moved(points(0.0, hop * timeline.progress(t), 0.0))

    return figure


def battle_rope(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """From the left hand low and the right one high to the other way round, and back, in a quarter squat."""
    lean = performed.fault("lean_back", 22.0)[0]
    wide = performed.fault("small_range_waves", performed.trait("waves", WAVES))[0]
    uneven = performed.fault("uneven_arms", 0.0)[0] / 100.0
    ranges = (wide * min(1.0 + uneven, 1.0), wide * min(1.0 - uneven, 1.0))
    left, right = (waving(body, lean, share) for share in ranges)
    stance = standing(Pose(arm_out=8.0, elbow=WAVE_ELBOW), lean, 142.0, 14.0)
    rest = replace(stance, arm=(left[0], right[1]))
    turn = replace(stance, arm=(left[1], right[0]))
    tie = Tie(both("FOOT_INDEX"), TOE_HEIGHT * body.height)
    return posed(body, timeline, rest, [turn] * len(timeline.reps), tie)


def waving(body: Body, lean: float, travel: float) -> tuple[float, float]:
    """Angles of an arm, low and high about its middle, between which the hand rises by so many torso lengths."""

    def more(half: Array) -> Array:
        return rise(body, lean, WAVE_ARM + half) - rise(body, lean, WAVE_ARM - half) - travel

    half = float(bisect(more, 1.0, 75.0))
    return WAVE_ARM - half, WAVE_ARM + half


def rise(body: Body, lean: float, arm: Array) -> Array:
    """Height of a hand over its shoulder, in torso lengths, at an angle of the arm."""
    flat = np.atleast_1d(np.asarray(arm, float))
    angles = {
        name: np.full(flat.shape, v) for name, v in Pose(lean=lean, arm_out=8.0, elbow=WAVE_ELBOW).angles().items()
    }
    figure = held(body, {**angles, "arm_left": flat, "arm_right": flat})
    up = (figure[Landmark.LEFT_WRIST] - figure[Landmark.LEFT_SHOULDER])[:, 1]
    limb = np.linalg.norm(figure[Landmark.LEFT_SHOULDER] - figure[Landmark.LEFT_HIP], axis=-1)
    return (up / limb).reshape(np.shape(arm))


def bear_crawl(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """On hands and toes, the left knee driven under the body and then the right one: on the spot."""
    lean = performed.fault("hips_high", performed.trait("lean", 94.0))[0]
    drive = performed.fault("small_range_drive", performed.trait("drive", CRAWL_RANGE))[0]
    behind = CRAWL_BACK - (lean - 90.0)
    ahead = behind - drive
    arms = Pose(lean=lean, head=-25.0, arm=lean, arm_out=2.0, elbow=172.0, palm=1.0)
    tie = Tie(both("WRIST"), CRAWL_WRIST * body.height)
    knees = {hip: crawling_knee(body, tie, arms, hip) for hip in (behind, ahead)}

    def stepping(left: float, right: float) -> Pose:
        knee = knees[left], knees[right]
        foot = tuple(CRAWL_SOLE - lean - hip + k for hip, k in zip((left, right), knee, strict=True))
        return replace(arms, hip=(left, right), knee=knee, foot=(foot[0], foot[1]))

    turns = [stepping(behind, ahead)] * len(timeline.reps)
    return posed(body, timeline, stepping(ahead, behind), turns, tie)


def crawling_knee(body: Body, tie: Tie, arms: Pose, hip: float) -> float:
    """The angle at the knee with which the foot is just off the floor."""

    def over(knee: Array) -> Array:
        flat = np.atleast_1d(np.asarray(knee, float))
        angles = {name: np.full(flat.shape, v) for name, v in replace(arms, hip=hip).angles().items()}
        figure = tie.place(held(body, {**angles, "knee_left": flat, "knee_right": flat}))
        return (figure[Landmark.LEFT_ANKLE][:, 1] - CRAWL_ANKLE * body.height).reshape(np.shape(knee))

    return float(bisect(over, 50.0, 178.0))
