"""The 33 BlazePose landmarks by name, so that nobody writes ``landmarks[23]``."""

from __future__ import annotations

from enum import IntEnum

COUNT = 33


class Landmark(IntEnum):
    """BlazePose's landmarks in its own order. Left and right are the person's, not the picture's."""

    NOSE = 0
    LEFT_EYE_INNER = 1
    LEFT_EYE = 2
    LEFT_EYE_OUTER = 3
    RIGHT_EYE_INNER = 4
    RIGHT_EYE = 5
    RIGHT_EYE_OUTER = 6
    LEFT_EAR = 7
    RIGHT_EAR = 8
    MOUTH_LEFT = 9
    MOUTH_RIGHT = 10
    LEFT_SHOULDER = 11
    RIGHT_SHOULDER = 12
    LEFT_ELBOW = 13
    RIGHT_ELBOW = 14
    LEFT_WRIST = 15
    RIGHT_WRIST = 16
    LEFT_PINKY = 17
    RIGHT_PINKY = 18
    LEFT_INDEX = 19
    RIGHT_INDEX = 20
    LEFT_THUMB = 21
    RIGHT_THUMB = 22
    LEFT_HIP = 23
    RIGHT_HIP = 24
    LEFT_KNEE = 25
    RIGHT_KNEE = 26
    LEFT_ANKLE = 27
    RIGHT_ANKLE = 28
    LEFT_HEEL = 29
    RIGHT_HEEL = 30
    LEFT_FOOT_INDEX = 31
    RIGHT_FOOT_INDEX = 32


SIDED = ("EAR", "SHOULDER", "ELBOW", "WRIST", "HIP", "KNEE", "ANKLE", "HEEL", "FOOT_INDEX")
"""The joints that exist once a side and that measures are built from."""

MIRRORED = tuple(
    int(Landmark[name.replace("LEFT", "?").replace("RIGHT", "LEFT").replace("?", "RIGHT")])
    for name in Landmark.__members__
)
"""For each landmark, the index of its twin on the other side of the body (the nose is its own)."""

BONES = (
    ("LEFT_SHOULDER", "RIGHT_SHOULDER"),
    ("LEFT_HIP", "RIGHT_HIP"),
    *(
        (f"{side}_{a}", f"{side}_{b}")
        for side in ("LEFT", "RIGHT")
        for a, b in (
            ("SHOULDER", "ELBOW"),
            ("ELBOW", "WRIST"),
            ("SHOULDER", "HIP"),
            ("HIP", "KNEE"),
            ("KNEE", "ANKLE"),
            ("ANKLE", "HEEL"),
            ("HEEL", "FOOT_INDEX"),
            ("ANKLE", "FOOT_INDEX"),
        )
    ),
)
"""Pairs of landmark names to draw as a line."""


def joint(name: str, side: str) -> Landmark:
    """The landmark of one side: ``joint("KNEE", "left")`` is ``Landmark.LEFT_KNEE``."""
    return Landmark[f"{side.upper()}_{name}"]
