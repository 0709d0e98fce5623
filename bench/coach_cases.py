"""Makes the reports of the coach's evaluation again, from their recipes, with the engine as it is.

`python bench/coach_cases.py` makes those of the puppet, and those of the films in ../shared/clips where they are at
hand; `python bench/coach_cases.py squat-valgus-left` only that one. Says which reports have changed, and which of them
do not fit what their case expects any more.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from clips import CLIPS

from biome.analysis import analyze_with_track
from biome.coach.eval.case import Case, load
from biome.coach.eval.fitting import misfits
from biome.coach.eval.recipe import Filmed, Performed
from biome.engine.assess import assess
from biome.engine.report import SetReport
from biome.engine.track import PoseTrack
from biome.puppet import HARSH, TYPICAL, Body, Camera, Performance, Set, Tempo, perform, to_track
from biome.puppet.camera import framing

CASES = Path(__file__).resolve().parents[1] / "src" / "biome" / "coach" / "eval" / "cases"
NOISES = {"typical": TYPICAL, "harsh": HARSH}
BESIDE = 0.8
"""Height of the other person, as a share of the performer's."""


def main() -> int:
    """Write the reports; 1 when one of them is not what its case expects."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="of cases; without any, all of them")
    wanted = set(parser.parse_args().names)
    told = [line for case in load() if not wanted or case.name in wanted for line in remade(case)]
    print("\n".join(told))
    return 1 if any("expected" in line for line in told) else 0


def remade(case: Case) -> Iterator[str]:
    """Make a case's report and keep it."""
    report = made(case)
    if report is None:
        yield f"{case.name}: the film is not at hand, so its report stays as it is"
        return
    file = CASES / f"{case.name}.json"
    text = json.dumps(facts(report), separators=(",", ":"), ensure_ascii=False, allow_nan=False) + "\n"
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8")
        yield f"{case.name}: changed"
    yield from (f"{case.name}: {misfit}" for misfit in misfits(case, report))


def made(case: Case) -> SetReport | None:
    """The report, as the engine makes it; None for a film that is not there."""
    if isinstance(case.made, Filmed):
        film = CLIPS / case.made.clip
        if not film.exists():
            return None
        return analyze_with_track(film, case.exercise.slug if case.slug else None)[0]
    return assess(track_of(case.made, case.exercise.rate), case.exercise)


def track_of(made: Performed, rate: float) -> PoseTrack:
    """The puppet's set as a pose model saw it."""
    tempo = Tempo(*made.tempo) if made.tempo else Tempo()
    performed = Set(
        made.puppet,
        reps=made.reps,
        tempo=tempo,
        rom=made.rom,
        seconds=made.seconds,
        faults=made.faults,
        style=made.style,
        faulty_reps=made.faulty_reps,
    )
    performance = perform(performed, Body(**made.body))
    track = to_track(
        performance, aimed(made, performance), max(made.fps, rate), NOISES[made.noise], made.seed, rate=rate
    )
    return troubled(track, made)


def aimed(made: Performed, performance: Performance) -> Camera:
    """The camera, ``back`` times as far away as the whole set in the picture needs."""
    width, height = made.size
    whole = performance.figure(np.linspace(0.0, performance.seconds, 60)).landmarks
    near = framing(whole, Camera(yaw=made.camera, width=width, height=height))
    return replace(near, distance=near.distance * made.back)


def troubled(track: PoseTrack, made: Performed) -> PoseTrack:
    """The track with what a film has against it: company, bad light, nobody in the picture."""
    if made.company:
        track = replace(track, others=np.full(len(track), BESIDE), place=made.company)
    if made.dim:
        seen = np.clip(track.visibility, 1e-6, 1 - 1e-6)
        track = replace(track, visibility=1.0 / (1.0 + (1.0 - seen) / seen * np.exp(made.dim)))
    if made.nobody:
        lost = {"image": track.image * np.nan, "world": track.world * np.nan, "visibility": track.visibility * 0.0}
        track = replace(track, **lost)
    return track


def facts(report: SetReport) -> dict[str, Any]:
    """What is kept of a report: the facts without curves, without words, without the time it took."""
    kept = replace(
        report, signal=None, processing_time=None, strengths=(), recommendations=(), next_fix="", summary="",
        narrative="", coached_by=None, issues=tuple(replace(issue, coaching_cue="") for issue in report.issues),
    )  # fmt: skip
    return rounded(kept.to_json())


def rounded(value: Any) -> Any:
    """Numbers as the film gives them and no more: five decimals; what is no number is null."""
    if isinstance(value, dict):
        return {key: rounded(one) for key, one in value.items()}
    if isinstance(value, list):
        return [rounded(one) for one in value]
    if isinstance(value, float):
        return round(float(value), 5) if np.isfinite(value) else None
    return value


if __name__ == "__main__":
    sys.exit(main())
