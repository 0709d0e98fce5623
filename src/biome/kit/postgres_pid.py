"""What a PostgreSQL data folder tells of the server that holds it, in ``postmaster.pid``."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path

STATUS_LINE = 7
ORPHAN_SECONDS = 20.0


def is_ready(data: Path, pid: int) -> bool:
    """Whether the server with process id ``pid`` says that it takes connections."""
    lines = _lines(data)
    return len(lines) > STATUS_LINE and lines[0] == str(pid) and lines[STATUS_LINE].strip() == "ready"


def end_orphan(data: Path) -> None:
    """Stop the server that a killed starter left behind.

    A pid that by now is another program's (after a reboot, in a restarted container) is forgotten: PostgreSQL, which
    only asks whether that pid lives, would wait for it for ever.
    """
    pid = _pid(data)
    if pid is None or not _alive(pid):
        return
    if not _serves(pid, data):
        (data / "postmaster.pid").unlink(missing_ok=True)
        return
    for number in (signal.SIGINT, signal.SIGQUIT):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
        deadline = time.monotonic() + ORPHAN_SECONDS
        while _alive(pid) and time.monotonic() < deadline:
            time.sleep(0.05)


def _lines(data: Path) -> list[str]:
    try:
        return (data / "postmaster.pid").read_text().splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return []


def _pid(data: Path) -> int | None:
    lines = _lines(data)
    return int(lines[0]) if lines and lines[0].isdigit() else None


def _serves(pid: int, data: Path) -> bool:
    """Whether process ``pid`` is the server of ``data``: a server's working folder is its data."""
    if Path("/proc/self/cwd").exists():
        try:
            return Path(f"/proc/{pid}/cwd").samefile(data)
        except OSError:
            return False
    shown = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return str(data) in shown.stdout


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return not _ended_unreaped(pid)


def _ended_unreaped(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return False
