"""A performance seen by a camera as BlazePose would report it: a PoseTrack, clean or corrupted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from biome.engine.skeleton import COUNT, MIRRORED, Landmark
from biome.engine.track import PoseTrack
from biome.puppet.camera import Camera
from biome.puppet.figure import Figure
from biome.puppet.geometry import Array
from biome.puppet.performance import Performance


def clean_track(figure: Figure, times: Array, frames: Array, camera: Camera, fps: float, total: int) -> PoseTrack:
    """What a perfect pose model would say of these moments."""
    world = camera.view(figure.landmarks)
    hips = (world[:, Landmark.LEFT_HIP] + world[:, Landmark.RIGHT_HIP]) / 2.0
    return PoseTrack(
        times=times, frames=frames, image=camera.project(figure.landmarks), world=world - hips[:, None],
        visibility=np.full((len(times), COUNT), 0.99), width=camera.width, height=camera.height,
        fps=fps, total_frames=total, others=np.zeros(len(times)),
    )  # fmt: skip


def mirror(track: PoseTrack) -> PoseTrack:
    """The track of the same film mirrored, as selfie cameras save it: sides change their names."""
    twins = np.array(MIRRORED)
    image, world = track.image[:, twins].copy(), track.world[:, twins].copy()
    image[..., 0] = track.width - image[..., 0]
    world[..., 0] *= -1.0
    return replace(track, image=image, world=world, visibility=track.visibility[:, twins])


def to_track(performance: Performance, camera: Camera | None = None, fps: float = 30.0, *, mirrored: bool = False) -> PoseTrack:
    """The performance filmed at ``fps`` and read by a pose model."""
    camera = camera or Camera()
    total = int(performance.seconds * fps)
    times = np.arange(total) / fps
    track = clean_track(performance.figure(times), times, np.arange(total), camera, fps, total)
    return mirror(track) if mirrored else track
