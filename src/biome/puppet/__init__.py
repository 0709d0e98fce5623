"""A mannequin moved by joint angles and filmed by a camera: tracks and films whose truth is known exactly."""

from __future__ import annotations

from biome.puppet.body import Body
from biome.puppet.camera import PHONE, Camera
from biome.puppet.film import frames, frames_at
from biome.puppet.performance import Performance, perform
from biome.puppet.sets import InvalidSet, Set, Tempo, fading
from biome.puppet.track import to_track

__all__ = ["PHONE", "Body", "Camera", "InvalidSet", "Performance", "Set", "Tempo", "fading", "frames", "frames_at", "perform", "to_track"]
