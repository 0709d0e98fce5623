"""What the trials try: true levels, allowed and forbidden views, the same every time, and the noise of the bars."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from biome.engine.severity import Limits, label
from biome.engine.skeleton import joint
from biome.exercises import library
from biome.puppet import PERFECT, Camera, Set, framing, perform, to_track
from biome.puppet.trials.cases import Trial, trials
from biome.puppet.trials.cast import Cast
from biome.puppet.trials.casts import CASTS, by_pattern
from biome.puppet.trials.levels import allowed, between
from biome.puppet.trials.tally import NOISE, performance_of, track_of

JOINTS = ("SHOULDER", "ELBOW", "WRIST", "HIP", "KNEE", "ANKLE", "HEEL", "FOOT_INDEX")


@pytest.mark.parametrize("direction, limits", [("above", (8.0, 14.0, 24.0)), ("below", (160.0, 150.0, 140.0))])
def test_each_level_has_the_severity_of_its_name(direction: str, limits: tuple[float, float, float]) -> None:
    scale = Limits(*limits, direction=direction)  # type: ignore[arg-type]
    below, minor, moderate, severe = (label(scale.severity(value)) for value in between(scale))
    assert (below, minor, moderate, severe) == (None, "minor", "moderate", "severe")


@pytest.mark.parametrize("cast", CASTS, ids=lambda c: f"{c.motion}-{c.slug}")
def test_faults_are_put_where_rules_see_them_and_forbidden_where_none_does(cast: Cast) -> None:
    faults = {fault.id: fault for fault in library().get(cast.slug).faults}
    tried = [t for t in trials(cast) if t.kind in ("fault", "forbidden")]
    assert all((t.view in allowed(faults[t.what])) == (t.kind == "fault") for t in tried)
    assert all(t.performed.faults for t in tried)


def test_the_trials_are_the_same_every_time_and_each_has_its_own_name_and_seed() -> None:
    first, again = ([t for cast in CASTS for t in trials(cast)] for _ in range(2))
    assert [(t.name, t.seed, t.shot, t.body) for t in first] == [(t.name, t.seed, t.shot, t.body) for t in again]
    assert len({t.name for t in first}) == len(first)


def test_a_trial_is_filmed_the_same_every_time() -> None:
    trial = next(trials(CASTS[0]))
    one, two = (track_of(trial, performance_of(trial)) for _ in range(2))
    assert np.array_equal(one.image, two.image, equal_nan=True)
    assert np.array_equal(one.times, two.times)


def test_nobody_leaves_the_picture() -> None:
    for casts in by_pattern().values():
        trial: Trial = next(trials(casts[0]))
        performance = performance_of(trial)
        camera = trial.shot.camera(performance)
        seen = camera.project(performance.figure(np.linspace(0.0, performance.seconds, 30)).landmarks)
        assert np.all((seen > 0.0) & (seen < (camera.width, camera.height))), trial.name


@pytest.mark.parametrize(
    "motion, yaw, low, high", [("squat", 0.0, 1.0, 1.2), ("squat", 90.0, 1.2, 1.5), ("push_up", 90.0, 1.5, 1.9)]
)
def test_the_noise_is_at_least_one_per_cent_of_the_height(motion: str, yaw: float, low: float, high: float) -> None:
    performance = perform(Set(motion, reps=2))
    camera = framing(performance.figure(np.linspace(0.0, performance.seconds, 30)).landmarks, Camera(yaw=yaw))
    wandering = replace(NOISE, dropouts=0.0, vfr=0.0, underbend=0.0, outliers=0.0)
    chosen = [joint(name, side) for name in JOINTS for side in ("left", "right")]
    exact = to_track(performance, camera, noise=PERFECT, rate=15.0).image[:, chosen]
    off = [to_track(performance, camera, noise=wandering, seed=s, rate=15.0).image[:, chosen] - exact for s in range(6)]
    height = performance.body.height * camera.focal / camera.distance
    error = 100.0 * float(np.sqrt(np.mean(np.sum(np.square(off), axis=-1)))) / height
    assert low <= error <= high
