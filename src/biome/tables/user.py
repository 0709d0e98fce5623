"""users: who may sign in."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from biome.tables.base import Base, Created, Key, Moment, Text10, Text20, Text100, Text255, Updated, Words


class User(Base):
    """One account. E-mails are stored in lower case; usernames keep their case but are unique without it."""

    __tablename__ = "users"
    __table_args__ = (
        CheckConstraint("role IN ('user', 'admin')", name="role"),
        Index("users_username_lower_key", text("lower(username)"), unique=True),
    )

    id: Mapped[Key]
    email: Mapped[Text255] = mapped_column(unique=True)
    username: Mapped[Text100] = mapped_column(unique=True)
    password_hash: Mapped[Text255]
    first_name: Mapped[Text100 | None]
    last_name: Mapped[Text100 | None]
    profile_image_url: Mapped[Words | None]
    language: Mapped[Text10 | None]
    """In which they want to be spoken to; null for what their browser asks for."""
    role: Mapped[Text20] = mapped_column(server_default=text("'user'"))
    created_at: Mapped[Created]
    updated_at: Mapped[Updated]
    last_login: Mapped[Moment | None]
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))
