"""coach_calls: what asking a model has taken, once for each set that was coached or question that was answered."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Numeric, text
from sqlalchemy.orm import Mapped, mapped_column

from biome.tables.base import Base, Created, Key, Seconds, Text20, Text100


class CoachCall(Base):
    """One of them. It outlives the session that it was made for: a day's share is used up even if that is deleted."""

    __tablename__ = "coach_calls"
    __table_args__ = (
        CheckConstraint("purpose IN ('advice', 'answer')", name="purpose"),
        CheckConstraint("least(requests, input_tokens, output_tokens, thinking_tokens, sentences) >= 0", name="counts"),
        CheckConstraint("grounded BETWEEN 0 AND sentences", name="grounded"),
        Index("idx_coach_calls_user_day", "user_id", "day"),
        Index("idx_coach_calls_session", "session_id"),
    )

    id: Mapped[Key]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    session_id: Mapped[UUID | None] = mapped_column(ForeignKey("analysis_sessions.id", ondelete="SET NULL"))
    day: Mapped[date] = mapped_column(Date)
    purpose: Mapped[Text20] = mapped_column(server_default=text("'advice'"))
    model: Mapped[Text100]
    outcome: Mapped[Text20]
    """``answered``, ``remembered``, or the code of the fault that kept the model's words from leaving."""
    requests: Mapped[int] = mapped_column(server_default=text("0"))
    input_tokens: Mapped[int] = mapped_column(server_default=text("0"))
    output_tokens: Mapped[int] = mapped_column(server_default=text("0"))
    thinking_tokens: Mapped[int] = mapped_column(server_default=text("0"))
    dollars: Mapped[float | None] = mapped_column(Numeric(12, 6, asdecimal=False))
    """Null where the model's price is not known."""
    sentences: Mapped[int] = mapped_column(server_default=text("0"))
    """The model's, in its last answer."""
    grounded: Mapped[int] = mapped_column(server_default=text("0"))
    """Those of them that left."""
    repaired: Mapped[bool] = mapped_column(server_default=text("false"))
    seconds: Mapped[Seconds] = mapped_column(server_default=text("0"))
    created_at: Mapped[Created]
