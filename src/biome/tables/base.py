"""What all tables share: naming of constraints, the key, and the kinds of column that recur."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from sqlalchemy import DateTime, MetaData, Numeric, String, Text, Uuid, func, text
from sqlalchemy.orm import DeclarativeBase, mapped_column

NAMES = {
    "pk": "%(table_name)s_pkey",
    "fk": "%(table_name)s_%(column_0_name)s_fkey",
    "uq": "%(table_name)s_%(column_0_name)s_key",
    "ck": "%(table_name)s_%(constraint_name)s_check",
    "ix": "idx_%(table_name)s_%(column_0_name)s",
}
"""PostgreSQL's own names, so that what the database reports is what the models say."""

Key = Annotated[UUID, mapped_column(Uuid, primary_key=True, server_default=text("uuidv7()"))]
"""UUIDv7, made by PostgreSQL 18: its order is the order of creation, so the key is also an index by date."""

Moment = Annotated[datetime, mapped_column(DateTime(timezone=True))]
Created = Annotated[datetime, mapped_column(DateTime(timezone=True), server_default=func.now())]
Updated = Annotated[datetime, mapped_column(DateTime(timezone=True), server_default=func.now())]
"""Kept current by the trigger ``set_updated_at``, not by the program: every writer is covered."""

Words = Annotated[str, mapped_column(Text)]
Text10 = Annotated[str, mapped_column(String(10))]
Text20 = Annotated[str, mapped_column(String(20))]
Text50 = Annotated[str, mapped_column(String(50))]
Text100 = Annotated[str, mapped_column(String(100))]
Text255 = Annotated[str, mapped_column(String(255))]
Score = Annotated[float, mapped_column(Numeric(3, 1, asdecimal=False))]
Confidence = Annotated[float, mapped_column(Numeric(3, 2, asdecimal=False))]
Seconds = Annotated[float, mapped_column(Numeric(10, 2, asdecimal=False))]


class Base(DeclarativeBase):
    """The root of every table."""

    metadata = MetaData(naming_convention=NAMES)
