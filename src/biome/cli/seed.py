"""`biome demo --seed`: an account with months behind it, in the database of this machine's Biome."""

from __future__ import annotations

import secrets
import sys
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from biome.features.accounts.schemas import Registration
    from biome.settings import Settings

WEEKS = 17
FILMS = 4


def seed(email: str | None, password: str | None, films: int = FILMS, weeks: int = WEEKS) -> None:
    """Make the account, and say how to sign in with it. Works while Biome runs, and while it does not."""
    import asyncio

    from biome.cli.admin import checked
    from biome.settings import BadSettings, load
    from biome.start import PLAIN, reached

    email = email or f"demo-{secrets.token_hex(3)}@example.com"
    password = password or secrets.token_urlsafe(9)
    try:
        settings = load()
        wanted = checked(email, email.partition("@")[0], password)
        with reached(settings) as url:
            sets = asyncio.run(_make(settings, url, wanted, films, weeks))
    except (BadSettings, *PLAIN) as error:
        sys.exit(f"biome: {error}")
    typer.echo(f"{sets} sets over {weeks} weeks. Sign in with {email} and {password}")


async def _make(settings: Settings, url: str, wanted: Registration, films: int, weeks: int) -> int:
    from biome.cli.progress import counted
    from biome.cli.seeding import Store, planned, seeded
    from biome.features.library.service import Catalogue
    from biome.kit.clock import utc_now
    from biome.kit.db import Database
    from biome.kit.errors import Problem
    from biome.kit.storage.choice import store

    database = Database.connect(url, pool=1)
    storage = store(settings.bucket, settings.files, settings.signing_secret)
    plans = list(planned(utc_now(), weeks))
    drawn = iter(counted(plans, "Training", len(plans), "sets"))
    try:
        await seeded(Store(database, storage, Catalogue(database)), wanted, plans, films, lambda: next(drawn, None))
    except Problem as problem:
        sys.exit(f"biome: {problem}")
    finally:
        await storage.close()
        await database.close()
    return len(plans)
