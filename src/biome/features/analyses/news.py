"""The events of a session, read off its row: what a watcher is told depends on what is so, not on what was sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from biome.features.analyses import steps
from biome.features.analyses.answers import seconds_left
from biome.tables import AnalysisSession

Event = dict[str, Any]


@dataclass(frozen=True)
class Seen:
    """One look at a session."""

    row: AnalysisSession
    result: tuple[UUID, float | None] | None
    now: datetime
    ahead: float
    """Seconds of work that it waits for."""

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.row.status == "failed" or (self.row.status == "completed" and self.result is not None)


def progress(seen: Seen) -> Event:
    """How far it is."""
    return _event(
        "progress",
        seen,
        progress=seen.row.progress,
        currentStep=seen.row.current_step,
        estimatedTimeRemaining=seconds_left(seen.row, seen.now, seen.ahead),
    )


def agents(seen: Seen) -> Event:
    """What the agents do."""
    step, status = seen.row.current_step, seen.row.status
    return _event(
        "agent_status",
        seen,
        visionAgent=steps.agent("vision", step, status),
        coachingAgent=steps.agent("coaching", step, status),
        tasks=steps.tasks(step, status),
    )


def final(seen: Seen) -> Event:
    """How it ended."""
    if seen.row.status == "failed":
        return _event("error", seen, error=seen.row.error_message or "Analysis failed", code="PROCESSING_ERROR")
    result_id, score = seen.result or (None, None)
    return _event("analysis_complete", seen, resultId=str(result_id), overallScore=score)


def _event(kind: str, seen: Seen, **data: Any) -> Event:
    return {"type": kind, "data": {"sessionId": str(seen.row.id), **data}}
