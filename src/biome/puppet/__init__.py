"""A mannequin moved by joint angles and filmed by a camera: tracks and films whose truth is known exactly.

``perform(Set("squat", reps=5, faults={"shallow_depth": 45}))`` gives a performance: its ``reps`` and ``truth(times)``.
``to_track(performance, Camera(yaw=90), fps=30, noise=TYPICAL, seed=1)`` is what BlazePose would report of it, and
``frames(performance, Camera(), fps=30)`` the drawn film, frame by frame.
"""

from __future__ import annotations

from biome.puppet.body import Body, InvalidBody
from biome.puppet.camera import PHONE, Camera, framing
from biome.puppet.film import frames, frames_at
from biome.puppet.knobs import FAULTS, STYLES
from biome.puppet.noise import HARSH, PERFECT, TYPICAL, Noise
from biome.puppet.performance import Performance, perform
from biome.puppet.sets import InvalidSet, Set, Tempo, fading
from biome.puppet.timeline import RepTruth
from biome.puppet.track import mirror, to_track

__all__ = [
    "FAULTS",
    "HARSH",
    "PERFECT",
    "PHONE",
    "STYLES",
    "TYPICAL",
    "Body",
    "Camera",
    "InvalidBody",
    "InvalidSet",
    "Noise",
    "Performance",
    "RepTruth",
    "Set",
    "Tempo",
    "fading",
    "frames",
    "frames_at",
    "framing",
    "mirror",
    "perform",
    "to_track",
]
