"""The answers about exercises."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from biome.exercises.spec import CameraHeight, Posture
from biome.kit.web import Model, Pagination

Category = Literal["Upper Body", "Lower Body", "Core", "Other"]


class ExerciseCard(Model):
    """One exercise in a list."""

    id: UUID
    slug: str
    name: str
    category: Category
    description: str | None = Field(description="Null in a language into which it is not translated")
    icon: str | None
    is_popular: bool
    equipment: str
    view: str
    created_at: datetime
    updated_at: datetime
    aliases: list[str] = Field(description="What else it is called, its English name included")


class Measured(Model):
    """One number that is measured, and what it should be."""

    name: str
    target: str


class Judged(Model):
    """One fault that is looked for, and from where it can be seen."""

    name: str
    views: list[str]


class Share(Model):
    """How often something was so, of how many times it was tried."""

    found: int
    of: int


class ViewAccuracy(Model):
    """From one view: sets counted to the rep (or timed within a second or 7 %), and false alarms of clean sets."""

    view: str
    exact: Share
    within_one: Share
    hold_error: float | None  # s, of what is held
    false_alarms: Share


class FaultAccuracy(Model):
    """How often a fault was reported from one view, by how large it was, and of sets without it."""

    name: str
    view: str
    minor: Share
    moderate: Share
    severe: Share
    false_alarms: Share


class MetricAccuracy(Model):
    """A metric's error against the truth, in its unit: mean and standard deviation over clean sets."""

    name: str
    view: str
    unit: str
    bias: float
    spread: float
    sets: int


class FilmAccuracy(Model):
    """Labelled film counted."""

    exact: Share
    within_one: Share


class Accuracy(Model):
    """How right the reports are, measured on sets whose truth is known: of this exercise or of those played for it."""

    played: list[str]
    sets: int
    views: list[ViewAccuracy]
    faults: list[FaultAccuracy]
    metrics: list[MetricAccuracy]
    look_alikes: Share
    unseen: Share
    film: FilmAccuracy | None


class Filming(Model):
    """Where the camera stands, in data: what ``howToFilm`` says in words."""

    posture: Posture
    near: float = Field(description="Metres from the body, at least")
    far: float
    height: CameraHeight


class ExercisePage(ExerciseCard):
    """One exercise with everything about it. Without ``accuracy`` it was not measured."""

    kind: Literal["reps", "hold"]
    pattern: str
    how_to_film: str
    filming: Filming
    metrics: list[Measured]
    faults: list[Judged]
    accuracy: Accuracy | None


class ExerciseList(Model):
    """Some exercises, or all."""

    exercises: list[ExerciseCard]
    pagination: Pagination


class CategoryCount(Model):
    """One category and how many exercises it has."""

    name: Category
    count: int


class CategoryList(Model):
    """All categories."""

    categories: list[CategoryCount]
