"""`biome start` and `biome worker`: the service's ways in."""

from __future__ import annotations


def start() -> None:
    """Serve Biome on this machine: the database, the API and one worker, until Ctrl-C."""
    from biome.start import main

    main()


def worker() -> None:
    """Take analyses off the queue, one after another, until stopped."""
    from biome.worker import main

    main()
