"""How right Biome is, on labelled film and on sets of known truth. `make bench-accuracy` runs it and rewrites
docs/accuracy.md, docs/measures.md and the accuracy cards; exits 1 when a bar is missed.

Each clip goes the whole way, from the file through the pose model to the report; the puppet's sets begin at the
landmarks (`bench/puppet.py` runs them alone).
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import cards
import labelled
import measures
import page
from clips import CLIPS
from engine_time import engine_bar
from recognition import recognition

from biome.puppet.trials import tables
from puppet import invariances, suite


def main() -> int:
    """Prints the tables and the bars; the process's exit code."""
    jobs, film, known, bars = _jobs(), None, [], []
    if CLIPS.is_dir():
        film, known, bars = on_film(jobs)
    else:
        print("No labelled clips in ../shared/clips: only the puppet's sets are tried, and nothing is rewritten.")
    found = suite(jobs=jobs)
    bars += [*tables.bars(found), *invariances(jobs)]
    timed = engine_bar()
    print(*tables.bar_lines([*bars, timed]), sep="\n", flush=True)
    if film:
        measures.write()
        cards.write(found, labelled.film_cards(film))
        page.write(bars, film, known, found)
    return 0 if all(bar.kept for bar in [*bars, timed]) else 1


def on_film(jobs: int) -> tuple[labelled.Film, list[str], list[tables.Bar]]:
    """Every labelled film, what is made of it without its name, and the bars of both."""
    with ProcessPoolExecutor(jobs) as pool:
        film = labelled.watch(pool)
    print(*labelled.rows(film), sep="\n", flush=True)
    known, recognised = recognition(film.films)
    print("", *known, sep="\n", flush=True)
    return film, known, [*labelled.bars(film), *labelled.recognising(recognised)]


def _jobs() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    return parser.parse_args().jobs


if __name__ == "__main__":
    raise SystemExit(main())
