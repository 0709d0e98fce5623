"""The steps of an analysis, and what they look like from outside: progress, agents, tasks."""

from __future__ import annotations

from dataclasses import dataclass

UPLOADING = "awaiting_upload"
QUEUED = "queued"
FETCHING = "fetching_video"
VISION = "vision_processing"
MEASURING = "form_analysis"
COACHING = "coaching"
SAVING = "saving_results"
COMPLETE = "complete"


@dataclass(frozen=True)
class Step:
    """One step: where it begins on the scale of progress, whose work it is, and what that is called."""

    name: str
    begins: int  # per cent
    agent: str
    task: str


STEPS = (
    Step(FETCHING, 0, "vision", "Fetching the video"),
    Step(VISION, 2, "vision", "Extracting body landmarks"),
    Step(MEASURING, 90, "vision", "Measuring repetitions and form"),
    Step(COACHING, 94, "coaching", "Writing coaching feedback"),
    Step(SAVING, 97, "coaching", "Saving the results"),
)
ORDER = {step.name: place for place, step in enumerate(STEPS)} | {UPLOADING: -1, QUEUED: -1, COMPLETE: len(STEPS)}
BEGINS = {step.name: step.begins for step in STEPS}


def vision_progress(frames_read: int, total_frames: int) -> int:
    """Per cent of the whole when ``frames_read`` of the film's frames have been read."""
    share = min(1.0, frames_read / total_frames) if total_frames else 0.0
    return round(BEGINS[VISION] + share * (BEGINS[MEASURING] - BEGINS[VISION]))


def tasks(current: str, status: str) -> list[dict[str, str]]:
    """Every task with its state: pending, processing, complete or failed."""
    place = ORDER.get(current, -1)
    return [{"name": step.task, "status": _state(ORDER[step.name], place, status)} for step in STEPS]


def agent(name: str, current: str, status: str) -> str:
    """The state of the agent ``name``: waiting, processing, complete or failed."""
    mine = [ORDER[step.name] for step in STEPS if step.agent == name]
    place = ORDER.get(current, -1)
    if status == "completed" or place > max(mine):
        return "complete"
    if status == "failed":
        return "failed" if place >= min(mine) or name == "vision" else "waiting"
    return "processing" if place >= min(mine) else "waiting"


def _state(place: int, current: int, status: str) -> str:
    if status == "completed" or place < current:
        return "complete"
    if place == max(current, 0) and status == "failed":
        return "failed"
    return "processing" if place == current else "pending"
