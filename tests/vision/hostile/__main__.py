"""Prints the table of all samples: ``python -m tests.vision.hostile``."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.vision.hostile.corpus import make_corpus
from tests.vision.hostile.verdicts import PROBED, READ, Verdict, asked, facts, lying_about, read

ROW = "{:31} {:>10} {:18} {:>6} {:>6}  {}"


def main() -> int:
    """Make the corpus, ask a child about each sample, and print what was said; 1 when anything was not as expected."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        films = make_corpus(Path(folder))
        print(f"{len(films)} samples made in {time.monotonic() - began:.1f} s")
        around = lying_about(Path(folder))
        print(ROW.format("sample", "bytes", "verdict", "wall s", "cpu s", "read to the end"))
        ends = {found["film"]: found for found in read(list(films.values()))}
        verdicts = {name: asked(film) for name, film in films.items()}
        for name, verdict in verdicts.items():
            print(_row(films[name], verdict, ends[name]))
        wrong = [name for name, verdict in verdicts.items() if not _is_right(name, verdict)]
        left = lying_about(Path(folder)) - around
    _sum_up(verdicts, wrong, left)
    return 1 if wrong or left else 0


def _row(film: Path, verdict: Verdict, end: dict[str, object]) -> str:
    last = "" if verdict.reason == end.get("reason") else str(end.get("reason") or end.get("fault") or "")
    if not last and "frames" in end:
        last = f"{end['frames']} frames, {end['damaged']} damaged"
    times = f"{verdict.seconds:.2f}", f"{verdict.worked:.2f}"
    return ROW.format(film.name, film.stat().st_size, verdict.reason, *times, last)


def _is_right(name: str, verdict: Verdict) -> bool:
    said = verdict.said
    return PROBED[name] == (verdict.reason if isinstance(said, Exception) else facts(said))


def _sum_up(verdicts: dict[str, Verdict], wrong: list[str], left: set[Path]) -> None:
    accepted = sum(verdict.reason == "accepted" for verdict in verdicts.values())
    late = sum(isinstance(verdict, str) for verdict in READ.values())
    print(f"{len(verdicts)} samples: {len(verdicts) - accepted} refused, {accepted} accepted ({late} refused later on)")
    print(f"longest verdict: {max(v.seconds for v in verdicts.values()):.2f} s, of which the child worked at most "
          f"{max(v.worked for v in verdicts.values()):.2f} s")  # fmt: skip
    print(f"not as expected: {wrong or 'none'}; left behind: {sorted(left) or 'nothing'}")


if __name__ == "__main__":
    sys.exit(main())
