"""Bringing a database's schema up to date, or back."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from biome.kit.db import sqlalchemy_url

PACKAGE = Path(__file__).resolve().parents[1]
CANDIDATES = (PACKAGE / "migrations", PACKAGE.parents[1] / "migrations")
"""Inside an installed wheel, and beside ``src`` in a clone."""


class NoMigrations(Exception):
    """The migrations were not found beside the package: install Biome from its own wheel or a clone."""


def upgrade(url: str, revision: str = "head") -> None:
    """Apply what is missing up to ``revision``; safe to call from several processes at once."""
    _run(url, command.upgrade, revision)


def downgrade(url: str, revision: str = "base") -> None:
    """Take the schema back to ``revision``."""
    _run(url, command.downgrade, revision)


def folder() -> Path:
    """Where the migrations are; raises NoMigrations."""
    for candidate in CANDIDATES:
        if (candidate / "env.py").is_file():
            return candidate
    raise NoMigrations(NoMigrations.__doc__)


def _run(url: str, step: object, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(folder()).replace("%", "%%"))
    engine = create_engine(sqlalchemy_url(url))
    try:
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            step(config, revision)  # type: ignore[operator]
    finally:
        engine.dispose()
