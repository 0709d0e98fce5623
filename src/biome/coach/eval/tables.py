"""What a part of the evaluation has found: a table, its bars, and what is wrong line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

WIDTH = 68


@dataclass(frozen=True)
class Bar:
    """A promise, how far it was reached, and whether it was kept."""

    name: str
    reached: str
    kept: bool


@dataclass(frozen=True)
class Table:
    """One part of the evaluation."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    bars: tuple[Bar, ...]
    wrong: tuple[str, ...] = ()

    @property
    def kept(self) -> bool:
        """Whether all bars were kept."""
        return all(bar.kept for bar in self.bars)


def lines(table: Table, most: int) -> Iterator[str]:
    """The table as text; at most so many of the things that are wrong."""
    yield from ("", table.title)
    widths = [max(len(row[i]) for row in (table.head, *table.rows)) for i in range(len(table.head))]
    yield from (_row(row, widths) for row in (table.head, *table.rows))
    yield from (f"{bar.name:<{WIDTH}}{bar.reached:>16}  {'ok' if bar.kept else 'MISSED'}" for bar in table.bars)
    yield from (f"    {line}" for line in table.wrong[:most])
    if len(table.wrong) > most:
        yield f"    and {len(table.wrong) - most} more (-v shows all of them)"


def none(name: str, found: Sequence[object] | int, of: int) -> Bar:
    """A bar that nothing at all may be found."""
    number = found if isinstance(found, int) else len(found)
    return Bar(f"{name}: none", f"{number} of {of}", number == 0)


def at_most(name: str, found: int, of: int, share: float) -> Bar:
    """A bar on a share."""
    reached = found / of if of else 0.0
    return Bar(f"{name}: at most {share:.0%}", f"{found} of {of}, {reached:.1%}", reached <= share)


def percent(found: int, of: int) -> str:
    """A share as a table shows it."""
    return f"{found / of:.1%}" if of else "-"


def _row(cells: Iterable[str], widths: Sequence[int]) -> str:
    first, *rest = zip(cells, widths, strict=True)
    return f"{first[0]:<{first[1]}}" + "".join(f"  {cell:>{width}}" for cell, width in rest)
