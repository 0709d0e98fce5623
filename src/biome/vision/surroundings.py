"""The part of the picture about one person, through the film: all that is looked at when others are in it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from biome.vision.crowd import Person
from biome.vision.decode import Picture
from biome.vision.others import body_length
from biome.vision.pose import Pose
from biome.vision.view import View

PADDING = 0.25
"""Of the body's length on all sides: hands, feet and head reach beyond the landmarks, and people move on meanwhile."""
USUAL = 95
"""Percentile of the sightings' sizes that the part is made for: one wrong box must not widen it."""
STRAY = 0.5
"""Of the body's length from where the search saw them: a body further away is another's."""
SLACK = 0.5
"""Of the padding that may be used up before the part moves: it should stand still, for the tracker's sake."""


class Surroundings:
    """Where to look for one person, by what the sparse search saw of them. All in pixels of the decoded pictures."""

    def __init__(self, person: Person) -> None:
        seen = person.sightings
        self._times = np.array([s.time for s in seen])
        low, high = np.array([s.body.min(axis=0) for s in seen]), np.array([s.body.max(axis=0) for s in seen])
        self._length = float(np.median([body_length(s.body) for s in seen]))
        self._trunks = np.array([s.centre for s in seen])
        self._middles = _steadied((low + high) / 2)
        self._size = np.percentile(high - low, USUAL, axis=0) + 2 * PADDING * self._length
        self._middle: NDArray[np.floating] | None = None

    def at(self, picture: Picture) -> View:
        """The part of the next picture to look at."""
        middle = self._between(self._middles, picture.time)
        if self._middle is None or np.abs(middle - self._middle).max() > SLACK * PADDING * self._length:
            self._middle = middle
        height, width = picture.rgb.shape[:2]
        left, top = np.clip(self._middle - self._size / 2, 0, [width - 2, height - 2])
        right, bottom = np.clip(self._middle + self._size / 2, [left + 2, top + 2], [width, height])
        return View(int(left), int(top), int(np.ceil(right)), int(np.ceil(bottom)))

    def strays(self, pose: Pose, picture: Picture) -> bool:
        """Whether a pose (in shares of the whole picture) is somebody else's."""
        body = pose.image * np.array(picture.rgb.shape[1::-1], np.float32)
        away = body[[11, 12, 23, 24]].mean(axis=0) - self._between(self._trunks, picture.time)
        return bool(np.linalg.norm(away) > STRAY * self._length)

    def _between(self, points: NDArray[np.floating], time: float) -> NDArray[np.floating]:
        return np.array([np.interp(time, self._times, points[:, axis]) for axis in (0, 1)])


def _steadied(points: NDArray[np.floating]) -> NDArray[np.floating]:
    """(n, 2) medians over three: one wrong sighting moves nothing."""
    padded = np.pad(points, ((1, 1), (0, 0)), mode="edge")
    return np.median(np.stack([padded[:-2], padded[1:-1], padded[2:]]), axis=0)
