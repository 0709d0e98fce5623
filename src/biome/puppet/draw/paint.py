"""Solids to pixels: shaded from far to near with Pillow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from biome.puppet.camera import Camera
from biome.puppet.draw.solids import Colour, Solid
from biome.puppet.geometry import Array

LAYERS = ((1.0, 0.60, 0.0), (0.86, 0.78, 0.10), (0.66, 0.93, 0.22), (0.40, 1.06, 0.34))
"""Each: share of the radius, brightness, shift towards the light as a share of the radius. Darkest rim first."""

LIGHT = (-0.45, -0.80)
"""Where the light comes from in the picture."""


@dataclass(frozen=True, eq=False)
class Shape:
    """A solid in the picture at n moments, pixels."""

    start: Array
    end: Array
    radius: Array
    """(n, 2) at the start and at the end."""
    depth: Array
    """(n,) metres along the camera's axis, of the middle."""
    colour: Colour
    group: str


def shape(solid: Solid, camera: Camera, scale: float) -> Shape:
    """The solid as the camera sees it; ``scale`` enlarges for supersampling."""
    start, end = camera.view(solid.start), camera.view(solid.end)
    near = np.maximum(np.stack([start[:, 2], end[:, 2]], axis=1), 0.2)
    radius = np.array(solid.radii) * camera.focal / near * scale
    depth = (start[:, 2] + end[:, 2]) / 2.0
    return Shape(
        camera.project(solid.start) * scale, camera.project(solid.end) * scale, radius, depth, solid.colour, solid.group
    )


def groups(shapes: list[Shape]) -> list[list[Shape]]:
    """Shapes gathered by group, in the order given."""
    found: dict[str, list[Shape]] = {}
    for one in shapes:
        found.setdefault(one.group, []).append(one)
    return list(found.values())


def paint(canvas: Image.Image, bodies: list[list[Shape]], moment: int) -> None:
    """Draw the groups at one moment, farthest first, each layer over the whole group so that joints do not show."""
    pen = ImageDraw.Draw(canvas)
    order = sorted(bodies, key=lambda g: -float(np.mean([s.depth[moment] for s in g])))
    for group in order:
        for share, brightness, shift in LAYERS:
            for one in group:
                capsule(pen, one, moment, share, brightness, shift)


def capsule(pen: ImageDraw.ImageDraw, one: Shape, moment: int, share: float, brightness: float, shift: float) -> None:
    """One layer of one shape."""
    ra, rb = (float(r) for r in one.radius[moment])
    ax, ay = (float(c) + LIGHT[i] * shift * ra for i, c in enumerate(one.start[moment]))
    bx, by = (float(c) + LIGHT[i] * shift * rb for i, c in enumerate(one.end[moment]))
    ra, rb = ra * share, rb * share
    red, green, blue = (min(255, int(c * brightness)) for c in one.colour)
    fill = (red, green, blue)
    pen.ellipse((ax - ra, ay - ra, ax + ra, ay + ra), fill=fill)
    pen.ellipse((bx - rb, by - rb, bx + rb, by + rb), fill=fill)
    length = float(np.hypot(bx - ax, by - ay))
    if length > abs(ra - rb) and length > 0.5:
        pen.polygon(flanks((ax, ay), (bx, by), ra, rb, length), fill=fill)


def flanks(
    a: tuple[float, float], b: tuple[float, float], ra: float, rb: float, length: float
) -> list[tuple[float, float]]:
    """The four points where the outer tangents touch the two circles."""
    cos = (ra - rb) / length
    sin = float(np.sqrt(max(0.0, 1.0 - cos * cos)))
    ux, uy = (b[0] - a[0]) / length, (b[1] - a[1]) / length
    left = (ux * cos - uy * sin, uy * cos + ux * sin)
    right = (ux * cos + uy * sin, uy * cos - ux * sin)
    return [
        (a[0] + left[0] * ra, a[1] + left[1] * ra),
        (b[0] + left[0] * rb, b[1] + left[1] * rb),
        (b[0] + right[0] * rb, b[1] + right[1] * rb),
        (a[0] + right[0] * ra, a[1] + right[1] * ra),
    ]
