"""A pinhole camera on a tripod: where each point of the room falls in the picture."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from biome.puppet.geometry import UP, Array, points, unit


@dataclass(frozen=True)
class Camera:
    """Where the camera stands and what it sees.

    ``yaw`` in degrees around the performer: 0 in front of him, 90 at his right side (he faces the picture's right),
    -90 at his left, 180 behind. ``distance`` is along the floor to the target (metres; the performer starts at
    x = z = 0), ``lens_height`` above the floor. ``fov`` is the longer side's angle, ``pitch`` the tilt in degrees
    (None: aimed at the target; negative looks down), ``roll`` turns the camera clockwise. ``width`` and ``height``
    are the upright picture's pixels.
    """

    yaw: float = 90.0
    distance: float = 3.2
    lens_height: float = 1.0
    fov: float = 62.0
    pitch: float | None = None
    roll: float = 0.0
    width: int = 1280
    height: int = 720
    target: tuple[float, float, float] = (0.0, 0.85, 0.0)

    @property
    def focal(self) -> float:
        """Focal length in pixels."""
        return max(self.width, self.height) / 2.0 / np.tan(np.radians(self.fov) / 2.0)

    @property
    def position(self) -> Array:
        """(3,) metres."""
        yaw = np.radians(self.yaw)
        x, _, z = self.target
        return np.array([x + self.distance * np.cos(yaw), self.lens_height, z + self.distance * np.sin(yaw)])

    @property
    def axes(self) -> Array:
        """(3, 3) rows: the picture's right, its down, and away from the camera."""
        level = np.asarray(self.target) - self.position
        if self.pitch is not None:
            flat = unit(points(level[0], 0.0, level[2]))
            level = flat * np.cos(np.radians(self.pitch)) + UP * np.sin(np.radians(self.pitch))
        away = unit(level)
        right = unit(np.cross(away, UP))
        down = np.cross(away, right)
        roll = np.radians(self.roll)
        turned = right * np.cos(roll) + down * np.sin(roll), down * np.cos(roll) - right * np.sin(roll)
        return np.stack([*turned, away])

    def view(self, room: Array) -> Array:
        """(..., 3) camera coordinates in metres: right, down, away."""
        return (room - self.position) @ self.axes.T

    def project(self, room: Array) -> Array:
        """(..., 2) pixels of points in the room; x to the right, y down."""
        seen = self.view(room)
        centre = np.array([self.width / 2.0, self.height / 2.0])
        return seen[..., :2] / np.maximum(seen[..., 2:], 1e-6) * self.focal + centre

    def unproject(self, pixels: Array, depth: Array) -> Array:
        """(..., 3) the point of the room seen at a pixel, ``depth`` metres away along the camera's axis."""
        centre = np.array([self.width / 2.0, self.height / 2.0])
        flat = (pixels - centre) / self.focal * depth[..., None]
        return np.concatenate([flat, depth[..., None]], axis=-1) @ self.axes + self.position


PHONE = Camera(width=720, height=1280, fov=65.0, distance=3.0)
"""A phone held upright."""


def framing(room: Array, camera: Camera | None = None, margin: float = 0.12) -> Camera:
    """The camera aimed at, and moved back from, points of the room (..., 3) so that all are in the picture.

    ``margin`` is the share of the picture left free on each side. Yaw, field of view and picture size are kept; the
    lens goes to the height of the middle of the body, as phones should.
    """
    camera = camera or Camera()
    flat = room.reshape(-1, 3)
    low, high = flat.min(axis=0), flat.max(axis=0)
    middle = (low + high) / 2.0
    aimed = replace(camera, target=tuple(float(c) for c in middle), lens_height=max(float(middle[1]), 0.5), pitch=None)
    seen = flat @ aimed.axes.T - middle @ aimed.axes.T
    room_for = np.array([camera.width, camera.height]) / 2.0 * (1.0 - 2.0 * margin) / camera.focal
    needed = np.abs(seen[:, :2]) / room_for - seen[:, 2:]
    return replace(aimed, distance=float(needed.max()))
