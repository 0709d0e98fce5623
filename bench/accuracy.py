"""How right Biome is, on labelled film and on sets of known truth. `make bench-accuracy` runs it and rewrites
docs/accuracy.md and the accuracy cards; exits 1 when a bar is missed.

Each clip goes the whole way, from the file through the pose model to the report; the puppet's sets begin at the
landmarks (`bench/puppet.py` runs them alone).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import cards
import labelled
from clips import CLIPS
from engine_time import engine_bar

from biome.exercises import library
from biome.puppet.trials import tables
from puppet import invariances, suite

PAGE = Path(__file__).resolve().parents[1] / "docs" / "accuracy.md"
INTRODUCTION = """# Accuracy

Written by `make bench-accuracy`, and the same each time it is run. Nothing here is a figure for your film: the clips
are few, and the thresholds of the design were corrected on part of them; the puppet moves as somebody thought people
move.

## The bars
"""
FILM = """
## Labelled film

Every labelled clip beside the repository (`../shared/clips`; other people's films, labelled frame by frame), analysed
from the file to the report.
"""
PUPPET = """
## The puppet's sets

A mannequin performs each pattern: clean; with each fault three quarters of a band below the rule's first threshold, in
the middle of the minor and of the moderate band, and half a band past severe (as the engine has the thresholds in that
view); with what only looks like a fault; and with faults filmed from where they cannot be seen. Bodies of 1.50 to
1.95 m and differing builds, tempo, number of reps, a phone up to eight degrees off, near and far, upright and across.
The pose model's error is the puppet's `TYPICAL`: 1.1 to 1.7 % of the body's height (root mean square over the joints),
with frames lost and times uneven. `below` should be 0; `when clean` are false alarms. Bias and spread are of the
reported metric against the truth.
"""
UNTRIED = """
## Not measured

No motion of the puppet plays these patterns yet, so nothing is known of how right their reports are: {patterns}.
"""
UNFILMED = """
Of these families no labelled film was at hand: {families}.
"""


def main() -> int:
    """Prints the tables and the bars; the process's exit code."""
    jobs = _jobs()
    film = None
    if CLIPS.is_dir():
        with ProcessPoolExecutor(jobs) as pool:
            film = labelled.watch(pool)
        print(*labelled.rows(film), sep="\n", flush=True)
    else:
        print("No labelled clips in ../shared/clips: only the puppet's sets are tried, and nothing is rewritten.")
    found = suite(jobs=jobs)
    bars = [*(labelled.bars(film) if film else ()), *tables.bars(found), *invariances(jobs)]
    timed = engine_bar()
    print(*tables.bar_lines([*bars, timed]), sep="\n", flush=True)
    if film:
        cards.write(found, labelled.film_cards(film))
        puppet = [line for card in found for line in tables.card_lines(card)]
        PAGE.write_text("\n".join(_page(bars, film, puppet, {card.pattern for card in found})), encoding="utf-8")
    return 0 if all(bar.kept for bar in [*bars, timed]) else 1


def _page(bars: list[tables.Bar], film: labelled.Film, puppet: list[str], tried: set[str]) -> Iterable[str]:
    exercises = library().exercises
    filmed = {library().get(clip.slug or "").pattern.id for clip in film.clips}
    names = {e.pattern.id: e.pattern.name for e in exercises}
    yield from (INTRODUCTION, *_block(tables.bar_lines(bars)))
    yield from (FILM, *_block(labelled.rows(film)))
    yield UNFILMED.format(families=", ".join(sorted(names[p] for p in set(names) - filmed)))
    yield from (PUPPET, *_block(puppet))
    if untried := set(names) - tried:
        yield UNTRIED.format(patterns=", ".join(sorted(names[p] for p in untried)))


def _block(lines: Iterable[str]) -> Iterable[str]:
    return ["```", *(line.rstrip() for line in lines), "```"]


def _jobs() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    return parser.parse_args().jobs


if __name__ == "__main__":
    raise SystemExit(main())
