"""user_progress: one person's standing in one exercise, always equal to a recount of their results."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from biome.tables.base import Base, Created, Key, Moment, Score, Text20, Text100, Updated


class UserProgress(Base):
    """One person in one exercise; ``exercise_id`` is null for a movement that is not in the library."""

    __tablename__ = "user_progress"
    __table_args__ = (
        CheckConstraint("improvement_trend IN ('improving', 'stable', 'declining')", name="improvement_trend"),
        CheckConstraint("average_score BETWEEN 0 AND 10", name="average_score"),
        CheckConstraint("total_analyses >= 0", name="total_analyses"),
        UniqueConstraint(
            "user_id", "exercise_id", "exercise_name", name="user_progress_one_row", postgresql_nulls_not_distinct=True
        ),
        Index("idx_user_progress_user_exercise", "user_id", "exercise_id"),
    )

    id: Mapped[Key]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    exercise_id: Mapped[UUID | None] = mapped_column(ForeignKey("exercises.id"))
    exercise_name: Mapped[Text100]
    average_score: Mapped[Score | None]
    total_analyses: Mapped[int] = mapped_column(server_default=text("0"))
    last_analysis_date: Mapped[Moment | None]
    improvement_trend: Mapped[Text20 | None]
    created_at: Mapped[Created]
    updated_at: Mapped[Updated]
