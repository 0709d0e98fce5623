"""Machines ask everything that the OpenAPI document allows and much that it does not: no 500, no answer outside it.

`make fuzz` asks for longer: FUZZ is the number of examples for each operation.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.api.conftest import Server

CONFIG = Path(__file__).with_name("schemathesis.toml")
EXAMPLES = os.environ.get("FUZZ", "2")
SECONDS = 120 + 60 * int(EXAMPLES)
WHO: dict[str, str | None] = {"nobody": None, "user": "bert", "admin": "ada"}
if "FUZZ" in os.environ:  # who has an analysis to look at, to retry and to delete
    WHO["owner"] = "anna"


@pytest.mark.parametrize("who", WHO.values(), ids=WHO.keys())
def test_no_request_is_answered_outside_the_document(server: Server, who: str | None, tmp_path: Path) -> None:
    command = [Path(sys.executable).with_name("st"), "--config-file", CONFIG, "run", f"{server.address}/openapi.json"]
    how = ["-n", EXAMPLES, "--seed", "1", "--no-color", "--warnings", "off"]
    if who:
        how += ["-H", f"Authorization: Bearer {server.tokens[who]}"]
    told = subprocess.run([*command, *how], capture_output=True, text=True, timeout=SECONDS, check=False, cwd=tmp_path)
    assert told.returncode == 0, told.stdout[-6000:] + told.stderr
