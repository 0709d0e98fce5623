"""The room: a wall, a floor with boards, a mat; drawn once per film."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageFilter

from biome.engine.track import BoolArray
from biome.puppet.camera import Camera
from biome.puppet.geometry import Array

WALL = np.array([203.0, 198.0, 188.0])
FLOOR = np.array([148.0, 118.0, 90.0])
MAT = np.array([92.0, 108.0, 100.0])
WALL_BEHIND = 2.2
"""Metres from the performer to the wall."""


def rays(camera: Camera) -> Array:
    """(height, width, 3) directions into the room through every pixel."""
    x = (np.arange(camera.width) + 0.5 - camera.width / 2.0) / camera.focal
    y = (np.arange(camera.height) + 0.5 - camera.height / 2.0) / camera.focal
    right, down, away = camera.axes
    return x[None, :, None] * right + y[:, None, None] * down + away


def floor_hit(camera: Camera, way: Array) -> tuple[Array, Array]:
    """Where each ray meets the floor: x and z in metres, infinite above the horizon."""
    falling = np.where(way[..., 1] < -1e-6, way[..., 1], -1e-6)
    reach = -camera.position[1] / falling
    return camera.position[0] + way[..., 0] * reach, camera.position[2] + way[..., 2] * reach


def beyond_wall(camera: Camera, x: Array, z: Array) -> BoolArray:
    """True where the floor point would lie behind the wall opposite the camera."""
    yaw = np.radians(camera.yaw)
    along = (x - camera.target[0]) * -np.cos(yaw) + (z - camera.target[2]) * -np.sin(yaw)
    return along > WALL_BEHIND


def background(camera: Camera) -> Image.Image:
    """The empty room in the picture's size."""
    way = rays(camera)
    x, z = floor_hit(camera, way)
    boards = 0.96 + 0.04 * np.sin(x * 9.0) * np.sin(z * 2.3) - 0.10 * (np.abs((z * 5.0) % 1.0 - 0.5) > 0.48)
    floor = FLOOR * boards[..., None]
    on_mat = (np.abs(x - camera.target[0]) < 1.35) & (np.abs(z - camera.target[2]) < 0.65)
    floor = np.where(on_mat[..., None], MAT, floor)
    up = np.clip(way[..., 1:2] * 1.2 + 0.5, 0.0, 1.0)
    wall = WALL * (0.86 + 0.16 * up)
    picture = np.where((beyond_wall(camera, x, z) | (way[..., 1] >= -1e-6))[..., None], wall, floor)
    return Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))


def softened(canvas: Image.Image, radius: float) -> Image.Image:
    """Slightly out of focus, as a wall behind somebody is."""
    return canvas.filter(ImageFilter.GaussianBlur(radius))
