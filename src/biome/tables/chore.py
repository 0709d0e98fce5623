"""chores: when each of the regular chores was last begun."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from biome.tables.base import Base, Created, Text50


class Chore(Base):
    """One chore, which one process of all takes on at a time."""

    __tablename__ = "chores"

    name: Mapped[Text50] = mapped_column(primary_key=True)
    begun_at: Mapped[Created]
