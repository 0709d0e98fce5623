"""The bodies and answers for admins."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import ConfigDict, JsonValue, model_validator

from biome.kit.web import Model, Pagination

Role = Literal["user", "admin"]

SOMETHING: list[JsonValue] = [
    {"required": ["isActive"], "properties": {"isActive": {"type": "boolean"}}},
    {"required": ["role"], "properties": {"role": {"type": "string"}}},
]
"""In the words of JSON Schema: one of the two is named, and is not null."""


class Account(Model):
    """One account, as admins see it: no names, no picture, nothing of what was filmed."""

    id: UUID
    email: str
    username: str
    role: Role
    is_active: bool
    created_at: datetime
    last_login: datetime | None
    total_analyses: int


class AccountList(Model):
    """One page of accounts, the newest first."""

    users: list[Account]
    pagination: Pagination


class AccountChange(Model):
    """What an admin may change. What is not named stays."""

    model_config = ConfigDict(json_schema_extra={"anyOf": SOMETHING, "examples": [{"isActive": False}]})

    is_active: bool | None = None
    role: Role | None = None

    @model_validator(mode="after")
    def _something(self) -> AccountChange:
        if self.is_active is None and self.role is None:
            raise ValueError("name isActive or role")
        return self


class Removed(Model):
    """An account that is no more."""

    id: UUID


class Action(Model):
    """One thing that an admin did. ``target`` is a keyed hash: it is the same for the same account."""

    id: UUID
    admin_id: UUID | None
    action: str
    target: str
    details: dict[str, Any]
    created_at: datetime


class ActionList(Model):
    """One page of what admins did, the latest first."""

    actions: list[Action]
    pagination: Pagination


class DeadLetter(Model):
    """Work that ended by a fault of ours: an analysis, or the annotated clip of one."""

    session_id: UUID
    user_id: UUID
    exercise_name: str
    work: Literal["analysis", "clip"]
    cause: str
    detail: str | None
    attempts: int
    queued_at: datetime | None
    failed_at: datetime | None


class DeadLetterList(Model):
    """One page of them, the latest first."""

    dead_letters: list[DeadLetter]
    pagination: Pagination


class TriedAgain(Model):
    """It waits for a worker again."""

    session_id: UUID
    work: Literal["analysis", "clip"]


class UserCounts(Model):
    """How many people there are."""

    total: int
    active: int
    admins: int
    signed_in_this_week: int


class StatusCount(Model):
    """How many sessions are in one state."""

    status: str
    count: int


class DayCount(Model):
    """One day, UTC: sessions handed in, and how they ended up."""

    day: date
    sessions: int
    completed: int
    failed: int


class Percentiles(Model):
    """Seconds; null before the first analysis."""

    p50: float | None
    p90: float | None
    p99: float | None


class QueueDepth(Model):
    """What waits and what runs, and how long the oldest has waited (s)."""

    waiting: int
    running: int
    oldest_waiting_seconds: float | None


class Cause(Model):
    """Why analyses fail."""

    cause: str
    count: int


class ExerciseFigures(Model):
    """How one exercise goes for everybody."""

    exercise_name: str
    analyses: int
    average_score: float | None
    most_frequent_issues: list[Cause]


class Analytics(Model):
    """How the service is doing, over so many days."""

    days: int
    users: UserCounts
    sessions_by_status: list[StatusCount]
    sessions_by_day: list[DayCount]
    processing_time: Percentiles
    queue: QueueDepth
    failures: list[Cause]
    exercises: list[ExerciseFigures]
