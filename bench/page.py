"""docs/accuracy.md, from the tables and bars of the bench."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import labelled

from biome.exercises import library
from biome.puppet.trials import tables
from biome.puppet.trials.summary import Card

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
with frames lost and times uneven. A `*` marks levels that the cast gives, where no body can go as far as the thresholds
or the knob has another unit than the measure. `below` should be 0; `when clean` are false alarms. Bias and spread are
of the reported metric against the truth.
"""
KNOWN = """
## Which exercise it is

The same films without a name, and under each popular name that is wrong (`bench/recognition.py`).
"""
UNTRIED = """
## Not measured

No motion of the puppet plays these patterns yet, so nothing is known of how right their reports are: {patterns}.
"""
UNFILMED = """
Of these families no labelled film was at hand: {families}.
"""


def write(bars: Sequence[tables.Bar], film: labelled.Film, known: Sequence[str], found: Sequence[Card]) -> None:
    """Keep it all; nothing in it differs from run to run."""
    PAGE.write_text("\n".join(_page(bars, film, known, found)), encoding="utf-8")


def _page(
    bars: Sequence[tables.Bar], film: labelled.Film, known: Sequence[str], found: Sequence[Card]
) -> Iterable[str]:
    names = {exercise.pattern.id: exercise.pattern.name for exercise in library().exercises}
    filmed = {library().get(clip.slug or "").pattern.id for clip in film.clips}
    yield from (INTRODUCTION, *_block(tables.bar_lines(bars)))
    yield from (FILM, *_block(labelled.rows(film)))
    yield UNFILMED.format(families=_listed(names, set(names) - filmed))
    yield from (KNOWN, *_block(known))
    yield from (PUPPET, *_block(line for card in found for line in tables.card_lines(card)))
    if untried := set(names) - {card.pattern for card in found}:
        yield UNTRIED.format(patterns=_listed(names, untried))


def _block(lines: Iterable[str]) -> Iterable[str]:
    return ["```", *(line.rstrip() for line in lines), "```"]


def _listed(names: dict[str, str], patterns: set[str]) -> str:
    return ", ".join(sorted(names[pattern] for pattern in patterns))
