"""What the web app draws of movements: the puppet at the start and at the turn of each, and an example set.

`python scripts/figures.py` writes `web/src/features/library/figures.json` and `web/src/features/landing/example.json`.
Run it again when the puppet, or the library's views, have changed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from biome.coach.offline import OfflineCoach
from biome.engine.assess import assess
from biome.engine.report import SetReport
from biome.engine.skeleton import Landmark
from biome.exercises import Exercise, library
from biome.exercises.accuracy import cards
from biome.exercises.spec import ViewName
from biome.puppet import TYPICAL, Camera, Performance, Set, Tempo, framing, perform, to_track
from biome.puppet.geometry import Array
from biome.puppet.trials.cast import Cast
from biome.puppet.trials.casts import CASTS, by_pattern

FEATURES = Path(__file__).resolve().parents[1] / "web" / "src" / "features"
JOINTS = ("SHOULDER", "ELBOW", "WRIST", "HIP", "KNEE", "ANKLE", "HEEL", "FOOT_INDEX")
TALL = 100.0
"""Units of the drawing that a body is tall."""
HEIGHT = 1.75  # m
YAWS = {"side": 90.0, "oblique": 45.0, "front": 0.0, "end-on": 0.0}
EXAMPLE = Set(
    "squat",
    reps=5,
    tempo=Tempo(1.3),
    faults={"forward_lean": 66.0, "heel_lift": 16.0},
    faulty_reps=frozenset({3, 4, 5}),
)
EXAMPLE_FPS, LOOP_FPS = 30.0, 20.0


def drawn(landmarks: Array, camera: Camera) -> Array:
    """(n, 17, 2) head and joints, left ones first, as the camera sees them; up is up, a body is TALL."""
    ears = (landmarks[:, Landmark.LEFT_EAR] + landmarks[:, Landmark.RIGHT_EAR]) / 2.0
    joints = [landmarks[:, Landmark[f"{side}_{name}"]] for side in ("LEFT", "RIGHT") for name in JOINTS]
    return camera.project(np.stack([ears, *joints], axis=1)) * camera.distance / camera.focal / HEIGHT * TALL


def placed(points: Array) -> tuple[list[list[int]], list[int]]:
    """The points as whole numbers from the corner of the box that holds all of them, and that box's size."""
    corner = points.min(axis=(0, 1))
    size = np.ceil(points.max(axis=(0, 1)) - corner).astype(int)
    return [row.ravel().tolist() for row in np.rint(points - corner).astype(int)], size.tolist()


def seen(performance: Performance, times: list[float], yaw: float) -> tuple[list[list[int]], list[int]]:
    """The body at those times from that side."""
    landmarks = performance.figure(times).landmarks
    return placed(drawn(landmarks, framing(landmarks, Camera(yaw=yaw, distance=6.0, fov=30.0))))


def moments(performance: Performance) -> list[float]:
    """Seconds at which a movement shows best: at the ends of the second rep; of a hold, its middle."""
    if len(performance.reps) < 2:
        return [performance.seconds / 2.0]
    rep = performance.reps[1]
    start, turn = rep.start, (rep.turn + rep.leave) / 2.0
    return [turn, start] if _rises(performance, start, turn) else [start, turn]


def _rises(performance: Performance, start: float, turn: float) -> bool:
    """Whether it ends in plain standing, as a deadlift does: what one knows it by is then its start."""
    heads, wrists = (performance.figure([start, turn])[name][:, 1] for name in (Landmark.NOSE, Landmark.LEFT_WRIST))
    return bool(heads[0] < 0.85 * heads[1] and heads[1] > 0.8 * HEIGHT and wrists[1] < heads[1])


def figure(cast: Cast, view: ViewName) -> dict[str, Any]:
    """One movement from one side; and at its turn from above, with the camera below, and from beside, to its left."""
    performance = perform(Set(cast.motion, reps=3, tempo=cast.tempo, seconds=8.0, style=cast.style))
    yaw = cast.yaws.get(view, (YAWS[view],))[0]
    times = moments(performance)
    poses, size = seen(performance, times, yaw)
    above, beside = around(performance.figure(times[-1:]).landmarks[0], np.radians(yaw))
    return {"size": size, "poses": poses, "above": above, "beside": beside}


def around(landmarks: Array, yaw: float) -> tuple[list[int], list[int]]:
    """The body from above and from beside, cm from its middle on the floor; from above there is a nose, too."""
    ears = (landmarks[Landmark.LEFT_EAR] + landmarks[Landmark.RIGHT_EAR]) / 2.0
    joints = [landmarks[Landmark[f"{side}_{name}"]] for side in ("LEFT", "RIGHT") for name in JOINTS]
    points = np.stack([ears, *joints, landmarks[Landmark.NOSE]])
    towards = np.array([np.cos(yaw), np.sin(yaw)])
    across = np.array([towards[1], -towards[0]])  # to the right of who stands at the camera
    flat = points[:, [0, 2]]
    flat = flat - (flat.min(axis=0) + flat.max(axis=0)) / 2.0
    above = np.stack([flat @ across, flat @ towards], axis=1)
    beside = np.stack([-(flat @ towards), -points[:, 1]], axis=1)[:-1]
    return whole(above), whole(beside)


def whole(metres: Array) -> list[int]:
    """Centimetres, one number after the other."""
    return np.rint(metres * 100.0).astype(int).ravel().tolist()


def cast_of(exercise: Exercise) -> Cast:
    """Who plays it, or its pattern."""
    own = [cast for cast in CASTS if cast.slug == exercise.slug]
    return (own or by_pattern()[exercise.pattern.id])[0]


def figures() -> dict[str, Any]:
    """The figure of every exercise by its slug; those that are played alike share one."""
    drawings: dict[str, Any] = {}
    which: dict[str, str] = {}
    for exercise in library().exercises:
        cast = cast_of(exercise)
        key = f"{cast.slug}/{exercise.view}"
        drawings.setdefault(key, figure(cast, exercise.view))
        which[exercise.slug] = key
    return {"figures": drawings, "of": which}


def example() -> dict[str, Any]:
    """A set of squats that begins to lean: what was found in it, and one rep of each kind to draw."""
    performance = perform(EXAMPLE)
    track = to_track(performance, framing(performance.figure(np.linspace(0, performance.seconds, 40)).landmarks),
                     fps=EXAMPLE_FPS, noise=TYPICAL, seed=4, rate=15.0)  # fmt: skip
    squat = library().get("squat")
    facts = assess(track, squat)
    return {**told(facts.advised(OfflineCoach().words(facts, squat))), **loop(performance)}


def told(report: SetReport) -> dict[str, Any]:
    """What of a report the page shows, in numbers; the words are the page's own, in every language."""
    lean = report.issues[0]
    return {
        "score": report.overall_score,
        "reps": [rep.score for rep in report.reps],
        "lean": {"degrees": round(lean.measured_value), "reps": len(lean.reps), "cost": lean.deduction},
        "metrics": {m.id: {"value": round(m.value, 1), "status": m.status} for m in report.metrics},
        "library": {"exercises": len(library().exercises), **counted()},
    }


def counted() -> dict[str, list[int]]:
    """How many sets were counted right, of how many: simulated ones, and clips that people labelled."""
    exact = [view.exact for card in cards().values() for view in card.views]
    film = [card.film.exact for card in cards().values() if card.film]
    return {
        name: [sum(s.found for s in shares), sum(s.of for s in shares)]
        for name, shares in (("sets", exact), ("clips", film))
    }


def loop(performance: Performance) -> dict[str, Any]:
    """The last clean rep and the first that leans, one after the other."""
    clean, leaning = performance.reps[1], performance.reps[2]
    times = np.arange(clean.start - 0.2, leaning.end + 0.3, 1.0 / LOOP_FPS)
    poses, size = seen(performance, times.tolist(), 90.0)
    wrong = [bool(leaning.start + 0.35 < t < leaning.end - 0.35) for t in times]
    return {
        "fps": LOOP_FPS,
        "size": size,
        "poses": poses,
        "wrong": [wrong.index(True), len(wrong) - wrong[::-1].index(True)],
    }


def main() -> None:
    """Write both."""
    for name, made in (("library/figures", figures()), ("landing/example", example())):
        path = FEATURES / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(made, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"{path.relative_to(FEATURES.parents[2])}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
