"""form_issues: each fault found, where in the film, and what to do about it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, text
from sqlalchemy.orm import Mapped, mapped_column

from biome.tables.base import Base, Confidence, Created, Key, Text20, Text50, Text100, Words


class FormIssue(Base):
    """One fault of one result. Frames are 0-based indices of the film as filmed."""

    __tablename__ = "form_issues"
    __table_args__ = (
        CheckConstraint("severity IN ('severe', 'moderate', 'minor')", name="severity"),
        CheckConstraint("confidence_score BETWEEN 0 AND 1", name="confidence_score"),
        CheckConstraint("0 <= frame_start AND frame_start <= frame_end", name="frames"),
        Index("idx_form_issues_result_id", "result_id"),
    )

    id: Mapped[Key]
    result_id: Mapped[UUID] = mapped_column(ForeignKey("analysis_results.id", ondelete="CASCADE"))
    issue_type: Mapped[Text100]
    severity: Mapped[Text20]
    frame_start: Mapped[int]
    frame_end: Mapped[int]
    coaching_cue: Mapped[Words]
    confidence_score: Mapped[Confidence | None]
    created_at: Mapped[Created]

    position: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    """Order within the result, the costliest fault first."""
    fault: Mapped[Text100] = mapped_column(server_default=text("''"))
    rep: Mapped[int | None]
    side: Mapped[Text20 | None]
    start_seconds: Mapped[float | None]
    end_seconds: Mapped[float | None]
    measured_value: Mapped[float | None]
    threshold: Mapped[float | None]
    unit: Mapped[Text50 | None]
    worst_frame: Mapped[int | None]
    keyframe_url: Mapped[Words | None]
    """Key of the picture of the worst frame in the object store."""
