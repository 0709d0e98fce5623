"""Files a command writes: whole, or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from biome.cli.failures import USAGE, stop


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """A temporary name beside ``target`` that becomes it when the block succeeds, and is removed when it does not."""
    unfinished = target.with_name(f".{target.stem}.{os.getpid()}{target.suffix}")
    try:
        yield unfinished
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def must_be_writable(target: Path, clip: Path | None, option: str, suffixes: tuple[str, ...] = ()) -> None:
    """Refuse a target before the work is done rather than after it."""
    if suffixes and target.suffix.lower() not in suffixes:
        stop(f"{option} is written as {' or '.join(suffixes)}: name it so instead of {target}.", USAGE)
    if target.is_dir():
        stop(f"{option} needs a file name: {target} is a folder.", USAGE)
    if not target.parent.is_dir():
        stop(f"{option} cannot be written: there is no folder {target.parent}.", USAGE)
    if clip and target.exists() and target.samefile(clip):
        stop(f"{option} would overwrite the clip itself. Choose another name.", USAGE)
