"""A progress bar that follows the frames read; only on a terminal, only on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress as Drawn

    from biome.vision.watch import Progress

    Follow = Callable[[Progress], None]

T = TypeVar("T")


@contextmanager
def bar(name: str) -> Iterator[Follow | None]:
    """What to call with each Progress, or None where nobody is watching."""
    if not sys.stderr.isatty():
        yield None
        return
    with _drawn() as drawn:
        task = drawn.add_task(f"Watching {name}", total=None, left="")

        def follow(progress: Progress) -> None:
            left = "" if progress.seconds_left is None else f"{progress.seconds_left:.0f} s left"
            drawn.update(task, completed=progress.frames_read, total=progress.total_frames or None, left=left)

        yield follow


def counted(things: Iterable[T], title: str, total: int, unit: str = "frames") -> Iterator[T]:
    """The same things, counted on the terminal while they are taken."""
    if not sys.stderr.isatty():
        yield from things
        return
    with _drawn(unit) as drawn:
        task = drawn.add_task(title, total=total, left="")
        for thing in things:
            yield thing
            drawn.advance(task)


def _drawn(unit: str = "frames") -> Drawn:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(f"{unit} {{task.fields[left]}}"),
    )
    return Progress(*columns, console=Console(stderr=True), transient=True)
