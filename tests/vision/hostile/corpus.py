"""All samples of hostile and odd films, by name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.vision.hostile import bounds, cut, impostors, lies, odd, stuffed
from tests.vision.hostile.odd import Maker
from tests.vision.hostile.stock import Stock

MAKERS: Mapping[str, Maker] = {
    **odd.MAKERS, **impostors.MAKERS, **cut.MAKERS, **bounds.MAKERS, **lies.MAKERS, **stuffed.MAKERS
}  # fmt: skip


def make_corpus(folder: Path) -> dict[str, Path]:
    """Write every sample into ``folder``; where they are, by name."""
    stock = Stock(folder)
    return {name: _made(folder / name, make(stock)) for name, make in MAKERS.items()}


def _made(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    if path.name in bounds.PADDED:
        with path.open("r+b") as file:
            file.truncate(bounds.PADDED[path.name])
    return path
