"""The seeded puppet suite: `python bench/puppet.py [--pattern row] [--verbose] [--trial NAME]` prints how often the
reports of sets with a known truth are right; with --verbose each trial that failed, by the name that runs it again.
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from biome.engine.assess import assess
from biome.exercises import library
from biome.puppet.trials import tables
from biome.puppet.trials.cases import Trial, trials
from biome.puppet.trials.cast import Cast
from biome.puppet.trials.casts import by_pattern
from biome.puppet.trials.invariance import CHANGES, holds
from biome.puppet.trials.summary import Card, summarise
from biome.puppet.trials.tables import Bar
from biome.puppet.trials.tally import performance_of, run, track_of


def main() -> int:
    """Prints tables; 1 when a bar is missed."""
    wanted = _arguments()
    if wanted.trial:
        replay(wanted.trial)
        return 0
    cards = suite(wanted.pattern, wanted.jobs, verbose=wanted.verbose)
    bars = tables.bars(cards) + ([] if wanted.pattern else invariances())
    print(*tables.bar_lines(bars), sep="\n")
    return 0 if all(bar.kept for bar in bars) else 1


def suite(pattern: str | None = None, jobs: int = 0, *, verbose: bool = False) -> list[Card]:
    """Run the trials of one pattern, or of all, printing each pattern's table as it is done."""
    chosen = {name: casts for name, casts in by_pattern().items() if pattern in (None, name)}
    if not chosen:
        raise SystemExit(f"no cast plays {pattern}; there are {', '.join(by_pattern())}")
    cards = []
    with ProcessPoolExecutor(jobs or (1 if pattern else 2)) as pool:
        for name, casts in chosen.items():
            outcomes = list(pool.map(run, [trial for cast in casts for trial in trials(cast)], chunksize=8))
            cards.append(summarise(name, outcomes))
            print(*tables.card_lines(cards[-1]), sep="\n", flush=True)
            if verbose:
                print(*tables.failures(outcomes), sep="\n", flush=True)
    return cards


def invariances(jobs: int = 2) -> list[Bar]:
    """One clean set and one severe fault of every cast and view, filmed once and changed in ways that matter not."""
    chosen = [trial for casts in by_pattern().values() for cast in casts for trial in sample(cast)]
    with ProcessPoolExecutor(jobs) as pool:
        held = [one for some in pool.map(holds, chosen, chunksize=4) for one in some]
    for one in held:
        if one.differs:
            print(f"  {one.change}: {one.differs:<90} --trial '{one.trial}'", flush=True)
    return [tables.held_bar(change, [one for one in held if one.change == change]) for change in CHANGES]


def sample(cast: Cast) -> list[Trial]:
    """The first clean set of each view, and the first severe one of each fault."""
    every = [t for t in trials(cast) if t.number == 0 and (t.kind == "clean" or t.level == "severe")]
    first: dict[str, Trial] = {}
    for trial in every:
        if trial.kind in ("clean", "fault"):
            first.setdefault(trial.what or trial.view, trial)
    return list(first.values())


def replay(name: str) -> None:
    """One trial again, with all that its report says."""
    trial = find(name)
    performance = performance_of(trial)
    report = assess(track_of(trial, performance), library().get(trial.slug))
    print(trial.performed, trial.body, trial.shot, f"seed {trial.seed}", sep="\n")
    print(f"view {report.view}, {report.rep_count} reps, held {report.hold_seconds}, score {report.overall_score}")
    for part in (report.issues, report.attempts, report.metrics, report.not_judged, report.clean, report.notices):
        print(*part, sep="\n")


def find(name: str) -> Trial:
    """The trial of this name."""
    found = [t for casts in by_pattern().values() for cast in casts for t in trials(cast) if t.name == name]
    if not found:
        raise SystemExit(f"no trial is called {name}")
    return found[0]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pattern", help="only this pattern, by its id")
    parser.add_argument("--trial", help="run one trial again, by its name, and print its report")
    parser.add_argument("--verbose", action="store_true", help="name every trial that failed")
    parser.add_argument("--jobs", type=int, default=0, help="processes (2, and 1 for one pattern)")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
