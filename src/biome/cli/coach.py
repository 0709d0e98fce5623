"""`biome coach`: whether Gemini answers with the key that is set."""

from __future__ import annotations

import asyncio

import typer

from biome.cli.failures import USAGE, stop

app = typer.Typer(help="The coach that asks Gemini.", no_args_is_help=True)


@app.callback()
def _coach() -> None:
    """The coach that asks Gemini."""


@app.command("check")
def check() -> None:
    """Ask each configured model for a word, and say plainly what came of it. Costs a few tokens."""
    from biome.coach.gemini.check import check as asked
    from biome.settings import BadSettings, load

    try:
        options = load().gemini
    except BadSettings as error:
        stop(str(error), USAGE)
    if options is None:
        stop("no key: set GEMINI_API_KEY (or GOOGLE_ADK_API_KEY). Until then the built-in coach speaks.")
    found = asyncio.run(asked(options))
    for line in found.lines:
        typer.echo(line)
    if not found.well:
        raise typer.Exit(1)
