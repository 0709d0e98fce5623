"""`biome demo`: a film of the puppet's set, to try everything on without a camera."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from biome.cli.failures import plainly
from biome.cli.outputs import must_be_writable, whole

Out = Annotated[Path, typer.Argument(help="Where to write the film.")]


def demo(out: Out = Path("set.mp4")) -> None:
    """Write a short film of a mannequin doing squats; `biome analyze` can be tried on it."""
    must_be_writable(out, out.parent, "the film", (".mp4",))
    with plainly(), whole(out) as unfinished:
        _write(unfinished)
    typer.echo(f"Wrote {out}. Now try: biome analyze {out} --exercise squat")


def _write(path: Path) -> None:
    from biome.puppet.demo import write_demo

    write_demo(path)
