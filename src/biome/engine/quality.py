"""What the film allows: is there a body, is it whole, large and clear enough, and is it alone?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from biome.engine.body import Body
from biome.engine.notes import notice
from biome.engine.ranks import median
from biome.engine.report import Notice
from biome.engine.sentences import Sentence
from biome.engine.track import PoseTrack

NOBODY = 0.2  # share of frames with a body below which there is nobody to judge
USABLE, WELL_USABLE = 0.6, 0.8  # share of the active span with a known body
SMALL, TOO_SMALL = 200.0, 110.0  # px of body height
SMALL_SHARE = 0.25  # of the picture's height
DIM = 0.55  # median visibility
COMPANION = 0.5  # height of another person relative to the lifter's from which they matter
COMPANION_FRAMES = 0.25  # share of the frames searched
LOW_RESOLUTION = 720  # px, recommended short side
SLOW_FILM = 20.0  # frames a second
GAP = 0.5  # s between two analysed frames; at 15 a second they are 0.07 apart
OUTSIDE = 0.3  # share of rows in which a joint is outside the picture
SEEN_ONLY_PARTLY = {"ANKLE": "feet_out", "KNEE": "knees_out", "WRIST": "hands_out"}


@dataclass(frozen=True)
class Quality:
    """How far the film can be trusted."""

    factor: float  # 0-1, multiplies every confidence
    too_small: bool
    notices: tuple[Notice, ...]


def nobody(track: PoseTrack) -> bool:
    """True when there is no person to speak of."""
    return len(track) == 0 or float(track.found.mean()) < NOBODY


def appraise(body: Body, track: PoseTrack) -> Quality:
    """Notices about the film, and how much of its confidence every finding keeps."""
    height = body.height
    notices = [
        *_size(height, track),
        *_company(track),
        *_clarity(body),
        *_framing(body),
        *_format(track),
        *_wholeness(track),
    ]
    usable = float(body.motion.known.mean())
    factor = usable * (0.85 if any(n.code in ("other_people", "dim") for n in notices) else 1.0)
    return Quality(factor=factor, too_small=height < TOO_SMALL, notices=tuple(notices))


def _size(height: float, track: PoseTrack) -> list[Notice]:
    if height >= SMALL and height >= SMALL_SHARE * track.height:
        return []
    return [notice("small")]


def _company(track: PoseTrack) -> list[Notice]:
    searched = track.others[np.isfinite(track.others)]
    if not len(searched) or float(np.mean(searched >= COMPANION)) < COMPANION_FRAMES:
        return []
    return [notice("other_people", Sentence("other_people", {"place": track.place}))]


def _clarity(body: Body) -> list[Notice]:
    rows = body.active if body.active.any() else body.motion.known
    names = ("SHOULDER", "ELBOW", "HIP", "KNEE")
    clear = median([median(body.motion.seen(name, body.near)[rows]) for name in names])
    return [notice("dim")] if clear < DIM else []


def _framing(body: Body) -> list[Notice]:
    rows = body.active if body.active.any() else body.motion.known
    for name, sentence in SEEN_ONLY_PARTLY.items():
        point = body.motion.point(name, body.near)[rows]
        margin = 0.01 * body.motion.height
        outside = (point[:, 0] < -margin) | (point[:, 0] > body.motion.width + margin)
        outside |= (point[:, 1] > margin) | (point[:, 1] < -body.motion.height - margin)
        if float(outside.mean()) > OUTSIDE:
            return [notice("cut_off", Sentence(sentence))]
    return []


def _format(track: PoseTrack) -> list[Notice]:
    notices = []
    if min(track.width, track.height) < LOW_RESOLUTION:
        notices.append(notice("low_resolution"))
    if 0 < track.fps < SLOW_FILM:
        notices.append(notice("low_frame_rate"))
    return notices


def _wholeness(track: PoseTrack) -> list[Notice]:
    notices = []
    if track.damaged:
        many = Sentence("damaged", {"pictures": track.damaged}) if track.damaged > 1 else Sentence("damaged_one")
        notices.append(notice("damaged", many))
    gap = float(np.diff(track.times).max(initial=0.0))
    if gap > GAP:
        notices.append(notice("gaps", Sentence("gaps", {"gap": gap})))
    return notices
