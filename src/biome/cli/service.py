"""`biome start` and `biome worker`: the service's ways in."""

from __future__ import annotations

from typing import Annotated

import typer


def start() -> None:
    """Serve Biome on this machine: the database, the API and one worker, until Ctrl-C."""
    from biome.start import main

    main()


def worker(
    processes: Annotated[
        int | None,
        typer.Option(
            min=1, max=256, help="How many work at once, each on one analysis; by default WORKER_PROCESSES, 1."
        ),
    ] = None,
) -> None:
    """Take analyses off the queue until stopped."""
    from biome.worker import main

    main(processes=processes)
