"""BlazePose through MediaPipe Tasks: a picture in, the body's 33 landmarks out."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from biome.vision.errors import DetectorUnavailable
from biome.vision.outline import outline
from biome.vision.pose_library import PoseLibrary, pose_library
from biome.vision.quiet import quiet_native_stderr

WIDTH_MULTIPLE = 16
"""mediapipe 1.2.2 in VIDEO mode silently finds nobody when a picture's width is not a multiple of 16."""
STARTING = threading.Lock()
"""Only one detector starts at a time: silencing it is a matter of the whole process."""


@dataclass(frozen=True)
class Pose:
    """One body in one picture."""

    image: NDArray[np.float32]
    """(33, 2) x and y as a share of the picture's width and height."""
    world: NDArray[np.float32]
    """(33, 3) metres, hip-centred."""
    visibility: NDArray[np.float32]
    """(33,) 0-1."""
    outline: NDArray[np.float32] | None = None
    """(9, 2) of the trunk, as ``PoseTrack.outline`` has it; only from a detector that was asked for it."""


class Detector:
    """Finds a body in pictures. One per film: in VIDEO mode it follows a body from picture to picture.

    With ``video`` false it searches each picture anew. With ``outlines`` each body comes with its trunk's outline,
    which takes the full model and half as long again. Not safe to share by threads.
    """

    def __init__(self, model: Path, video: bool = True, outlines: bool = False) -> None:
        self._stamp = -1
        self._found = False
        with STARTING, quiet_native_stderr():
            self._landmarker = _landmarker(model, video, outlines)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._landmarker.close()

    def follow(self, rgb: NDArray[np.uint8], seconds: float) -> Pose | None:
        """The body in the next picture of the film, or None; ``seconds`` may repeat but should not fall."""
        self._stamp = max(self._stamp + 1, round(seconds * 1000))
        image, stretch = _padded(rgb)
        return _pose(self._quietly(lambda: self._landmarker.detect_for_video(image, self._stamp)), rgb, stretch)

    def search(self, rgb: NDArray[np.uint8]) -> Pose | None:
        """The most prominent body in this one picture, or None (of a detector that is not for video)."""
        image, stretch = _padded(rgb)
        return _pose(self._quietly(lambda: self._landmarker.detect(image)), rgb, stretch)

    def _quietly(self, detect: Callable[[], Any]) -> Any:
        """Until a body has been found, calls may warn of things that nobody can act on; then all has been said."""
        if self._found:
            return detect()
        with STARTING, quiet_native_stderr():
            result = detect()
        self._found = bool(result.pose_landmarks)
        return result


def preload() -> PoseLibrary:
    """Import the detector's library ahead of need; raises DetectorUnavailable when the machine lacks a part of it."""
    try:
        return pose_library()
    except (ImportError, OSError) as error:
        raise DetectorUnavailable(sentence_for(error)) from error


@cache
def content(model: Path) -> bytes:
    """The model's bytes, read once: who has given up the file system still starts detectors."""
    return model.read_bytes()


def _landmarker(model: Path, video: bool, masks: bool) -> Any:
    library = preload()
    mode = library.running_mode.VisionTaskRunningMode
    try:
        options = library.landmarker.PoseLandmarkerOptions(
            base_options=library.base_options.BaseOptions(model_asset_buffer=content(model)),
            running_mode=mode.VIDEO if video else mode.IMAGE,
            output_segmentation_masks=masks,
        )
        return library.landmarker.PoseLandmarker.create_from_options(options)
    except (OSError, RuntimeError, ValueError) as error:
        raise DetectorUnavailable(sentence_for(error)) from error


def sentence_for(error: Exception) -> str:
    """A sentence for a person instead of the linker's message."""
    library = next((word.strip(":'\"") for word in str(error).split() if ".so" in word), "")
    if library and "cannot open shared object file" in str(error):
        return (
            f"The pose detector needs the system library {library}, which is not installed. "
            "On Debian or Ubuntu: apt-get install libegl1 libgles2 libgl1"
        )
    return f"The pose detector cannot start: {error}"


def _padded(rgb: NDArray[np.uint8]) -> tuple[Any, float]:
    """The picture as MediaPipe takes it, its right edge padded, and how much wider that made it."""
    height, width = rgb.shape[:2]
    padded = -(-width // WIDTH_MULTIPLE) * WIDTH_MULTIPLE
    if padded != width:
        wider = np.zeros((height, padded, 3), np.uint8)
        wider[:, :width] = rgb
        rgb = wider
    image = pose_library().image
    return image.Image(image_format=image.ImageFormat.SRGB, data=np.ascontiguousarray(rgb)), padded / width


def _pose(result: Any, rgb: NDArray[np.uint8], stretch: float) -> Pose | None:
    if not result.pose_landmarks:
        return None
    marks, world = result.pose_landmarks[0], result.pose_world_landmarks[0]
    image = np.array([(mark.x * stretch, mark.y) for mark in marks], np.float32)
    return Pose(
        image=image,
        world=np.array([(mark.x, mark.y, mark.z) for mark in world], np.float32),
        visibility=np.array([mark.visibility for mark in marks], np.float32),
        outline=_outline(result, image * np.array(rgb.shape[1::-1], np.float32)),
    )


def _outline(result: Any, body: NDArray[np.float32]) -> NDArray[np.float32] | None:
    """The trunk's outline of the ``body`` (33, 2) pixels; the mask has the padded picture's pixels."""
    if not result.segmentation_masks:
        return None
    return outline(result.segmentation_masks[0].numpy_view()[..., 0], body)
