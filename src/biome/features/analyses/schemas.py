"""The answers about analyses."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import Field

from biome.kit.web import Model, Pagination

Status = Literal["pending", "processing", "completed", "failed"]


class Accepted(Model):
    """A film has been taken in."""

    session_id: UUID
    status: Status = "pending"
    estimated_processing_time: int = Field(description="Seconds until the result, from measured speed and the queue")


class Deleted(Model):
    """An analysis that is no more."""

    id: UUID


class SessionState(Model):
    """How far an analysis is."""

    id: UUID
    exercise_id: UUID | None
    exercise_name: str
    status: Status
    progress: int
    current_step: str
    estimated_time_remaining: int | None
    video_duration: float | None
    file_size: int | None
    mime_type: str | None
    created_at: datetime
    started_at: datetime | None
    completed_at: datetime | None
    error_message: str | None
    error_code: str | None


class ToldEvent(Model):
    """One thing that happened, as a WebSocket tells it."""

    type: Literal["progress", "agent_status", "analysis_complete", "error"]
    seq: int
    data: dict[str, Any]


class EventList(Model):
    """What happened, in order."""

    events: list[ToldEvent]


class HistoryEntry(Model):
    """One analysis in the history."""

    id: UUID
    exercise_id: UUID | None
    exercise_name: str
    overall_score: float | None
    status: Status
    created_at: datetime


class History(Model):
    """One page of one's analyses."""

    sessions: list[HistoryEntry]
    pagination: Pagination


class ResultSession(Model):
    """The session of a result."""

    id: UUID
    exercise_id: UUID | None
    exercise_name: str
    video_url: str
    annotated_video_url: str | None
    created_at: datetime
    completed_at: datetime | None


class Versions(Model):
    """What made a result."""

    engine: str
    library: str
    model: str


class ResultNumbers(Model):
    """The set in numbers."""

    id: UUID
    overall_score: float | None
    score_low: float | None = None
    score_high: float | None = None
    score_note: str = ""
    total_frames: int
    processing_time: float | None
    rep_count: int
    hold_seconds: float | None = None
    kind: str = "reps"
    confidence: float | None
    coverage: float | None = None
    view: str
    view_confidence: float | None = None
    coached_by: str
    summary: str = ""
    next_fix: str = Field("", description="The single thing to do next; empty where nothing is to be mended")
    language: str = Field("en", description="Of all words of this result")
    fps: float | None = None
    duration: float | None = None
    versions: Versions | None = None


class IssueFound(Model):
    """One fault."""

    type: str
    severity: Literal["severe", "moderate", "minor"]
    frame_start: int
    frame_end: int
    coaching_cue: str
    confidence_score: float | None
    rep: int | None
    side: str | None
    start_seconds: float | None
    end_seconds: float | None
    measured_value: float | None
    threshold: float | None
    unit: str | None
    worst_frame: int | None
    keyframe_url: str | None
    fault: str = ""
    reps: list[int] = Field(default=[], description="All reps that show it, from 1")
    deduction: float | None = Field(None, description="Points of the score that it cost")
    joints: list[str] = Field(default=[], description="Where on the body it shows: `KNEE`, of `side` or of both")


class MetricShown(Model):
    """One number against its target."""

    name: str
    metric: str = Field("", description="Which of the exercise's numbers it is, in whatever language it is named")
    actual: str
    target: str
    status: Literal["good", "warning", "error"]
    value: float | None = None
    unit: str = ""
    measure: str = Field("", description="What is measured, where its curve can be held against the target")
    event: str = Field("", description="The phase it is taken in; `all` and `rep` for more than one")
    low: float | None = Field(None, description="Of the good band; null where it is open")
    high: float | None = None


class RepDone(Model):
    """One repetition."""

    index: int
    frame_start: int
    frame_end: int
    start_seconds: float
    end_seconds: float
    seconds: float
    score: float | None
    durations: dict[str, float | None]
    rom: float | None
    side: str | None = None
    turn_frame: int | None = Field(None, description="Where it turns: the bottom of a squat, the top of a pull-up")
    turn_seconds: float | None = None


class AttemptMade(Model):
    """A movement that was not counted."""

    frame_start: int
    frame_end: int
    start_seconds: float
    end_seconds: float
    reason: str


class NotJudged(Model):
    """A fault that this film does not let us judge."""

    fault: str
    type: str
    reason: str
    message: str


class LookedFor(Model):
    """A fault that could be judged and was not found."""

    fault: str
    type: str
    confidence: float
    value: float | None
    unit: str


class Notice(Model):
    """Something to know about the film or the set."""

    code: str
    message: str


class Suggested(Model):
    """A movement of the library that the film may show instead of the one named."""

    exercise: str
    name: str
    confidence: float


class Results(Model):
    """Everything about one analysis."""

    session: ResultSession
    result: ResultNumbers
    issues: list[IssueFound]
    metrics: list[MetricShown]
    reps: list[RepDone]
    attempts: list[AttemptMade]
    clean: list[LookedFor] = Field(description="Looked for and not there")
    watched: list[LookedFor] = Field(description="Looked for; too little, too rare or too unsure to be told")
    not_judged: list[NotJudged]
    notices: list[Notice]
    suggestions: list[Suggested]
    story: dict[str, Any] | None = Field(None, description="Tempo, changes over the reps, left against right")
    narrative: str = Field("", description="The story in a sentence or two")
    strengths: list[str]
    recommendations: list[str]
    signal: dict[str, Any] | None = Field(None, description="The signal that repetitions were counted on")


class Landmarks(Model):
    """The body's 33 points in the sampled frames of a film. Places in pixels, upright; null where nobody was found."""

    names: list[str]
    bones: list[tuple[int, int]] = Field(description="Pairs of points to draw a line between")
    width: int
    height: int
    fps: float
    total_frames: int
    frames: list[int] = Field(description="Which frames of the film, from 0")
    times: list[float] = Field(description="Seconds")
    points: list[list[tuple[float, float]] | None]
    visibility: list[list[float | None]]


class ModelCall(Model):
    """What asking a model for somebody has taken, once."""

    session_id: UUID | None
    purpose: str
    model: str
    outcome: str
    input_tokens: int
    output_tokens: int
    thinking_tokens: int
    dollars: float | None
    created_at: datetime


class ModelAsked(Model):
    """All of it."""

    calls: list[ModelCall]
