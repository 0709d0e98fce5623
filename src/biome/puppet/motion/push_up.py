"""The push-up: a stiff body turning about the toes over hands that stay where they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from biome.engine.skeleton import joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, Figure, gather
from biome.puppet.geometry import FORWARD, RIGHT, Array, bend, bisect, chord, interior, points
from biome.puppet.motion.propped import WRIST_HEIGHT, Prop, leg_lean, lying, pressing_arm, propped_under
from biome.puppet.motion.standing import tipping
from biome.puppet.sets import Set
from biome.puppet.timeline import Keys, Timeline
from biome.puppet.trunk import Trunk, back, hips_and_shoulders, shoulders_middle

LOCKED = 172.0
"""Elbow angle at the top."""
FLARE = 0.040
"""How much further outward than at the top the elbows go at the bottom, fraction of height."""


def body_line(performed: Set, timeline: Timeline) -> Callable[[Array], Array]:
    """Sag (negative) or pike of the hips over time; a worm's hips stay low while the chest rises."""
    constant = performed.fault("hip_sag", 0.0) if "hip_sag" in performed.faults else performed.fault("hip_pike", 0.0)
    worm = [-v for v in performed.fault("worm", 0.0)]
    dips = tipping(timeline, [0.0] * len(worm), [0.0] * len(worm), worm)
    return lambda t: held(timeline, t, constant) + dips(t)


def held(timeline: Timeline, t: Array, values: list[float]) -> Array:
    """A posture kept through the reps: the same all the time if all reps share it, else eased in around each rep."""
    if len(set(values)) == 1:
        return np.full(t.shape, values[0])
    times = [moment for rep in timeline.reps for moment in (rep.start, rep.start + 0.3, rep.end - 0.2, rep.end)]
    return Keys(times, [v * on for v in values for on in (0.0, 1.0, 1.0, 0.0)])(t)


class PushUp:
    """Eccentric first; hands under the shoulders at the top."""

    def __init__(self, performed: Set, body: Body, timeline: Timeline) -> None:
        self.performed, self.body, self.timeline = performed, body, timeline
        self.elbow = self.elbows()
        self.line = body_line(performed, timeline)
        neck = "head_crane" if "head_crane" in performed.faults else "head_drop"
        self.neck = performed.fault(neck, performed.trait("head", 0.0))
        self.uneven = performed.fault("uneven", 0.0)
        self.span = performed.trait("grip", 1.35) * body.shoulders / 2.0
        self.straight = (self.span - body.shoulders / 2.0) * body.upper_arm / body.reach
        top = float(sagittal_reach(body, LOCKED, self.span, self.straight))
        self.prop = propped_under(body, float(self.line(np.zeros(1))[0]), WRIST_HEIGHT * body.height, top, 0.0)
        self.flare = self.flares() if "elbow_flare" in performed.faults else None

    def elbows(self) -> Keys:
        """The elbow angle as seen from the side, from lock-out to the bottom and back."""
        low = self.performed.fault("shallow_depth", self.performed.trait("elbow", 82.0))
        high = self.performed.fault("soft_lockout", LOCKED)
        shares = [rep.share for rep in self.timeline.reps]
        turns = [top + (bottom - top) * share for top, bottom, share in zip(high, low, shares, strict=True)]
        return self.timeline.strokes(high, turns)

    def flares(self) -> list[float]:
        """Degrees the elbows swing outward at the bottom instead of footward, by rep, for the fault's angle."""
        turns = np.array([rep.turn for rep in self.timeline.reps])
        wanted = np.array(self.performed.fault("elbow_flare", 0.0))
        return list(bisect(lambda swung: self.stand_off(turns, swung) - wanted, 0.0, 150.0, turns.shape))

    def stand_off(self, t: Array, swung: Array) -> Array:
        """Degrees between upper arm and trunk with the elbows swung outward so far."""
        figure = self.figure(t, swung)
        return interior(*(figure[joint(name, "right")] for name in ("HIP", "SHOULDER", "ELBOW")))

    def __call__(self, t: Array) -> Figure:
        """The figure at the times ``t``."""
        if self.flare is None:
            return self.figure(t)
        return self.figure(t, self.timeline.level(t, self.flare) * self.timeline.onset(t))

    def figure(self, t: Array, swung: Array | None = None) -> Figure:
        """The figure, its elbows ``swung`` degrees outward; without, they go a little outward as they bend."""
        body, prop = self.body, self.prop
        out = self.straight + FLARE * body.height * self.timeline.onset(t)
        line = self.line(t)
        lean = leg_lean(body, line, prop, sagittal_reach(body, self.elbow(t), self.span, out))
        parts, trunk = lying(body, lean, line, held(self.timeline, t, self.neck))
        parts |= hips_and_shoulders(body, replace(trunk, tilt=self.tilt(t, trunk, out)))
        for side, sign in OUTWARD.items():
            wrist = points(np.full(t.shape, prop.x), prop.y, sign * self.span)
            shoulder = parts[joint("SHOULDER", side)]
            parts |= pressing_arm(body, shoulder, wrist, out, side)
            if swung is not None:
                pole = (
                    RIGHT * (sign * np.sin(np.radians(swung))[:, None]) - FORWARD * np.cos(np.radians(swung))[:, None]
                )
                parts |= {joint("ELBOW", side): bend(shoulder, wrist, body.upper_arm, body.forearm, pole)}
        return gather(parts, back(body, trunk)).moved(points(-prop.x / 2.0, 0.0, 0.0))

    def tilt(self, t: Array, trunk: Trunk, out: Array) -> Array:
        """Degrees the shoulder line tilts where one arm bends more."""
        difference = self.timeline.level(t, self.uneven) * self.timeline.onset(t)
        return tilt_for(self.body, shoulders_middle(self.body, trunk), (self.prop, self.span), out, difference)


def links(body: Body, half: Array | float, span: float, out: Array | float) -> tuple[Array, Array]:
    """Upper arm and forearm as seen from the side, for a shoulder ``half`` metres from the middle."""
    upper = np.sqrt(body.upper_arm**2 - np.square(out))
    lower = np.sqrt(body.forearm**2 - np.square(span - half - out))
    return np.asarray(upper), np.asarray(lower)


def sagittal_reach(body: Body, elbow: Array | float, span: float, out: Array | float) -> Array:
    """Shoulder to wrist seen from the side, metres, for an elbow angle seen from the side."""
    return chord(*links(body, body.shoulders / 2.0, span, out), elbow)


def tilt_for(body: Body, shoulders: Array, wrists: tuple[Prop, float], out: Array, difference: Array) -> Array:
    """Tilt of the shoulder line (degrees) that opens the left elbow ``difference`` degrees more than the right.

    ``shoulders`` (n, 3) is their middle, ``wrists`` where the hands stand and how far each is from the middle.
    """
    if not np.any(difference):
        return np.zeros(len(shoulders))
    prop, span = wrists

    def angle(tilt: Array, sign: float) -> Array:
        half = body.shoulders / 2.0 * np.cos(np.radians(tilt))
        drop = shoulders[:, 1] + sign * body.shoulders / 2.0 * np.sin(np.radians(tilt)) - prop.y
        upper, lower = links(body, half, span, out)
        cosine = (upper**2 + lower**2 - drop**2 - (shoulders[:, 0] - prop.x) ** 2) / (2.0 * upper * lower)
        return np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0)))

    return bisect(lambda tilt: angle(tilt, -1.0) - angle(tilt, 1.0) - difference, -40.0, 40.0, difference.shape)
