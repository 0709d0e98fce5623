"""The pose track as a file: for the program to work with again, and as the wire has it."""

from __future__ import annotations

import gzip
import io
import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import numpy as np

from biome.engine.skeleton import BONES, Landmark
from biome.engine.track import FloatArray, PoseTrack


def packed(track: PoseTrack) -> bytes:
    """``track`` as a compressed archive of arrays, from which ``unpacked`` makes it again, exactly."""
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **asdict(track))
    return buffer.getvalue()


def unpacked(file: Path) -> PoseTrack:
    """The track kept in ``file``; what tracks did not have yet when it was kept is left at its default."""
    with np.load(file, allow_pickle=False) as arrays:
        values = {field.name: arrays[field.name] for field in fields(PoseTrack) if field.name in arrays}
    return PoseTrack(**{name: value if value.ndim else value.item() for name, value in values.items()})


def answer(track: PoseTrack) -> bytes:
    """``track`` as the gzipped body of an answer: coordinates in tenths of a pixel, null where nobody was found."""
    body = {"success": True, "data": _wire(track)}
    return gzip.compress(json.dumps(body, separators=(",", ":")).encode(), compresslevel=6, mtime=0)


def _wire(track: PoseTrack) -> dict[str, Any]:
    return {
        "names": [landmark.name.lower() for landmark in Landmark],
        "bones": [[int(Landmark[a]), int(Landmark[b])] for a, b in BONES],
        "width": track.width,
        "height": track.height,
        "fps": round(track.fps, 3),
        "totalFrames": track.total_frames,
        "frames": track.frames.tolist(),
        "times": np.round(track.times, 3).tolist(),
        "points": [_row(row) for row in track.image],
        "visibility": np.round(track.visibility.astype(float), 2).tolist(),
    }


def _row(points: FloatArray) -> list[list[float]] | None:
    return np.round(points.astype(float), 1).tolist() if np.isfinite(points).all() else None
