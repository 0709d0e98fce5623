"""sign_ins: one row for each time somebody signed in, for as long as that may be renewed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, ForeignKey, Index, LargeBinary, func, text
from sqlalchemy.orm import Mapped, mapped_column

from biome.tables.base import Base, Created, Key, Moment


class SignIn(Base):
    """One device's sign-in. Access tokens name it, so that ending it ends them at once.

    Of a refresh token only its place in the row of renewals is kept: it is made from that and the server's secret.
    """

    __tablename__ = "sign_ins"
    __table_args__ = (
        Index("idx_sign_ins_user_id", "user_id"),
        Index("idx_sign_ins_expires_at", "expires_at"),
    )

    id: Mapped[Key]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    generation: Mapped[int] = mapped_column(server_default=text("0"))
    """How often it has been renewed."""
    renewed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    created_at: Mapped[Created]
    expires_at: Mapped[Moment]
    ended_at: Mapped[Moment | None]
    """Signed out, or a refresh token was used twice."""
    place: Mapped[bytes | None] = mapped_column(LargeBinary(16))
    """A keyed hash of the address: guesses at a password from where its owner signs in do not count against them."""
