"""``python -m bench.chaos``: everything that can die dies; exits 2 when a bar is missed."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import tempfile
from pathlib import Path

from bench.chaos.run import Plan, run
from bench.chaos.table import show, wanted
from rich.console import Console


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--analyses", type=int, default=200)
    asked.add_argument("--lease", type=float, default=15.0)
    asked.add_argument("--keep", action="store_true", help="keep the folder with every part's log")
    asked.add_argument("--folder-store", action="store_true", help="a local folder even where Ceph is installed")
    asked.add_argument("--faults", type=int, help="of everything but the workers")
    told = asked.parse_args()
    count = told.analyses
    plan = Plan(
        seed=told.seed,
        analyses=count,
        kills=-(-count * 52 // 100),
        pauses=-(-count // 33),
        faults=told.faults if told.faults is not None else -(-count * 28 // 100),
        real=count // 10,
        lease=told.lease,
        bucket=not told.folder_store,
    )
    home = Path(tempfile.mkdtemp(prefix="chaos-", dir="/tmp"))
    home.chmod(0o755)
    try:
        out = asyncio.run(run(plan, home))
    finally:
        if told.keep:
            print(f"kept: {home}")
        else:
            shutil.rmtree(home, ignore_errors=True)
    show(plan, out, Console(width=150))
    return 0 if all(bar.reached for bar in wanted(plan, out)) else 2


if __name__ == "__main__":
    sys.exit(main())
