"""The one part of MediaPipe that finds bodies, without the rest of it.

``import mediapipe`` runs package initialisers that import OpenCV, matplotlib's pyplot and a sound library for drawing
and audio tasks: half a second, 70 MB, and libGL, for modules that are never used here. The initialisers of those
packages are passed over while the pose landmarker is imported; afterwards the import system forgets it all again, so
that a program that imports mediapipe itself gets the whole of it.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import Any, NamedTuple

HEAVY = ("mediapipe", "mediapipe.tasks", "mediapipe.tasks.python", "mediapipe.tasks.python.vision")


class PoseLibrary(NamedTuple):
    """MediaPipe's modules that we use."""

    landmarker: Any
    base_options: Any
    image: Any
    running_mode: Any


@cache
def pose_library() -> PoseLibrary:
    """MediaPipe's pose landmarker; raises ImportError or OSError when it, or a system library it needs, is missing."""
    with initialisers_passed_over():
        # The native library is looked up through the packages: loaded later, it would bring all of them in.
        importlib.import_module("mediapipe.tasks.python.core.mediapipe_c_bindings").load_raw_library()
        return PoseLibrary(
            landmarker=importlib.import_module("mediapipe.tasks.python.vision.pose_landmarker"),
            base_options=importlib.import_module("mediapipe.tasks.python.core.base_options"),
            image=importlib.import_module("mediapipe.tasks.python.vision.core.image"),
            running_mode=importlib.import_module("mediapipe.tasks.python.vision.core.vision_task_running_mode"),
        )


@contextmanager
def initialisers_passed_over() -> Iterator[None]:
    """Packages that have not been imported yet stand bare for a while; then all that was loaded is forgotten."""
    before = set(sys.modules)
    try:
        for name in HEAVY:
            if name not in before:
                sys.modules[name] = _bare(name)
        yield
    finally:
        for name in [name for name in sys.modules if name.partition(".")[0] == "mediapipe" and name not in before]:
            del sys.modules[name]


def _bare(name: str) -> ModuleType:
    """The package ``name`` that knows where its modules are but has run no initialiser."""
    spec = importlib.util.find_spec(name)
    if spec is None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    return importlib.util.module_from_spec(spec)
