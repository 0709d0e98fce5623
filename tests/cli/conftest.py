"""The real command, run as a person runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def biome() -> Run:
    """Runs `biome` with the given arguments and returns what it said and its exit code."""
    command = Path(sys.executable).with_name("biome")

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "COLUMNS": "100", "PYTHONUTF8": "1"}
        told = [str(argument) for argument in arguments]
        return subprocess.run(
            [command, *told], capture_output=True, text=True, env=environment, timeout=120, check=False
        )

    return run
