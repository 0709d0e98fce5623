"""How true every measure is from every view it claims, on the puppet: `python bench/measures.py` prints the table;
`make bench-accuracy` also writes it to docs/measures.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from biome.puppet.trials.gauges import ELSEWHERE, SHOWS, gauges, lines

PAGE = Path(__file__).resolve().parents[1] / "docs" / "measures.md"
SEEDS = range(3)
"""Draws of the noise, one for each of the gauges' bodies."""
INTRODUCTION = """# Measures

Written by `make bench-accuracy`. Each measure of the library before each view it claims, on sets of the puppet of which
the truth is known: the median error (bias) and its standard deviation (spread) over repetitions, three bodies and the
puppet's `TYPICAL` error of a pose model. `error` is the working error by which findings are weighed; in views of
grade B it counts half as much again, C is for counting only. From a view that is not listed a measure is refused.
"""
OTHERS = """
These have tests of their own, because what shows them is not a set of repetitions or holds before one camera:
"""


def main() -> int:
    """Prints the table."""
    print(*_page(), sep="\n")
    return 0


def write() -> None:
    """Keep it; nothing in it differs from run to run."""
    PAGE.write_text("\n".join((*_page(), "")), encoding="utf-8")


def _page() -> Iterator[str]:
    yield INTRODUCTION
    yield from lines(gauges(SHOWS, noisy=True, seeds=SEEDS))
    yield OTHERS
    yield from (f"- `{name}`: {test}" for name, test in ELSEWHERE.items())


if __name__ == "__main__":
    raise SystemExit(main())
