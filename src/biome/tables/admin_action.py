"""admin_actions: what admins did to accounts."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from biome.tables.base import Base, Created, Key, Text50


class AdminAction(Base):
    """One thing that one admin did to one account.

    The account is named by a keyed hash: an admin who knows its id can find what was done to it, and when it is erased
    nothing here says whose it was.
    """

    __tablename__ = "admin_actions"
    __table_args__ = (Index("idx_admin_actions_admin_id", "admin_id"), Index("idx_admin_actions_target", "target"))

    id: Mapped[Key]
    admin_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    action: Mapped[Text50]
    target: Mapped[Text50]
    details: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    created_at: Mapped[Created]
