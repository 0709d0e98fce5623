"""socket_tickets: what opens one WebSocket, once, within half a minute."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from biome.tables.base import Base, Created, Key, Moment


class SocketTicket(Base):
    """One ticket, known by its hash only. It is removed when it is used, so that nobody uses it again."""

    __tablename__ = "socket_tickets"
    __table_args__ = (
        Index("idx_socket_tickets_expires_at", "expires_at"),
        Index("idx_socket_tickets_sign_in_id", "sign_in_id"),
    )

    id: Mapped[Key]
    hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    sign_in_id: Mapped[UUID] = mapped_column(ForeignKey("sign_ins.id", ondelete="CASCADE"))
    good_until: Mapped[Moment]
    """When the token it was bought with expires: the socket lives no longer than that."""
    created_at: Mapped[Created]
    expires_at: Mapped[Moment]
