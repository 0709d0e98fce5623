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


def must_be_writable(target: Path, clip: Path, option: str, suffixes: tuple[str, ...] = ()) -> None:
    """Refuse a target before the work is done rather than after it."""
    if suffixes and target.suffix.lower() not in suffixes:
        stop(f"{option} writes {' or '.join(suffixes)}: {target} is named otherwise.", USAGE)
    if target.is_dir() or not target.parent.is_dir():
        stop(
            f"{option} cannot be written: {target.parent if not target.is_dir() else target} is not a folder for it.",
            USAGE,
        )
    if target.exists() and target.samefile(clip):
        stop(f"{option} would overwrite the clip itself. Choose another name.", USAGE)
