"""Whom to follow: the one who exercises, by movement, size and place, not whoever was found first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from biome.engine.counting import perform
from biome.engine.motion import Motion, settle
from biome.engine.track import FloatArray, PoseTrack
from biome.exercises import UnknownExercise, library
from biome.exercises.spec import Pattern
from biome.vision.crowd import Person
from biome.vision.doubt import JUMP, centres, jumps, largest
from biome.vision.info import FilmInfo
from biome.vision.others import body_length
from biome.vision.rows import Rows

LARGER = 1.1
"""Share from which another person stands before the followed one."""
BUSY = 0.4
"""Of the film's time spent in repetitions or the hold: whoever does so much is the one who exercises."""
SEEN = 0.2
"""Of the searches in which a person must have been found to be worth following."""
CLEARLY = 1.5
"""How much better than the followed person another must be."""
STAYED = 0.9
"""Share of the chosen person's sightings at which the followed body was theirs; below, it was lost on the way."""
STILL = 0.1
"""What size and place count without any movement: a hold, or an exercise that the search is too sparse to see."""
STIRRING = 0.05
"""Of the body's length: root mean square movement of the joints about the body's middle; a curl has as much."""
SURELY = 3.0
"""Noise floors of the exercise's signal that a repetition must cover to count in full: a coach who sways does not."""
UNNAMED = 0.3
"""What movement counts that is not the exercise's."""
LAGS = (0.6, 6.0)
"""Seconds between which a repetition lasts."""


def pattern_of(exercise: str | None) -> Pattern | None:
    """How the exercise of that slug is counted, if it is known."""
    try:
        return library().get(exercise).pattern if exercise else None
    except UnknownExercise:
        return None


def is_other(track: PoseTrack, exercise: str | None) -> bool:
    """Whether somebody else than the followed body may be the one who exercises."""
    return jumps(track) or largest(track) > LARGER or evidence(track, pattern_of(exercise)) < BUSY


def chosen(
    persons: Sequence[Person], followed: PoseTrack, info: FilmInfo, scale: float, exercise: str | None
) -> Person | None:
    """The person to follow instead of, or more steadily than, the followed body; None when that is well as it is.

    ``scale`` is pixels of the film a pixel of the search.
    """
    searches = max((len(person.sightings) for person in persons), default=0)
    worth = [person for person in persons if len(person.sightings) >= max(SEEN * searches, 3)]
    if not worth:
        return None
    pattern = pattern_of(exercise)
    scores = [_score(person, worth, info, scale, pattern) for person in worth]
    best = worth[int(np.argmax(scores))]
    same = [overlap(person, followed, scale) for person in worth]
    if same[worth.index(best)] >= STAYED:
        return None
    now = max((score for score, share in zip(scores, same, strict=True) if share >= STAYED), default=0.0)
    return best if max(scores) >= CLEARLY * now else None


def overlap(person: Person, followed: PoseTrack, scale: float) -> float:
    """Share of the person's sightings at which the followed body was theirs."""
    where = centres(followed)
    rows = np.searchsorted(followed.times, [s.time for s in person.sightings]).clip(0, len(followed) - 1)
    away = [np.linalg.norm(where[row] - s.centre * scale) for row, s in zip(rows, person.sightings, strict=True)]
    return float(np.mean(np.array(away) < JUMP * person.length * scale))


def _score(person: Person, worth: Sequence[Person], info: FilmInfo, scale: float, pattern: Pattern | None) -> float:
    rows = Rows()
    for sighting in person.sightings:
        rows.add(sighting.time, sighting.frame, sighting.pose, 0.0)
    track = rows.track(info, info.total_frames)
    place = float(np.median([s.centre[0] for s in person.sightings])) * scale / info.width
    size = person.length / max(other.length for other in worth)
    return (STILL + evidence(track, pattern)) * size * (1.0 - abs(place - 0.5))


def evidence(track: PoseTrack, pattern: Pattern | None) -> float:
    """0-1: the share of the time spent in the exercise's repetitions or hold; else, whether the body repeats itself."""
    motion = settle(track)
    if motion is None:
        return 0.0
    exercising = _share_of_time(motion, pattern, track) if pattern else 0.0
    return max(exercising, UNNAMED * repeating(motion))


def _share_of_time(motion: Motion, pattern: Pattern, track: PoseTrack) -> float:
    done = perform(motion, pattern, float(track.times[-1]))
    if pattern.signal is None:
        return float(done.held.mean())
    sure = SURELY * pattern.signal.min_rom
    rows = sum((cycle.end - cycle.start) * min(1.0, cycle.rom / sure) for cycle in done.cycles)
    return min(1.0, rows / len(motion))


def repeating(motion: Motion) -> float:
    """0-1: how much the joints move about the body's middle, and how alike the movement is to itself a while later."""
    joints = motion.image[:, 11:29]
    length = float(np.median([body_length(body) for body in motion.image]))
    inner = (joints - joints.mean(axis=1, keepdims=True)).reshape(len(joints), -1) / length
    inner = inner - inner.mean(axis=0)
    stirring = float(np.sqrt(2.0 * np.mean(inner**2))) / STIRRING
    return min(stirring, 1.0) * (0.5 + 0.5 * _likeness(inner, motion.rate))


def _likeness(inner: FloatArray, rate: float) -> float:
    """0-1: the highest autocorrelation of the movement's main component at the lag of a repetition."""
    main = inner @ np.linalg.svd(inner, full_matrices=False)[2][0]
    lags = range(max(1, round(LAGS[0] * rate)), min(round(LAGS[1] * rate), len(main) // 2))
    power = float(np.mean(main**2)) or 1.0
    return max((float(np.mean(main[lag:] * main[:-lag])) / power for lag in lags), default=0.0)
