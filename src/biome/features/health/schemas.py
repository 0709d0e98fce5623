"""What health says."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel

from biome.kit.web import Model


class Services(BaseModel):
    """What each part says, under names as the original has them."""

    database: str
    redis: str
    s3: str
    ai_services: str


class Health(Model):
    """The whole, without an envelope, as the original has it."""

    status: Literal["healthy", "degraded", "unhealthy"]
    timestamp: str
    services: Services


class Ready(Model):
    """Requests may be sent here."""

    status: Literal["ready"] = "ready"


class Lock(Model):
    """How far the children that read films on this machine are locked in, and what bounds them.

    ``landlock`` is its version in this kernel, 0 where there is none; ``full`` says that both layers hold.
    """

    landlock: int
    seccomp: bool
    full: bool
    memory_bytes: int
    open_files: int
    seconds: float


class SessionsWaiting(Model):
    """What is queued and what runs, how long the oldest has been queued (s), and what became of the last day's."""

    queued: int
    running: int
    oldest_queued_seconds: float | None
    last_day: dict[str, int]


class Coached(Model):
    """What asking the model came to in the last day: calls by outcome, and the share of its sentences that left.

    An outcome is ``answered``, ``remembered`` or what went wrong; ``dollars`` leaves out models without a known price.
    """

    calls: dict[str, int]
    sentences: int
    grounded_share: float | None
    repaired: int
    tokens: int
    dollars: float
    slowest_seconds: float | None


class Schema(Model):
    """The database's schema: the revision that it has and the one that this program brings."""

    found: str | None
    wanted: str


class Detail(Model):
    """What an admin wants to know. ``lock`` is null when no child could be asked."""

    services: Services
    lock: Lock | None
    sessions: SessionsWaiting
    coach: Coached
    schema_version: Schema
