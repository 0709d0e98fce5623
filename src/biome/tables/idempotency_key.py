"""idempotency_keys: requests that a client may send again, and what was answered the first time."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from biome.tables.base import Base, Created, Key, Text255, Words


class IdempotencyKey(Base):
    """One key of one person. Without a session or an answer its request is under way, or was cut off by a crash.

    Of an upload the session is kept that it became; of any other request the answer, word for word.
    """

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
    request: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    """Hash of the request, but for uploads: they are streams."""
    status: Mapped[int | None] = mapped_column(SmallInteger)
    answer: Mapped[Words | None]
    created_at: Mapped[Created]
