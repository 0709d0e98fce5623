"""A performance seen by a camera as BlazePose would report it: a PoseTrack, clean or corrupted."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from biome.engine.skeleton import MIRRORED, Landmark
from biome.engine.track import IntArray, PoseTrack
from biome.puppet.camera import Camera
from biome.puppet.figure import Figure
from biome.puppet.geometry import Array
from biome.puppet.noise import PERFECT, Noise, depth_offset, flat_error, is_lying, runs, swap, underbent
from biome.puppet.outline import blurred, outline
from biome.puppet.performance import Performance
from biome.puppet.visibility import farness, log_odds, visibility


@dataclass(frozen=True, eq=False)
class Reading:
    """What the model says before anything is lost: pixels, metres, log-odds of visibility."""

    image: Array
    world: Array
    odds: Array


def film_times(total: int, fps: float, vfr: float, rng: np.random.Generator) -> Array:
    """(total,) seconds of every frame, from 0, strictly rising; uneven when ``vfr`` is not 0."""
    steps = np.maximum(1.0 + vfr * rng.standard_normal(max(total - 1, 0)), 0.2) / fps
    return np.concatenate([[0.0], np.cumsum(steps)])[:total]


def sampled(times: Array, rate: float | None) -> IntArray:
    """Indices of the frames that are analysed at about ``rate`` a second; all of them without a rate."""
    if rate is None:
        return np.arange(len(times))
    chosen, due = [], -np.inf
    for i, time in enumerate(times):
        if time >= due - 1e-6:
            chosen.append(i)
            due = max(due + 1.0 / rate, time + 0.5 / rate) if np.isfinite(due) else time + 1.0 / rate
    return np.array(chosen)


def hip_centred(seen: Array) -> Array:
    """(n, 33, 3) metres from mid-hip."""
    return seen - ((seen[:, Landmark.LEFT_HIP] + seen[:, Landmark.RIGHT_HIP]) / 2.0)[:, None]


@dataclass(frozen=True)
class Reader:
    """A camera and a pose model before one body."""

    camera: Camera
    noise: Noise
    height: float
    shoulders: float

    def read(self, figure: Figure, times: Array, rng: np.random.Generator) -> Reading:
        """The figure at these times as the model would see it, nobody lost yet."""
        camera, noise = self.camera, self.noise
        seen, image = camera.view(figure.landmarks), camera.project(figure.landmarks)
        odds = log_odds(seen[..., 2], image, (camera.width, camera.height), self.shoulders)
        odds = odds + noise.visibility * rng.standard_normal(odds.shape)
        factor = 1.0 + (noise.far - 1.0) * farness(seen[..., 2], self.shoulders)
        factor = factor * np.where(is_lying(figure.landmarks), noise.lying, 1.0)[:, None]
        error = flat_error(rng, noise, times, factor)
        error += rng.normal(0.0, 0.08, error.shape) * (rng.random(odds.shape) < noise.outliers)[..., None]
        pixels = self.height * camera.focal / np.median(seen[..., 2], axis=1)
        image = underbent(image, noise.underbend) + error * pixels[:, None, None]
        return Reading(image, self.world(seen, error, times, rng), odds)

    def world(self, seen: Array, error: Array, times: Array, rng: np.random.Generator) -> Array:
        """(n, 33, 3) hip-centred metres, with the depth a model guesses."""
        world = hip_centred(seen) * (1.0 + self.noise.world_scale * rng.standard_normal())
        world[..., 2] = world[..., 2] * (1.0 - self.noise.depth_shrink) + depth_offset(rng, self.noise, times)
        world[..., :2] += error * self.height
        return hip_centred(world)


def mirror(track: PoseTrack) -> PoseTrack:
    """The track of the same film mirrored, as selfie cameras save it: sides change their names."""
    twins = list(MIRRORED)
    image, world = track.image[:, twins].copy(), track.world[:, twins].copy()
    image[..., 0] = track.width - image[..., 0]
    world[..., 0] *= -1.0
    outlines = track.outline[:, :, ::-1]
    return replace(track, image=image, world=world, visibility=track.visibility[:, twins], outline=outlines)


def to_track(
    performance: Performance,
    camera: Camera | None = None,
    fps: float = 30.0,
    noise: Noise | None = None,
    seed: int = 0,
    *,
    rate: float | None = None,
    mirrored: bool = False,
) -> PoseTrack:
    """The performance filmed at ``fps`` and read by a pose model; ``rate`` frames a second are analysed (None: all).

    Without ``noise`` the landmarks are exact. The same seed gives the same track.
    """
    camera, noise, rng = camera or Camera(), noise or PERFECT, np.random.default_rng(seed)
    total = int(performance.seconds * fps)
    film = film_times(total, fps, noise.vfr, rng)
    rows = sampled(film, rate)
    times = film[rows]
    reader = Reader(camera, noise, performance.body.height, performance.body.shoulders)
    figure = performance.figure(times)
    reading = reader.read(figure, times, rng)
    swapped, lost = runs(rng, len(times), noise.swaps), runs(rng, len(times), noise.dropouts)
    image, world, seen = (swap(a, swapped) for a in (reading.image, reading.world, visibility(reading.odds)))
    edges = blurred(outline(figure, camera, performance.body.height), noise, times, rng)
    image[lost], world[lost], seen[lost], edges[lost] = np.nan, np.nan, 0.0, np.nan
    alone = np.zeros(len(times))
    track = PoseTrack(times, rows, image, world, seen, camera.width, camera.height, fps, total, alone, edges)
    return mirror(track) if mirrored else track
