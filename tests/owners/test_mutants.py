"""The tests of two people would notice if the program forgot to ask whose something is, at any place where it asks.

`make mutants` tries every place (some: MUTANTS=progress), `make test` a few of them.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.owners.conftest import MIGRATED
from tests.owners.predicates import SOURCE, Predicate, all_predicates, hidden

ROOT = Path(__file__).resolve().parents[2]
FEWEST = 30
FEW = 18
WANTED = os.environ.get("MUTANTS")


def chosen() -> list[Predicate]:
    """Those that were asked for, else one in so many."""
    found = all_predicates()
    return found[3::FEW] if WANTED is None else [one for one in found if re.search(WANTED, one.name)]


def test_owners_are_asked_for_in_ways_that_are_found() -> None:
    assert hidden() == []
    assert len({one.name for one in all_predicates()}) == len(all_predicates()) >= FEWEST


def test_a_forgotten_owner_is_noticed(database_url: str) -> None:
    wanted = [one.name for one in chosen()]
    ours = {MIGRATED: database_url, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": f"{SOURCE}{os.pathsep}{ROOT}"}
    told = subprocess.run(
        [sys.executable, "-m", "tests.owners.mutants", json.dumps(wanted)],
        env={**os.environ, **ours},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    print(told.stderr)
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout) == []
