"""analysis_events: what has happened to a session since its film was handed in, in order."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from biome.tables.base import Base, Created, Text20


class AnalysisEvent(Base):
    """One change, written by a trigger in the transaction that made it: whoever changes a session tells of it.

    The session's row is locked by then, so that ``seq`` rises by one and in the order of the commits.
    """

    __tablename__ = "analysis_events"
    __table_args__ = (
        CheckConstraint("type IN ('progress', 'agent_status', 'analysis_complete', 'error')", name="type"),
        Index(
            "idx_analysis_events_passing",
            "created_at",
            postgresql_where=text("type IN ('progress', 'agent_status')"),
        ),
    )

    session_id: Mapped[UUID] = mapped_column(ForeignKey("analysis_sessions.id", ondelete="CASCADE"), primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    type: Mapped[Text20]
    data: Mapped[dict[str, Any]] = mapped_column(JSONB)
    """The facts: status, step, progress, seconds left, error. What the wire says is made of them."""
    created_at: Mapped[Created]
