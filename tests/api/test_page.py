"""docs/api.md is what the program is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_about_the_api_is_up_to_date():
    told = subprocess.run(
        [sys.executable, "scripts/api_page.py", "--check"], cwd=ROOT, capture_output=True, check=False
    )
    assert told.returncode == 0, told.stderr.decode()
