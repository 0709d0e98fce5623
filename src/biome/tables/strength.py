"""strengths: what was good about a set, in a coach's words."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ForeignKey, Index, SmallInteger, text
from sqlalchemy.orm import Mapped, mapped_column

from biome.tables.base import Base, Created, Key, Words


class Strength(Base):
    """One strength of one result."""

    __tablename__ = "strengths"
    __table_args__ = (Index("idx_strengths_result_id", "result_id"),)

    id: Mapped[Key]
    result_id: Mapped[UUID] = mapped_column(ForeignKey("analysis_results.id", ondelete="CASCADE"))
    strength_text: Mapped[Words]
    created_at: Mapped[Created]

    position: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
