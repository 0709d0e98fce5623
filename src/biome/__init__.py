"""Biome: AI fitness form coaching. ``from biome import analyze``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from biome.analysis import analyze

__all__ = ["analyze"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    # Lazy, so that the API process, which imports `biome.app`, never loads the vision libraries.
    if name == "analyze":
        from biome.analysis import analyze

        return analyze
    raise AttributeError(f"module 'biome' has no attribute {name!r}")
