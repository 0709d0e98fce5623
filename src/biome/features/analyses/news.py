"""What watchers are told, read off a session: it depends on what is so, not on what was sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from biome.features.analyses import steps
from biome.features.analyses.answers import left

Event = dict[str, Any]


@dataclass(frozen=True)
class Seen:
    """One look at a session."""

    id: UUID
    status: str
    progress: int
    step: str
    estimated_seconds: float | None
    updated_at: datetime
    error: str | None
    result: tuple[UUID, float | None] | None
    seq: int
    """Of the latest event that this look has seen; 0 when nothing has happened yet."""
    now: datetime
    ahead: float = 0.0
    """Seconds of work that it waits for."""
    coach: tuple[str, ...] = ()
    """What the coach's agents have been doing."""

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.status == "failed" or (self.status == "completed" and self.result is not None)


def progress(seen: Seen) -> Event:
    """How far it is."""
    seconds = left(seen.status, seen.estimated_seconds, seen.updated_at, seen.now, seen.ahead)
    return _event("progress", seen, progress=seen.progress, currentStep=seen.step, estimatedTimeRemaining=seconds)


def agents(seen: Seen) -> Event:
    """What the agents do."""
    return _event(
        "agent_status",
        seen,
        visionAgent=steps.agent("vision", seen.step, seen.status),
        coachingAgent=steps.agent("coaching", seen.step, seen.status),
        tasks=steps.tasks(seen.step, seen.status, seen.coach),
    )


def failure(seen: Seen) -> Event:
    """That it failed, and why."""
    return _event("error", seen, error=seen.error or "Analysis failed", code="PROCESSING_ERROR")


def completion(seen: Seen) -> Event:
    """That it is complete, and where the result is."""
    result_id, score = seen.result or (None, None)
    return _event("analysis_complete", seen, resultId=str(result_id), overallScore=score)


def final(seen: Seen) -> Event:
    """How it ended."""
    return failure(seen) if seen.status == "failed" else completion(seen)


KINDS = {"progress": progress, "agent_status": agents, "analysis_complete": completion, "error": failure}
STATE = ("progress", "agent_status")
"""Those of them that say how it is, while it is not over."""


def _event(kind: str, seen: Seen, **data: Any) -> Event:
    return {"type": kind, "seq": seen.seq, "data": {"sessionId": str(seen.id), **data}}
