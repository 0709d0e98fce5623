"""The trunk's edge is found on the mask where it is the trunk's, and nowhere else."""

from __future__ import annotations

import numpy as np
import pytest

from biome.engine.skeleton import COUNT, joint
from biome.engine.track import OUTLINE
from biome.vision.outline import SMALLEST, outline

HEIGHT, WIDTH = 240, 320
HIPS, LENGTH, HALF = np.array([160.0, 180.0]), 100.0, 22.5


def body(lean: float = 0.0, elbow: tuple[float, float] | None = None, length: float = LENGTH) -> np.ndarray:
    """Landmarks of a trunk that leans so many degrees to the picture's right, its arms held overhead."""
    points = np.full((COUNT, 2), 500.0, np.float32)
    along = length * np.array([np.sin(np.radians(lean)), -np.cos(np.radians(lean))])
    for side in ("left", "right"):
        points[joint("HIP", side)] = HIPS
        points[joint("SHOULDER", side)] = HIPS + along
        points[joint("ELBOW", side)] = HIPS + 1.5 * along if elbow is None else elbow
        points[joint("WRIST", side)] = HIPS + 2.0 * along if elbow is None else elbow
    return points


def mask(lean: float = 0.0) -> np.ndarray:
    """A band of HALF pixels on either side of the leaning trunk's line, its edge a pixel soft."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH] + 0.5
    across = (x - HIPS[0]) * np.cos(np.radians(lean)) + (y - HIPS[1]) * np.sin(np.radians(lean))
    return np.clip(HALF - np.abs(across) + 0.5, 0.0, 1.0).astype(np.float32)


@pytest.mark.parametrize("lean", [0.0, 45.0, 80.0, -45.0])
def test_the_edge_is_found_to_a_fraction_of_a_pixel_however_the_trunk_leans(lean: float) -> None:
    found = outline(mask(lean), body(lean))
    assert found.shape == (len(OUTLINE), 2)
    assert found == pytest.approx(HALF / LENGTH, abs=0.004)


def test_the_first_column_is_to_the_left_of_one_who_looks_from_hips_to_shoulders() -> None:
    shown = mask()
    shown[:, 160:175] = 1.0
    shown[:, 175:] = 0.0
    left, right = np.nanmedian(outline(shown, body()), axis=0)
    assert left == pytest.approx(HALF / LENGTH, abs=0.004)
    assert right == pytest.approx(0.15, abs=0.01)


def test_a_strap_that_the_mask_leaves_out_is_no_edge() -> None:
    shown = mask()
    shown[:, 148:152] = 0.0
    assert np.nanmedian(outline(shown, body())[:, 0]) == pytest.approx(HALF / LENGTH, abs=0.004)


def test_what_reaches_too_far_has_no_edge() -> None:
    shown = mask()
    shown[100:130, 60:160] = 1.0
    found = outline(shown, body())[:, 0]
    covered = (HIPS[1] - OUTLINE * LENGTH > 98) & (HIPS[1] - OUTLINE * LENGTH < 132)
    assert np.isnan(found[covered]).all()
    assert np.isfinite(found[~covered]).all()


def test_an_elbow_drawn_back_hides_the_edge_behind_it() -> None:
    shown = mask()
    shown[110:130, 130:160] = 1.0
    found = outline(shown, body(elbow=(134.0, 120.0)))
    assert np.isnan(found[5:7, 0]).all()
    assert np.isfinite(found[:3]).all()


def test_the_edge_of_the_picture_is_not_the_edge_of_a_body() -> None:
    shown = mask()[:, 150:]
    moved = body() - np.array([150.0, 0.0], np.float32)
    found = outline(shown, moved)
    assert np.isnan(found[:, 0]).all()
    assert np.isfinite(found[:, 1]).all()


def test_a_trunk_of_a_few_pixels_has_no_shape() -> None:
    assert np.isnan(outline(mask(), body(length=SMALLEST - 1))).all()
    assert np.isnan(outline(mask(), np.full((COUNT, 2), np.nan, np.float32))).all()
