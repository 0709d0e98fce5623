"""idempotency_keys: uploads that a client may send again, and the session each has become."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from biome.tables.base import Base, Created, Key, Text255


class IdempotencyKey(Base):
    """One key of one person. Without a session the upload is on its way, or was cut off by a crash."""

    __tablename__ = "idempotency_keys"
    __table_args__ = (
        UniqueConstraint("user_id", "key", name="idempotency_keys_one_use"),
        Index("idx_idempotency_keys_created_at", "created_at"),
        Index("idx_idempotency_keys_session_id", "session_id"),
    )

    id: Mapped[Key]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    key: Mapped[Text255]
    size: Mapped[int | None] = mapped_column(BigInteger)
    """Bytes of the request's body, as announced: another size is another request."""
    session_id: Mapped[UUID | None] = mapped_column(ForeignKey("analysis_sessions.id", ondelete="CASCADE"))
    created_at: Mapped[Created]
