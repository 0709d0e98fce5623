"""A short run of `make chaos`: real PostgreSQL, Redis, API and workers, each of the eight points, and the audit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("redis-server") is None, reason="redis-server is not installed")
def test_whatever_dies_what_was_accepted_is_analysed_once():
    command = [sys.executable, "-m", "bench.chaos", "--short", "--seed", os.environ.get("SEED", "1")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    print(done.stdout, done.stderr[-3000:])
    assert [line for line in done.stdout.splitlines() if "MISSED" in line] == []
    assert done.returncode == 0
