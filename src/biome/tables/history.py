"""histories: how often what a person sees in their lists has changed."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from biome.tables.base import Base


class History(Base):
    """One person's version, raised by triggers in the transaction that changes a session, a result or a standing.

    So whoever reads it knows whether a list made before is still right, in every process and at once.
    """

    __tablename__ = "histories"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
