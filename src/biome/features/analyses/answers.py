"""Rows as answers."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from biome.features.analyses.repository import Findings
from biome.features.analyses.schemas import (
    AttemptMade,
    HistoryEntry,
    IssueFound,
    LookedFor,
    MetricShown,
    ModelAsked,
    ModelCall,
    Notice,
    NotJudged,
    RepDone,
    ResultNumbers,
    Results,
    ResultSession,
    SessionState,
    Suggested,
)
from biome.tables import AnalysisSession, CoachCall, FormIssue, Metric

Sign = Callable[[str], str]
"""Makes a link of a key of the object store."""

FROM_REPORT = (
    "scoreLow", "scoreHigh", "scoreNote", "holdSeconds", "kind", "coverage", "viewConfidence", "summary", "nextFix",
    "language", "fps", "duration", "versions",
)  # fmt: skip


def seconds_left(row: AnalysisSession, now: datetime, ahead: float) -> int | None:
    """Whole seconds until the session is finished; ``ahead`` are those of the work that it waits for."""
    return left(row.status, row.estimated_seconds, row.updated_at, now, ahead)


def left(status: str, estimated: float | None, at: datetime, now: datetime, ahead: float) -> int | None:
    """Whole seconds until a session is finished of which so many were estimated at that time.

    While it is worked on, the last estimate less the time since; while it waits, nothing of its own work is done yet.
    """
    if status in ("completed", "failed"):
        return 0
    if estimated is None:
        return None
    spent = (now - at).total_seconds() if status == "processing" else -ahead
    return max(1, math.ceil(estimated - spent))


def state(row: AnalysisSession, now: datetime, ahead: float) -> SessionState:
    """How far it is."""
    return SessionState(
        id=row.id,
        exercise_id=row.exercise_id,
        exercise_name=row.exercise_name,
        status=row.status,  # type: ignore[arg-type]
        progress=row.progress,
        current_step=row.current_step,
        estimated_time_remaining=seconds_left(row, now, ahead),
        video_duration=row.video_duration,
        file_size=row.file_size,
        mime_type=row.mime_type,
        created_at=row.created_at,
        started_at=row.started_at,
        completed_at=row.completed_at,
        error_message=row.error_message,
        error_code=row.error_code,
    )


def entry(row: AnalysisSession, score: float | None) -> HistoryEntry:
    """One line of the history."""
    return HistoryEntry(
        id=row.id,
        exercise_id=row.exercise_id,
        exercise_name=row.exercise_name,
        overall_score=score,
        status=row.status,  # type: ignore[arg-type]
        created_at=row.created_at,
    )


def results(row: AnalysisSession, found: Findings, sign: Sign) -> Results:
    """The full result, its links signed."""
    report = found.result.report
    return Results(
        session=ResultSession(
            id=row.id,
            exercise_id=row.exercise_id,
            exercise_name=report.get("exerciseName", row.exercise_name),
            video_url=sign(row.video_url),
            annotated_video_url=sign(row.annotated_url) if row.annotated_url else None,
            created_at=row.created_at,
            completed_at=row.completed_at,
        ),
        result=_numbers(found, report),
        issues=[_issue(issue, _of(report, "issues", issue.position), sign) for issue in found.issues],
        metrics=[_metric(metric, _of(report, "metrics", metric.position)) for metric in found.metrics],
        reps=[RepDone.model_validate(rep) for rep in report.get("reps", ())],
        attempts=[AttemptMade.model_validate(attempt) for attempt in report.get("attempts", ())],
        clean=[LookedFor.model_validate(fault) for fault in report.get("clean", ())],
        watched=[LookedFor.model_validate(fault) for fault in report.get("watched", ())],
        not_judged=[NotJudged.model_validate(fault) for fault in report.get("notJudged", ())],
        notices=[Notice.model_validate(notice) for notice in report.get("notices", ())],
        suggestions=[Suggested.model_validate(guess) for guess in report.get("suggestions", ())],
        story=report.get("story"),
        narrative=report.get("narrative", ""),
        strengths=[strength.strength_text for strength in found.strengths],
        recommendations=[recommendation.recommendation_text for recommendation in found.recommendations],
        signal=report.get("signal"),
    )


def coached(calls: Sequence[CoachCall]) -> ModelAsked:
    """All that a model was asked for somebody, for their archive."""
    return ModelAsked(calls=[ModelCall.model_validate(call, from_attributes=True) for call in calls])


def _numbers(found: Findings, report: dict[str, Any]) -> ResultNumbers:
    result = found.result
    more = {name: report[name] for name in FROM_REPORT if name in report}
    return ResultNumbers.model_validate(
        {
            **more,
            "id": result.id,
            "overallScore": result.overall_score,
            "totalFrames": result.total_frames,
            "processingTime": result.processing_time,
            "repCount": result.rep_count,
            "confidence": result.confidence,
            "view": result.view,
            "coachedBy": result.coached_by,
        }
    )


def _of(report: dict[str, Any], what: str, position: int) -> dict[str, Any]:
    """What the report says beyond the row of that place."""
    told = report.get(what, ())
    return told[position] if position < len(told) else {}


def _metric(metric: Metric, told: dict[str, Any]) -> MetricShown:
    more = {name: told[name] for name in ("measure", "event", "low", "high") if name in told}
    return MetricShown.model_validate(
        {
            **more,
            "name": metric.metric_name,
            "metric": metric.metric,
            "actual": metric.actual_value,
            "target": metric.target_value,
            "status": metric.status,
            "value": metric.value,
            "unit": metric.unit or "",
        }
    )


def _issue(issue: FormIssue, told: dict[str, Any], sign: Sign) -> IssueFound:
    more = {name: told[name] for name in ("reps", "deduction", "joints") if name in told}
    return IssueFound.model_validate(
        {
            **more,
            "fault": issue.fault,
            "type": issue.issue_type,
            "severity": issue.severity,
            "frameStart": issue.frame_start,
            "frameEnd": issue.frame_end,
            "coachingCue": issue.coaching_cue,
            "confidenceScore": issue.confidence_score,
            "rep": issue.rep,
            "side": issue.side,
            "startSeconds": issue.start_seconds,
            "endSeconds": issue.end_seconds,
            "measuredValue": issue.measured_value,
            "threshold": issue.threshold,
            "unit": issue.unit,
            "worstFrame": issue.worst_frame,
            "keyframeUrl": sign(issue.keyframe_url) if issue.keyframe_url else None,
        }
    )
