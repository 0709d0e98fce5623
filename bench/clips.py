"""The labelled clips beside the repository, and what their labels mean in the library's words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from turns import Turn, turns_in

CLIPS = Path(__file__).resolve().parents[2] / "shared" / "clips"

FAULTS = {
    "hips_sagging": "hip_sag",
    "hips_piked": "hip_pike",
    "hips_high": "hip_pike",
    "neck_extension": "head_crane",
    "head_up_neck_extension": "head_drop",
    "head_drop": "head_drop",
    "incomplete_lockout_between_reps": "soft_lockout",
    "elbow_flare": "elbow_flare",
    "knee_valgus": "knee_valgus",
    "insufficient_depth": "shallow_depth",
    "excessive_forward_lean": "forward_lean",
    "incomplete_extension": "short_hang",
    "partial_rep": "partials",
    "partial_range_weak_peak": "half_top",
    "elbow_flare_bar_to_neck": "elbow_flare",
    "elbow_drift_forward": "elbow_drift",
    "lean_back_momentum": "swing",
    "elbows_bent": "bent_arms",
    "momentum_body_swing": "bounce",
    "momentum_torso_swing": "body_english",
}
"""The labellers' names for faults, and the library's."""


@dataclass(frozen=True)
class Clip:
    """One film with what people read off it frame by frame."""

    file: Path
    slug: str | None
    reps: tuple[int, ...]  # all defensible counts; empty where there is nothing to count
    hold: float | None  # s
    view: str
    faults: tuple[str, ...]  # the library's ids
    sure: bool  # the labels are of high or medium confidence
    turns: tuple[Turn, ...]  # as far as the notes give them
    spans: dict[str, list[tuple[float, float]]]  # when a fault is seen, s, by the library's id


def labelled_clips() -> list[Clip]:
    """The clips with labelled repetitions, holds, views and faults."""
    return [_clip(label) for label in json.loads((CLIPS / "labels.json").read_text())]


def labelled_push_ups() -> list[tuple[Path, bool]]:
    """Push-ups and whether people called them correct."""
    labels = json.loads((CLIPS / "push_up_labelled" / "labels.json").read_text())
    return [(CLIPS / label["file"], label["label"] == "correct") for label in labels]


def _clip(label: dict[str, Any]) -> Clip:
    reps = label.get("reps_acceptable") or ([label["reps"]] if label["reps"] else [])
    return Clip(
        file=CLIPS / label["file"],
        slug=label["slug"],
        reps=tuple(reps),
        hold=label["hold_seconds"],
        view=_view(label["view"]),
        faults=tuple(_spans(label["faults"])),
        sure=label["reps_confidence"] in ("high", "medium"),
        turns=turns_in(label["notes"]) if label["reps"] else (),
        spans=_spans(label["faults"]),
    )


def _spans(faults: list[dict[str, Any]]) -> dict[str, list[tuple[float, float]]]:
    spans: dict[str, list[tuple[float, float]]] = {}
    for fault in faults:
        name = str(fault["type"])
        spans.setdefault(FAULTS.get(name, name), []).append((float(fault["start_s"]), float(fault["end_s"])))
    return spans


def _view(words: str) -> str:
    if "oblique" in words.split(",", maxsplit=1)[0]:
        return "oblique"
    return words.split(maxsplit=1)[0].strip(",")
