"""What a child that watches has loaded before it is locked in, and a child that only probes does without."""

from __future__ import annotations

import importlib
from pathlib import Path

import numpy as np

from biome.exercises import library
from biome.vision.child_numpy import load_numpy
from biome.vision.model import BUNDLE
from biome.vision.pose import Detector, content, preload

LAZY = ("biome.vision.choose", "biome.vision.watch")
"""Imported by others only when they are first needed, which would be too late."""


def load_detector(model: Path) -> None:
    """Import and read all that watching a film may need."""
    for name in LAZY:
        importlib.import_module(name)
    load_numpy()
    preload()
    library()
    content(model.with_name(BUNDLE))
    with Detector(model, video=False) as detector:  # native libraries look at the machine when they are first used
        detector.search(np.zeros((64, 64, 3), np.uint8))
