"""The answers about exercises."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

from biome.kit.web import Model, Pagination

Category = Literal["Upper Body", "Lower Body", "Core", "Other"]


class ExerciseCard(Model):
    """One exercise in a list."""

    id: UUID
    slug: str
    name: str
    category: Category
    description: str | None
    icon: str | None
    is_popular: bool
    equipment: str
    view: str
    created_at: datetime
    updated_at: datetime


class Measured(Model):
    """One number that is measured, and what it should be."""

    name: str
    target: str


class Judged(Model):
    """One fault that is looked for, and from where it can be seen."""

    name: str
    views: list[str]


class ExercisePage(ExerciseCard):
    """One exercise with everything about it."""

    kind: Literal["reps", "hold"]
    pattern: str
    aliases: list[str]
    how_to_film: str
    metrics: list[Measured]
    faults: list[Judged]


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
