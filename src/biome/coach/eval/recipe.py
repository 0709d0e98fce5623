"""How a case's report was made: a set of the puppet's before a camera, or one of the labelled films."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Knob = float | tuple[float, float]


class Recipe(BaseModel):
    """What a case was made from; the same recipe makes the same report. See ``bench/coach_cases.py``."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Filmed(Recipe):
    """One of the labelled films beside the repository: other people's, so only what was measured is kept."""

    clip: str


class Performed(Recipe):
    """A set of the puppet's: what was done is known, because it was put in."""

    puppet: str  # the motion
    camera: float = 0.0  # degrees around the performer: 0 in front, 90 at the right
    reps: int = 5
    seconds: float = 12.0  # of a hold
    rom: tuple[float, ...] = (1.0,)
    tempo: tuple[float, float, float, float] | None = None  # seconds down, low, up, high
    faults: dict[str, Knob] = Field(default_factory=dict)
    faulty_reps: frozenset[int] | None = None
    style: dict[str, Knob] = Field(default_factory=dict)
    body: dict[str, float] = Field(default_factory=dict)
    noise: Literal["typical", "harsh"] = "typical"
    seed: int = 1
    back: float = 1.15  # times as far away as the whole body in the picture needs
    size: tuple[int, int] = (1920, 1080)
    fps: float = 30.0
    company: Annotated[str, Field(description='Where the performer stands beside somebody else: "left" ...')] = ""
    dim: float = 0.0  # how much less visible everything is, log-odds
    nobody: bool = False
