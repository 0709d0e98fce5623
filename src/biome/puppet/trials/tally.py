"""Runs a trial and compares the report with the truth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from biome.engine.assess import assess
from biome.engine.report import SetReport, Severity
from biome.engine.track import PoseTrack
from biome.exercises import library
from biome.exercises.spec import MetricSpec
from biome.puppet.noise import TYPICAL, Noise
from biome.puppet.performance import Performance, perform
from biome.puppet.track import to_track
from biome.puppet.trials.cases import Trial
from biome.puppet.trials.casts import CASTS
from biome.puppet.trials.truths import true_metric

NOISE = TYPICAL
"""The 1 % noise of the bars, and somewhat more than it: what wanders, drifts and stays of a landmark's error is 1.1 %
of the body's height before a standing body, 1.4 % at its side and 1.7 % beside one that lies (root mean square distance
over the joints of both sides, as ``tests/puppet/trials`` measures it); 0.6 % along each axis at the easiest joint,
1.6 % at a far foot."""

FILMED = 30.0


@dataclass(frozen=True)
class Outcome:
    """What the report of a trial said. ``off`` is counted minus performed reps, or held seconds too many."""

    trial: Trial
    view: str
    kind: str
    off: float
    found: Mapping[str, Severity]
    unjudged: frozenset[str]
    refused: bool
    score: float | None
    errors: Mapping[str, float]  # of the metrics, reported minus true, by id
    again: float | None = None  # score of the same set before another draw of the noise

    @property
    def told(self) -> bool:
        """Whether the fault of the trial was reported."""
        return self.trial.what in self.found

    @property
    def exact(self) -> bool:
        """Counted to the rep; a hold timed within a second or 7 %."""
        return (
            abs(self.off) < 0.5
            if self.kind == "reps"
            else abs(self.off) <= max(1.0, 0.07 * self.trial.performed.seconds)
        )

    @property
    def within_one(self) -> bool:
        """Counted within one; a hold timed within two seconds or 14 %."""
        return (
            abs(self.off) < 1.5
            if self.kind == "reps"
            else abs(self.off) <= max(2.0, 0.14 * self.trial.performed.seconds)
        )


def performance_of(trial: Trial) -> Performance:
    """The set as performed."""
    return perform(trial.performed, trial.body)


def track_of(trial: Trial, performance: Performance, seed: int | None = None, noise: Noise = NOISE) -> PoseTrack:
    """The set as a pose model saw it, at the rate at which the exercise is analysed."""
    camera = trial.shot.camera(performance)
    rate = library().get(trial.slug).rate
    return to_track(performance, camera, max(FILMED, rate), noise, trial.seed if seed is None else seed, rate=rate)


def run(trial: Trial) -> Outcome:
    """Perform, film, assess and compare."""
    performance, exercise = performance_of(trial), library().get(trial.slug)
    report = assess(track_of(trial, performance), exercise)
    clean = trial.kind == "clean"
    twice = trial.number == 0 and (clean or trial.level == "moderate")
    return Outcome(
        trial=trial,
        view=report.view,
        kind=report.kind,
        off=_off(report, performance),
        found={issue.fault: issue.severity for issue in report.issues},
        unjudged=frozenset(entry.fault for entry in report.not_judged),
        refused=any(notice.code.startswith("looks_like") for notice in report.notices),
        score=report.overall_score,
        errors=_errors(report, trial, performance) if clean else {},
        again=assess(track_of(trial, performance, trial.seed + 1), exercise).overall_score if twice else None,
    )


def _off(report: SetReport, performance: Performance) -> float:
    if report.kind == "hold":
        return round((report.hold_seconds or 0.0) - performance.performed.seconds, 2)
    return float(report.rep_count - len(performance.reps))


def _errors(report: SetReport, trial: Trial, performance: Performance) -> dict[str, float]:
    """Reported minus true value of every metric whose truth the puppet knows."""
    specs: dict[str, MetricSpec] = {spec.id: spec for spec in library().get(trial.slug).metrics}
    names = next(cast.truth for cast in CASTS if cast.slug == trial.slug and cast.motion == trial.performed.exercise)
    errors = {}
    for metric in report.metrics:
        true = true_metric(specs[metric.id], performance, trial.view, names)
        if true is not None and np.isfinite(true):
            errors[metric.id] = round(metric.value - true, 3)
    return errors
