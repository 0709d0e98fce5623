"""`biome demo`: a film of the puppet's set, or an account with months of them, to try it without a camera."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from biome.cli.failures import plainly
from biome.cli.outputs import must_be_writable, whole

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FPS = 30.0
TIRED_FAULTS = {"forward_lean": 65.0, "fast_drop": 0.45}  # degrees, seconds: what the analysis should find
SECONDS_DOWN = 1.8

Out = Annotated[Path, typer.Argument(help="Where to write the film.")]
Reps = Annotated[int, typer.Option(min=1, max=20, help="How many squats.")]
Seed = Annotated[bool, typer.Option("--seed", help="Instead of a film, make an account with months of sessions.")]
Email = Annotated[str | None, typer.Option(help="With --seed: of the account; made up when not given.")]
Password = Annotated[
    str | None,
    typer.Option(envvar="BIOME_DEMO_PASSWORD", show_envvar=True, help="With --seed: made up when not given."),
]


def demo(
    out: Out = Path("set.mp4"),
    reps: Reps = 6,
    seed: Seed = False,
    email: Email = None,
    password: Password = None,
) -> None:
    """Write a short film of a mannequin whose squats go wrong in the second half of the set.

    With --seed: an account with four months of sessions instead, to see every page with something on it.
    """
    if seed:
        from biome.cli.seed import seed as plant

        plant(email, password)
        return
    must_be_writable(out, None, "the film", (".mp4",))
    with plainly(), whole(out) as unfinished:
        _film(unfinished, reps)
    typer.echo(f"Wrote {out}. Now try: biome analyze {out} --exercise squat")


def _film(path: Path, reps: int) -> None:
    from biome.vision.encode import write_film

    write_film(path, _frames(reps), FPS)


def _frames(reps: int) -> Iterator[NDArray[np.uint8]]:
    from biome.cli.progress import counted
    from biome.puppet import Set, Tempo, frames, perform

    squats = Set("squat", reps=reps, tempo=Tempo(SECONDS_DOWN), faults=TIRED_FAULTS, faulty_reps=_tired(reps))
    performance = perform(squats)
    yield from counted(frames(performance, fps=FPS), "Filming", int(performance.seconds * FPS))


def _tired(reps: int) -> frozenset[int]:
    return frozenset(range(reps // 2 + 1, reps + 1))
