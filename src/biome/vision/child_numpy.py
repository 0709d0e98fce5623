"""The parts of numpy that are imported when they are first needed, which in a child that is locked in is too late."""

from __future__ import annotations

import importlib

LAZY = (
    *("char", "ctypeslib", "dtypes", "exceptions", "fft", "linalg", "ma"),
    *("polynomial", "random", "rec", "strings", "typing"),
)


def load_numpy() -> None:
    """Import them all."""
    for name in LAZY:
        importlib.import_module(f"numpy.{name}")
