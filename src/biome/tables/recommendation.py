"""recommendations: what to do next, the most important first."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from biome.tables.base import Base, Created, Key, Words


class Recommendation(Base):
    """One recommendation of one result."""

    __tablename__ = "recommendations"
    __table_args__ = (Index("idx_recommendations_result_id", "result_id"),)

    id: Mapped[Key]
    result_id: Mapped[UUID] = mapped_column(ForeignKey("analysis_results.id", ondelete="CASCADE"))
    recommendation_text: Mapped[Words]
    priority: Mapped[int] = mapped_column(server_default=text("1"))  # 1 = highest
    created_at: Mapped[Created]
