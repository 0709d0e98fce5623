"""analysis_sessions: one film handed in, and how far its analysis is.

The row, not the queue, decides who may write: ``attempt`` rises with every claim, and every later write of that claim
is conditional on it (docs/decisions/0003). Partitioned by range of its UUIDv7 key, which is a range of dates.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, CheckConstraint, ForeignKey, Index, SmallInteger, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from biome.tables.base import Base, Created, Key, Moment, Seconds, Text10, Text20, Text50, Text100, Updated, Words


class AnalysisSession(Base):
    """One upload of one set."""

    __tablename__ = "analysis_sessions"
    __table_args__ = (
        CheckConstraint("status IN ('pending', 'processing', 'completed', 'failed')", name="status"),
        CheckConstraint("progress BETWEEN 0 AND 100", name="progress"),
        Index("idx_analysis_sessions_user_id", "user_id"),
        Index("idx_analysis_sessions_status", "status"),
        Index("idx_analysis_sessions_created_at", "created_at"),
        Index("idx_analysis_sessions_history", "user_id", "id"),
        Index("idx_analysis_sessions_dead", "id", postgresql_where=text("error_detail IS NOT NULL")),
        {"postgresql_partition_by": "RANGE (id)"},
    )

    id: Mapped[Key]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    exercise_id: Mapped[UUID | None] = mapped_column(ForeignKey("exercises.id"))
    exercise_name: Mapped[Text100]
    language: Mapped[Text10] = mapped_column(server_default=text("'en'"))
    """In which its result speaks."""
    video_url: Mapped[Words]
    """The film's key in the object store; the wire gets a signed URL made from it."""
    video_duration: Mapped[Seconds | None]
    file_size: Mapped[int | None] = mapped_column(BigInteger)
    mime_type: Mapped[Text100 | None]
    status: Mapped[Text20] = mapped_column(server_default=text("'pending'"))
    created_at: Mapped[Created]
    started_at: Mapped[Moment | None]
    completed_at: Mapped[Moment | None]
    error_message: Mapped[Words | None]

    updated_at: Mapped[Updated]
    queued_at: Mapped[Moment | None]
    """When the film was complete and its job deferred; a row without it is not waiting for a worker."""
    attempt: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    """The fence: raised by every claim, never lowered."""
    tries: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    """Claims that count against the limit; one given back at shutdown does not."""
    progress: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    current_step: Mapped[Text50] = mapped_column(server_default=text("'queued'"))
    estimated_seconds: Mapped[Seconds | None]
    """Seconds left, as seen at ``updated_at``."""
    error_code: Mapped[Text50 | None]
    error_detail: Mapped[Text100 | None]
    """What kind of fault of ours ended it, for admins; null when it was the film."""
    decoder_deaths: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    """How often its film has killed its decoder."""
    annotated_url: Mapped[Words | None]
    """Key of the clip with the skeleton drawn in, once it has been made."""
    landmarks_url: Mapped[Words | None]
    """Key of the pose track."""
    coach_states: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    """What the coach's agents have been doing in this attempt, in order: see ``coach/port.py``."""
    upload_id: Mapped[Words | None]
    """The store's name for a film that comes in pieces."""
