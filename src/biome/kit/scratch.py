"""Temporary folders that are cleared even when the process that made them was killed: by the next one that looks."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Generator
from pathlib import Path

PREFIX = "biome-scratch-"
FRESH_SECONDS = 10.0
"""Between making a folder and holding it passes a moment."""


@contextlib.contextmanager
def scratch() -> Generator[Path]:
    """A new folder for as long as the block lasts, held by a lock that the kernel lets go of when we die."""
    with tempfile.TemporaryDirectory(prefix=PREFIX) as name:
        held = os.open(name, os.O_RDONLY)
        try:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield Path(name)
        finally:
            os.close(held)


def clear_abandoned(age: float = FRESH_SECONDS, folder: Path | None = None) -> int:
    """Remove the folders of ours, at least ``age`` seconds old, that nobody holds any more; how many there were.

    They are looked for in ``folder``, by default where this process makes its own.
    """
    before = time.time() - age
    where = folder or Path(tempfile.gettempdir())
    found = [path for path in where.glob(f"{PREFIX}*") if _is_abandoned(path, before)]
    for path in found:
        shutil.rmtree(path, ignore_errors=True)
    return len(found)


def _is_abandoned(folder: Path, before: float) -> bool:
    try:
        about = folder.lstat()
        if about.st_uid != os.getuid() or about.st_mtime > before:
            return False
        held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:  # gone meanwhile, or none of ours
        return False
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    else:
        return True
    finally:
        os.close(held)
