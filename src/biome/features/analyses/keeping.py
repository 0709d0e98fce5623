"""A report as rows."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from biome.engine.report import Issue, SetReport
from biome.features.analyses.ledger import Claim
from biome.tables import AnalysisResult, FormIssue, Metric, Recommendation, Strength


async def keep(session: AsyncSession, claim: Claim, report: SetReport, pictures: Mapping[int, str]) -> AnalysisResult:
    """Write a finished report; ``pictures`` are the keys of its key frames by frame number.

    A second result for one session breaks the unique constraint and with it the transaction.
    """
    result = AnalysisResult(
        session_id=claim.session_id,
        attempt=claim.attempt,
        overall_score=report.overall_score,
        total_frames=report.total_frames,
        processing_time=report.processing_time,
        rep_count=report.rep_count,
        confidence=report.confidence,
        view=report.view,
        coached_by=report.coached_by or "offline",
        report=finite(report.to_json()),
    )
    session.add(result)
    await session.flush()
    session.add_all(_parts(result, report, pictures))
    await session.flush()
    return result


def finite(value: Any) -> Any:
    """The same JSON value with null for what JSON and PostgreSQL have no number for."""
    if isinstance(value, Mapping):
        return {key: finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [finite(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def _parts(result: AnalysisResult, report: SetReport, pictures: Mapping[int, str]) -> list[Any]:
    issues = [_issue(result, place, issue, pictures) for place, issue in enumerate(report.issues)]
    metrics = [
        Metric(
            result_id=result.id,
            position=place,
            metric=metric.id,
            metric_name=metric.name,
            actual_value=metric.actual,
            target_value=metric.target,
            status=metric.status,
            value=finite(metric.value),
            unit=metric.unit,
        )
        for place, metric in enumerate(report.metrics)
    ]
    strengths = [
        Strength(result_id=result.id, position=place, strength_text=words)
        for place, words in enumerate(report.strengths)
    ]
    recommendations = [
        Recommendation(result_id=result.id, priority=place, recommendation_text=words)
        for place, words in enumerate(report.recommendations, start=1)
    ]
    return [*issues, *metrics, *strengths, *recommendations]


def _issue(result: AnalysisResult, place: int, issue: Issue, pictures: Mapping[int, str]) -> FormIssue:
    return FormIssue(
        result_id=result.id,
        position=place,
        fault=issue.fault,
        issue_type=issue.type,
        severity=issue.severity,
        frame_start=issue.frame_start,
        frame_end=issue.frame_end,
        coaching_cue=issue.coaching_cue,
        confidence_score=issue.confidence_score,
        rep=issue.rep,
        side=issue.side,
        start_seconds=issue.start_seconds,
        end_seconds=issue.end_seconds,
        measured_value=finite(issue.measured_value),
        threshold=finite(issue.threshold),
        unit=issue.unit,
        worst_frame=issue.worst_frame,
        keyframe_url=pictures.get(issue.worst_frame),
    )
