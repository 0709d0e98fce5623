"""`biome admin`: what must be possible before there is an admin to do it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from biome.features.accounts.schemas import Registration

app = typer.Typer(help="Accounts that administer.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Accounts that administer."""


@app.command("create")
def create(
    email: Annotated[str, typer.Argument(help="Whose account; made when there is none with this e-mail.")],
    username: Annotated[str | None, typer.Option(help="Of a new account; by default what stands before the @.")] = None,
    password: Annotated[
        str | None,
        typer.Option(
            envvar="BIOME_ADMIN_PASSWORD", show_envvar=True, help="Of a new account; asked for when not given."
        ),
    ] = None,
) -> None:
    """Make an account an admin's. Works while Biome runs, and while it does not."""
    import asyncio

    from biome.settings import BadSettings, load
    from biome.start import PLAIN, reached

    try:
        settings = load()
        wanted = checked(email, username or email.partition("@")[0], password or _asked())
        with reached(settings) as url:
            told = asyncio.run(_make(url, wanted))
    except (BadSettings, *PLAIN) as error:
        sys.exit(f"biome: {error}")
    typer.echo(told)


def _asked() -> str:
    return typer.prompt("Password", hide_input=True, confirmation_prompt=True)


def checked(email: str, username: str, password: str) -> Registration:
    """What was given as a new account; ends the command with what is wrong with it."""
    from pydantic import ValidationError

    from biome.features.accounts.schemas import Registration

    try:
        return Registration(email=email, username=username, password=password)
    except ValidationError as error:
        wrong = [f"{fault['loc'][0]}: {fault['msg'].removeprefix('Value error, ')}" for fault in error.errors()]
        sys.exit(f"biome: {'; '.join(wrong)}")


async def _make(url: str, wanted: Registration) -> str:
    from biome.features.accounts import service
    from biome.kit.db import Database
    from biome.kit.errors import Problem
    from biome.kit.passwords import Passwords

    database = Database.connect(url, pool=1)
    try:
        async with database.transaction() as session:
            made = await service.make_admin(session, Passwords(), wanted)
    except Problem as problem:
        sys.exit(f"biome: {problem}")
    finally:
        await database.close()
    return f"{wanted.email} is a new account and an admin" if made else f"{wanted.email} is an admin now"
