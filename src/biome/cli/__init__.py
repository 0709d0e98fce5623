"""The command: `biome`. Everything heavy is imported by the sub-command that needs it, so that `--help` is quick."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from biome.cli import admin, analyze, coach, demo, exercises, service

app = typer.Typer(
    name="biome",
    help="Form coaching from film: counts the reps of a set, measures them, and says what to work on.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("analyze")(analyze.analyze)
app.command("demo")(demo.demo)
app.command("start")(service.start)
app.command("worker")(service.worker)
app.add_typer(exercises.app, name="exercises")
app.add_typer(coach.app, name="coach")
app.add_typer(admin.app, name="admin")


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"biome {version('biome')}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Form coaching from film."""


def main() -> None:
    """Run the command; a terminal that lacks a sign of ours shows a question mark instead of a traceback."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # pyright: ignore[reportAttributeAccessIssue]
    app()
