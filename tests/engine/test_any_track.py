"""No track whatever makes the engine raise, or write a number that is none."""

from __future__ import annotations

import json

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.engine.sets import SLUGS, exercise, plain, report_of

from biome.engine.assess import assess
from biome.engine.skeleton import COUNT
from biome.engine.track import PoseTrack
from biome.puppet import Noise, Set


@st.composite
def garbage(draw: st.DrawFn) -> PoseTrack:
    """A track that no film ever gave: landmarks anywhere, of any size, lost at any time."""
    n = draw(st.integers(0, 60))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    size = draw(st.sampled_from([0.0, 1e-9, 1.0, 500.0, 1e6, 1e12]))
    image, world = rng.normal(300.0, 1.0, (n, COUNT, 2)) * size, rng.normal(0.0, 1.0, (n, COUNT, 3)) * size
    if draw(st.booleans()):
        image, world = image.cumsum(axis=0), world.cumsum(axis=0)
    gone = rng.random(n) < draw(st.sampled_from([0.0, 0.3, 0.9]))
    image[gone], world[gone] = np.nan, np.nan
    steps = rng.uniform(0.001, draw(st.sampled_from([0.05, 0.2, 30.0])), n)
    return PoseTrack(
        times=np.cumsum(steps),
        frames=np.arange(n) * 2,
        image=image,
        world=world,
        visibility=np.where(gone[:, None], 0.0, rng.random((n, COUNT))),
        width=draw(st.sampled_from([1, 720, 4096])),
        height=draw(st.sampled_from([1, 1280])),
        fps=draw(st.sampled_from([0.0, 30.0, 1000.0])),
        total_frames=n * 2,
        others=np.full(n, draw(st.sampled_from([0.0, np.nan, 3.0]))),
    )


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(garbage(), st.sampled_from(sorted(SLUGS)))
def test_no_track_whatever_raises_or_writes_a_number_that_is_none(track: PoseTrack, name: str) -> None:
    report = assess(track, exercise(name))
    document = report.to_json()
    json.dumps(document, allow_nan=False)
    assert plain(document)
    assert report.overall_score is None or 0.0 <= report.overall_score <= 10.0
    assert 0.0 <= report.confidence <= 1.0


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**16), st.sampled_from(sorted(SLUGS)), st.sampled_from([0.05, 0.4, 3.0]))
def test_a_set_under_any_noise_is_still_a_report(seed: int, name: str, rough: float) -> None:
    noise = Noise(jitter=rough * 4, bias=rough, dropouts=min(0.6, rough / 4), swaps=0.1, outliers=0.02, vfr=0.3)
    report = report_of(Set(name, reps=2, seconds=5.0), noise=noise, seed=seed)
    assert plain(report.to_json())
    assert all(0.0 <= i.confidence_score <= 1.0 and i.frame_start <= i.frame_end for i in report.issues)
