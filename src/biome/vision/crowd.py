"""The people of a film: a sparse search through all of it, and what was seen of each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from biome.vision.decode import Picture
from biome.vision.others import SURE, body_length, pixels, seek
from biome.vision.pose import Detector, Pose

RATE, LEAST = 4.0, 2.0
"""Pictures searched a second: enough to see somebody repeat a movement of one second, or, in long films, of two."""
SEARCHES = 240
"""Of a film of a minute or two; each takes as long as four to six analysed frames."""
SAME = 0.25
"""Of a body's length: two bodies found nearer to one another are one, found twice."""
STEP, AWAY = 0.45, 0.6
"""Of a body's length: how far somebody gets between two searches, and from where they usually are."""
RECENT = 8
"""Sightings that say where somebody usually is, 2 s: whoever crosses before them is gone by then."""
GROWN = 1.6
"""By how much a body's length in the picture may differ from its usual one."""


@dataclass(frozen=True, eq=False)
class Sighting:
    """One person at one moment."""

    time: float
    frame: int
    pose: Pose
    body: NDArray[np.float32]
    """(33, 2) pixels of the picture that was searched."""

    @property
    def centre(self) -> NDArray[np.float32]:
        """(2,) pixels, the middle of hips and shoulders: arms and legs do not move it."""
        return self.body[[11, 12, 23, 24]].mean(axis=0)


@dataclass(eq=False)
class Person:
    """Everything that was seen of one person, in the order of time."""

    sightings: list[Sighting] = field(default_factory=list)

    @property
    def length(self) -> float:
        """Usual length of the body, pixels."""
        return float(np.median([body_length(sighting.body) for sighting in self.sightings]))

    def distance(self, other: Sighting) -> float:
        """How unlikely it is to be the same person: above 1 it is another.

        Near to where they were last, or to where they have usually been of late: who trains comes back there after
        somebody has crossed before them.
        """
        length = self.length
        grown = max(body_length(other.body) / length, length / body_length(other.body))
        recent = np.median([sighting.centre for sighting in self.sightings[-RECENT:]], axis=0)
        step = float(np.linalg.norm(other.centre - self.sightings[-1].centre))
        away = float(np.linalg.norm(other.centre - recent))
        return float("inf") if grown > GROWN else min(step / STEP, away / AWAY) / length


def fewest(duration: float) -> float:
    """Pictures to search a second in a film of so many seconds."""
    return min(RATE, max(LEAST, SEARCHES / max(duration, 1.0)))


def sightings(pictures: Iterable[Picture], model: Path) -> Iterator[list[Sighting]]:
    """Everybody found in each picture: the most prominent body and who is beside it."""
    with Detector(model, video=False) as detector:
        for picture in pictures:
            yield [
                Sighting(picture.time, picture.frame, pose, pixels(pose, picture.rgb))
                for pose in _everybody(detector, picture)
            ]


def people(seen: Iterable[Sequence[Sighting]]) -> list[Person]:
    """The sightings of each person: each sighting goes to the person it is most likely of, or to a new one."""
    found: list[Person] = []
    for together in seen:
        pairs = [(person.distance(s), i, j) for i, person in enumerate(found) for j, s in enumerate(together)]
        taken: set[int] = set()
        given: set[int] = set()
        for distance, i, j in sorted(pairs):
            if distance <= 1.0 and i not in given and j not in taken:
                found[i].sightings.append(together[j])
                given.add(i)
                taken.add(j)
        found += [Person([sighting]) for j, sighting in enumerate(together) if j not in taken]
    return found


def _everybody(detector: Detector, picture: Picture) -> list[Pose]:
    first = detector.search(picture.rgb)
    if first is None or first.visibility.mean() < SURE:
        return []
    body = pixels(first, picture.rgb)
    kept = [first]
    for other in seek(detector, picture.rgb, body):
        middle = pixels(other, picture.rgb).mean(axis=0)
        if np.linalg.norm(middle - body.mean(axis=0)) > SAME * body_length(body):
            kept.append(other)
    return kept
