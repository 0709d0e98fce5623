"""``python -m bench.chaos``: everything that can die dies; exits 2 when a bar is missed."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from bench.chaos.run import Plan, run
from bench.chaos.table import show, wanted
from rich.console import Console

SHORT = Plan(
    seed=1,
    analyses=12,
    kills=8,
    pauses=1,
    faults=4,
    real=0,
    lease=2.0,
    pause=2.0,
    weather=2.0,
    bucket=False,
    most_seconds=180.0,
)
"""About a minute, on a slow machine up to three: each point once, and some of everything else."""


def main() -> int:
    told = _asked()
    home = Path(tempfile.mkdtemp(prefix="chaos-", dir="/tmp"))  # short, for the sockets in it
    home.chmod(0o755)  # as root, the database runs as another user
    plan = _plan(told)
    try:
        out = asyncio.run(run(plan, home))
    finally:
        if told.keep:
            print(f"kept: {home}")
        else:
            shutil.rmtree(home, ignore_errors=True)
    show(plan, out, Console(width=150))
    return 0 if all(bar.reached for bar in wanted(plan, out)) else 2


def _asked() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--analyses", type=int, default=200)
    asked.add_argument("--lease", type=float, default=15.0)
    asked.add_argument("--faults", type=int, help="of everything but the workers")
    asked.add_argument("--short", action="store_true", help="a minute of it, as in `make test`")
    asked.add_argument("--folder", action="store_true", help="a local folder for a store even where Ceph is installed")
    asked.add_argument("--keep", action="store_true", help="keep the folder with the story and every part's log")
    return asked.parse_args()


def _plan(told: argparse.Namespace) -> Plan:
    if told.short:
        return replace(SHORT, seed=told.seed)
    count = told.analyses
    return Plan(
        seed=told.seed,
        analyses=count,
        kills=-(-count * 52 // 100),
        pauses=-(-count // 33),
        faults=-(-count * 28 // 100) if told.faults is None else told.faults,
        real=count // 10,
        lease=told.lease,
        bucket=not told.folder,
    )


if __name__ == "__main__":
    sys.exit(main())
