"""Smooth lines, discs, panels and letters on an RGB picture, in place: numpy for shapes, Pillow for letters.

Shapes are drawn from their distance field, so edges are smooth without drawing anything larger than it is.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Canvas = NDArray[np.uint8]
Point = tuple[float, float]


class Colour(NamedTuple):
    """Red, green and blue, 0-255."""

    red: int
    green: int
    blue: int


WHITE = Colour(255, 255, 255)
NIGHT = Colour(15, 18, 25)


def stroke(canvas: Canvas, start: Point, end: Point, width: float, colour: Colour, edge: float = 0.0) -> None:
    """A line with round ends; with an ``edge`` in pixels, on a soft dark border that sets it off any background."""
    reach = width / 2 + edge + 1
    box = _box(canvas, min(start[0], end[0]) - reach, min(start[1], end[1]) - reach,
               max(start[0], end[0]) + reach, max(start[1], end[1]) + reach)  # fmt: skip
    if box is None:
        return
    xs, ys = _grid(box)
    dx, dy = end[0] - start[0], end[1] - start[1]
    squared = dx * dx + dy * dy or 1.0
    along = np.clip((xs - start[0]) * (dx / squared) + (ys - start[1]) * (dy / squared), 0.0, 1.0)
    distance = np.hypot(xs - start[0] - along * dx, ys - start[1] - along * dy)
    _fill(canvas[box], distance, width / 2, colour, edge)


def disc(canvas: Canvas, centre: Point, radius: float, colour: Colour, edge: float = 0.0) -> None:
    """A filled circle, on a soft dark border as ``stroke``."""
    stroke(canvas, centre, centre, 2 * radius, colour, edge)


def arc(canvas: Canvas, centre: Point, ends: tuple[Point, Point], radius: float, width: float, colour: Colour) -> None:
    """The arc of the angle at ``centre`` between the directions to both ``ends``, the smaller way round."""
    first, last = (np.arctan2(y - centre[1], x - centre[0]) for x, y in ends)
    turn = (last - first + np.pi) % (2 * np.pi) - np.pi
    steps = max(2, int(abs(turn) * radius / 6))
    angles = first + turn * np.linspace(0, 1, steps + 1)
    points = [(centre[0] + radius * np.cos(a), centre[1] + radius * np.sin(a)) for a in angles]
    for one, other in pairwise(points):
        stroke(canvas, one, other, width, colour)


def panel(canvas: Canvas, x: float, y: float, width: float, height: float, radius: float, colour: Colour = NIGHT,
          opacity: float = 0.72) -> None:  # fmt: skip
    """A translucent rectangle with round corners."""
    box = _box(canvas, x, y, x + width, y + height)
    if box is None:
        return
    xs, ys = _grid(box)
    beyond_x = np.maximum(np.abs(xs - x - width / 2) - width / 2 + radius, 0.0)
    beyond_y = np.maximum(np.abs(ys - y - height / 2) - height / 2 + radius, 0.0)
    _blend(canvas[box], np.clip(radius + 0.5 - np.hypot(beyond_x, beyond_y), 0.0, 1.0) * opacity, colour)


def letters(canvas: Canvas, x: float, y: float, text: str, size: float, colour: Colour = WHITE) -> None:
    """``text`` with its top left corner at (x, y); ``size`` is the height of a line in pixels."""
    mask = _mask(text, max(8, round(size)))
    left, top = round(x), round(y)
    box = _box(canvas, left, top, left + mask.shape[1] - 1, top + mask.shape[0] - 1)
    if box is not None:
        rows, columns = box
        cut = mask[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left]
        _blend(canvas[box], cut, colour)


def measure(text: str, size: float) -> tuple[int, int]:
    """Width and height in pixels that ``letters`` takes."""
    mask = _mask(text, max(8, round(size)))
    return mask.shape[1], mask.shape[0]


@lru_cache(maxsize=512)
def _mask(text: str, size: int) -> NDArray[np.float32]:
    """(height, width) how much of each pixel the text covers."""
    font = _font(size)
    ascent, descent = font.getmetrics() if isinstance(font, ImageFont.FreeTypeFont) else (size, 0)
    image = Image.new("L", (max(1, round(font.getlength(text))) + 2, ascent + descent))
    ImageDraw.Draw(image).text((1, 0), text, fill=255, font=font, stroke_width=0.35 if size >= 14 else 0)
    return np.asarray(image, np.float32) / np.float32(255)


@lru_cache(maxsize=32)
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _box(canvas: Canvas, left: float, top: float, right: float, bottom: float) -> tuple[slice, slice] | None:
    """The rows and columns of the canvas within those bounds; None when there are none."""
    if not all(map(np.isfinite, (left, top, right, bottom))):
        return None
    height, width = canvas.shape[:2]
    x0, x1 = max(0, int(np.floor(left))), min(width, int(np.ceil(right)) + 1)
    y0, y1 = max(0, int(np.floor(top))), min(height, int(np.ceil(bottom)) + 1)
    return (slice(y0, y1), slice(x0, x1)) if x0 < x1 and y0 < y1 else None


def _grid(box: tuple[slice, slice]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    rows, columns = box
    xs = np.arange(columns.start, columns.stop, dtype=np.float32)[None, :]
    return xs, np.arange(rows.start, rows.stop, dtype=np.float32)[:, None]


def _fill(region: Canvas, distance: NDArray[np.floating], radius: float, colour: Colour, edge: float) -> None:
    if edge:
        _blend(region, np.clip((radius + edge + 0.5 - distance) / (edge + 0.5), 0.0, 1.0) * 0.55, NIGHT)
    _blend(region, np.clip(radius + 0.5 - distance, 0.0, 1.0), colour)


def _blend(region: Canvas, cover: NDArray[np.floating], colour: Colour) -> None:
    """Mix the colour into the pixels that are covered at all."""
    rows, columns = np.nonzero(cover > 0.004)
    share = cover[rows, columns][:, None].astype(np.float32)
    region[rows, columns] = (region[rows, columns] * (1 - share) + share * np.array(colour, np.float32) + 0.5).astype(
        np.uint8
    )
