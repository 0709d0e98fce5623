"""Whether a followed body raises the question whom to follow: cheap, for it is asked of every film."""

from __future__ import annotations

import numpy as np

from biome.engine.track import FloatArray, PoseTrack
from biome.vision.others import body_length

NOTICED = 0.3
"""Body length of another person as a share of the followed one's, from which they might be the one who exercises."""
JUMP = 0.4
"""Of a body's length between two analysed frames: nobody's trunk moves so fast, so it is another's."""
JUMP_SECONDS = 0.3


def is_doubtful(track: PoseTrack) -> bool:
    """Whether somebody else was noticed, or the body was somewhere else from one frame to the next."""
    return largest(track) >= NOTICED or jumps(track)


def largest(track: PoseTrack) -> float:
    """Body length of the largest other person as a share of the followed one's."""
    searched = track.others[np.isfinite(track.others)]
    return float(searched.max()) if len(searched) else 0.0


def jumps(track: PoseTrack) -> bool:
    """Whether the followed body is somewhere else from one frame to the next."""
    found = track.found
    if found.sum() < 2:
        return False
    bodies, times = track.image[found], track.times[found]
    length = float(np.median([body_length(body) for body in bodies]))
    steps = np.linalg.norm(np.diff(centres(track)[found], axis=0), axis=1)
    return bool(((steps > JUMP * length) & (np.diff(times) < JUMP_SECONDS)).any())


def centres(track: PoseTrack) -> FloatArray:
    """(n, 2) pixels, the middle of hips and shoulders."""
    return track.image[:, [11, 12, 23, 24]].mean(axis=1)
