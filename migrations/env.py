"""How Alembic reaches the database: over the connection it is handed, or over DATABASE_URL on the command line."""

from __future__ import annotations

import os

from alembic import context
from sqlalchemy import Connection, ForeignKeyConstraint, create_engine, text

from biome.kit.db import sqlalchemy_url
from biome.tables import Base

ONE_AT_A_TIME = 7_206_318_264
"""An advisory lock: of several processes that start at once, one migrates and the others wait for it."""


def named(name: str | None, kind: str, parents: object) -> bool:
    """Whether autogenerate should look at a table: the queue's own and the partitions are not models."""
    del parents
    return kind != "table" or name in Base.metadata.tables


def meant(item: object, name: str | None, kind: str, reflected: bool, compared: object) -> bool:
    """Whether it should look at anything else: PostgreSQL adds to a foreign key one for each partition it points at."""
    del name, reflected, compared
    if kind != "foreign_key_constraint" or not isinstance(item, ForeignKeyConstraint):
        return True
    return item.elements[0].target_fullname.rpartition(".")[0] in Base.metadata.tables


def migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_name=named,
        include_object=meant,
        compare_type=True,
        compare_server_default=True,
    )
    with context.begin_transaction():
        connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": ONE_AT_A_TIME})
        context.run_migrations()


def main() -> None:
    handed = context.config.attributes.get("connection")
    if handed is not None:
        migrate(handed)
        return
    with create_engine(sqlalchemy_url(os.environ["DATABASE_URL"])).connect() as connection:
        migrate(connection)


main()
