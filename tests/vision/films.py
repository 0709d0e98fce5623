"""Frames to make test films of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
MakeFilm = Callable[..., Path]


def bars(count: int, width: int = 320, height: int = 240) -> Iterator[Picture]:
    """Frames told apart by a white square that moves, above a red band that shows which way is up."""
    for index in range(count):
        picture = np.full((height, width, 3), 60, np.uint8)
        picture[: height // 4] = (220, 30, 30)
        left = (7 * index) % max(1, width - 16)
        picture[height // 2 : height // 2 + 16, left : left + 16] = 255
        yield picture
