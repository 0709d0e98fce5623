"""Keeps a native library's chatter off the terminal without hiding anything Python says."""

from __future__ import annotations

import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TextIO

STDERR = 2


@contextmanager
def quiet_native_stderr() -> Iterator[None]:
    """Point file descriptor 2 at nothing; ``sys.stderr`` goes on writing to where it wrote before.

    The redirect is of the whole process. Python's own ``sys.stderr``, when it is that descriptor, is led around it for
    as long as this lasts. A closed descriptor 2 stays pointed at nothing, lest the next file opened become it.
    """
    try:
        kept = os.dup(STDERR)
    except OSError:
        _silence()
        yield
        return
    before = sys.stderr
    try:
        _silence()
        with os.fdopen(os.dup(kept), "w", buffering=1, errors="backslashreplace") as own:
            sys.stderr = own if _writes_to_descriptor_2(before) else before
            yield
    finally:
        sys.stderr = before
        os.dup2(kept, STDERR)
        os.close(kept)


def _silence() -> None:
    os.dup2(_nothing(), STDERR)


@cache
def _nothing() -> int:
    """A descriptor that swallows what is written to it, kept for those who may not open one later; never 2 itself."""
    opened = os.open(os.devnull, os.O_WRONLY)
    if opened > STDERR:
        return opened
    kept = fcntl.fcntl(opened, fcntl.F_DUPFD_CLOEXEC, STDERR + 1)
    os.close(opened)
    return kept


def _writes_to_descriptor_2(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.fileno() == STDERR
    except (OSError, ValueError):
        return False
