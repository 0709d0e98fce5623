"""analysis_results: what one analysis found, once a session."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, SmallInteger, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from biome.tables.base import Base, Confidence, Created, Key, Score, Seconds, Text20


class AnalysisResult(Base):
    """The result of a session. The unique ``session_id`` is the last guard against a second one.

    ``overall_score`` may be null where the original has NOT NULL: a film that cannot be judged (nobody in it, half a
    body) is a result without a number, and an invented one would be worse than none.
    """

    __tablename__ = "analysis_results"
    __table_args__ = (
        CheckConstraint("overall_score BETWEEN 0 AND 10", name="overall_score"),
        CheckConstraint("confidence BETWEEN 0 AND 1", name="confidence"),
    )

    id: Mapped[Key]
    session_id: Mapped[UUID] = mapped_column(ForeignKey("analysis_sessions.id", ondelete="CASCADE"), unique=True)
    overall_score: Mapped[Score | None]
    total_frames: Mapped[int]
    processing_time: Mapped[Seconds | None]
    created_at: Mapped[Created]

    attempt: Mapped[int] = mapped_column(SmallInteger)
    rep_count: Mapped[int] = mapped_column(server_default=text("0"))
    confidence: Mapped[Confidence | None]
    view: Mapped[Text20] = mapped_column(server_default=text("'unknown'"))
    coached_by: Mapped[Text20] = mapped_column(server_default=text("'offline'"))
    report: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    """The whole SetReport as it goes over the wire: reps, what was not judged, notices, curves, versions."""
