"""exercises: the library as rows, so that sessions and progress can point at it."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from biome.tables.base import Base, Created, Key, Text10, Text20, Text50, Text100, Updated, Words


class Exercise(Base):
    """One movement. What it is made of is in ``biome.exercises``; its row is found by ``slug`` and keeps its id."""

    __tablename__ = "exercises"
    __table_args__ = (CheckConstraint("category IN ('Upper Body', 'Lower Body', 'Core', 'Other')", name="category"),)

    id: Mapped[Key]
    slug: Mapped[Text100] = mapped_column(unique=True)
    name: Mapped[Text100] = mapped_column(unique=True)
    category: Mapped[Text50]
    description: Mapped[Words | None]
    icon: Mapped[Text10 | None]
    is_popular: Mapped[bool] = mapped_column(server_default=text("false"))
    equipment: Mapped[Text100] = mapped_column(server_default=text("''"))
    view: Mapped[Text20] = mapped_column(server_default=text("''"))
    created_at: Mapped[Created]
    updated_at: Mapped[Updated]
