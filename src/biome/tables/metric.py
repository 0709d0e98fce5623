"""metrics: each number of a set against its target."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, text
from sqlalchemy.orm import Mapped, mapped_column

from biome.tables.base import Base, Created, Key, Text20, Text50, Text100


class Metric(Base):
    """One metric of one result, as it is shown."""

    __tablename__ = "metrics"
    __table_args__ = (
        CheckConstraint("status IN ('good', 'warning', 'error')", name="status"),
        Index("idx_metrics_result_id", "result_id"),
    )

    id: Mapped[Key]
    result_id: Mapped[UUID] = mapped_column(ForeignKey("analysis_results.id", ondelete="CASCADE"))
    metric_name: Mapped[Text100]
    actual_value: Mapped[Text50]
    target_value: Mapped[Text50]
    status: Mapped[Text20]
    created_at: Mapped[Created]

    position: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    metric: Mapped[Text100] = mapped_column(server_default=text("''"))
    value: Mapped[float | None]
    unit: Mapped[Text50 | None]
