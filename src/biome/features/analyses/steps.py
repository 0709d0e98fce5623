"""The steps of an analysis, and what they look like from outside: progress, agents, tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

UPLOADING = "awaiting_upload"
QUEUED = "queued"
FETCHING = "fetching_video"
VISION = "vision_processing"
MEASURING = "form_analysis"
HANDING_OVER = "handing_over"
COACHING = "coaching"
CHECKING = "checking_feedback"
MENDING = "mending_feedback"
STANDING_IN = "built_in_coach"
SAVING = "saving_results"
COMPLETE = "complete"


@dataclass(frozen=True)
class Step:
    """One step: where it begins on the scale of progress, whose work it is, and what that is called."""

    name: str
    begins: int  # per cent
    agent: str
    task: str
    state: str = ""
    """The state of the coach's agents in which it is taken; one that has such a state is a task only if it was."""


STEPS = (
    Step(FETCHING, 0, "vision", "Fetching the video"),
    Step(VISION, 2, "vision", "Extracting body landmarks"),
    Step(MEASURING, 90, "vision", "Measuring repetitions and form"),
    Step(HANDING_OVER, 93, "vision", "Handing over the measured facts", "reading"),
    Step(COACHING, 94, "coaching", "Writing coaching feedback"),
    Step(CHECKING, 95, "coaching", "Checking every sentence against the measurements", "checking"),
    Step(MENDING, 96, "coaching", "Taking back what was not measured", "repairing"),
    Step(STANDING_IN, 96, "coaching", "Using the built-in coach", "standing_in"),
    Step(SAVING, 97, "coaching", "Saving the results"),
)
ORDER = {step.name: place for place, step in enumerate(STEPS)} | {UPLOADING: -1, QUEUED: -1, COMPLETE: len(STEPS)}
BEGINS = {step.name: step.begins for step in STEPS}
OF_STATE = {step.state: step.name for step in STEPS if step.state} | {"writing": COACHING}


def vision_progress(frames_read: int, total_frames: int) -> int:
    """Per cent of the whole when ``frames_read`` of the film's frames have been read."""
    share = min(1.0, frames_read / total_frames) if total_frames else 0.0
    return round(BEGINS[VISION] + share * (BEGINS[MEASURING] - BEGINS[VISION]))


def tasks(current: str, status: str, states: Sequence[str] = ()) -> list[dict[str, str]]:
    """Every task with its state: pending, processing, complete or failed.

    ``states`` are those that the coach's agents have been in. What they were doing when the built-in coach had to stand
    in for them has failed; that they wrote nothing is no failure of the analysis.
    """
    place, failed = ORDER.get(current, -1), _failed(states)
    taken = [step for step in STEPS if not step.state or step.state in states]
    return [
        {"name": step.task, "status": "failed" if step.name == failed else _state(ORDER[step.name], place, status)}
        for step in taken
    ]


def agent(name: str, current: str, status: str) -> str:
    """The state of the agent ``name``: waiting, processing, complete or failed."""
    mine = [ORDER[step.name] for step in STEPS if step.agent == name]
    place = ORDER.get(current, -1)
    if status == "completed" or place > max(mine):
        return "complete"
    if status == "failed":
        return "failed" if place >= min(mine) or name == "vision" else "waiting"
    return "processing" if place >= min(mine) else "waiting"


def _failed(states: Sequence[str]) -> str:
    """The step in which the agents were when the built-in coach stood in for them; none when it did not."""
    if "standing_in" not in states or not (before := states[: list(states).index("standing_in")]):
        return ""
    return max((OF_STATE[state] for state in before if state in OF_STATE), key=ORDER.__getitem__, default="")


def _state(place: int, current: int, status: str) -> str:
    if status == "completed" or place < current:
        return "complete"
    if place == max(current, 0) and status == "failed":
        return "failed"
    return "processing" if place == current else "pending"
