"""The native libraries say nothing on the terminal; Python still can."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import os, sys
from biome.vision.quiet import quiet_native_stderr
with quiet_native_stderr():
    os.write(2, b"native chatter")
    print("from python", file=sys.stderr)
os.write(2, b"native again")
print("python again", file=sys.stderr)
"""


def run(program: str, *, closed: bool = False) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", program]
    if closed:
        command = ["sh", "-c", 'exec "$0" "$@" 2>&-', *command]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_native_chatter_is_silenced_and_pythons_own_words_are_not() -> None:
    said = run(PROGRAM).stderr
    assert "native chatter" not in said
    assert "from python" in said
    assert "native again" in said
    assert "python again" in said


def test_a_closed_stderr_breaks_nothing() -> None:
    program = "from biome.vision.quiet import quiet_native_stderr\nwith quiet_native_stderr(): print('done')"
    assert run(program, closed=True).stdout == "done\n"


def test_an_error_inside_comes_through() -> None:
    program = PROGRAM.replace('print("from python", file=sys.stderr)', 'raise ValueError("heard")')
    assert "ValueError: heard" in run(program).stderr
