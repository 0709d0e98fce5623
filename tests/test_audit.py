"""Packages with known holes do not get into the lock unnoticed, with an index to ask and without one."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NOWHERE = "http://127.0.0.1:9"


def audit(*arguments: str | Path) -> tuple[int, str]:
    told = subprocess.run(
        [sys.executable, "scripts/audit.py", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return told.returncode, told.stdout + told.stderr


class Index(BaseHTTPRequestHandler):
    """Knows something against one version of one package."""

    def do_GET(self) -> None:
        holes = [{"id": "PYSEC-1", "aliases": ["CVE-1"]}] if self.path == "/holey/1.0/json" else []
        body = json.dumps({"vulnerabilities": holes}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def index() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Index)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_no_locked_version_is_below_its_floor() -> None:
    code, said = audit("--service", NOWHERE)
    assert (code, said.count("\n")) == (0, 2), said
    assert "the index said nothing" in said


def test_a_version_below_its_floor_fails(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.write_text("pyjwt==2.10.0 \\\n    --hash=sha256:x\nfastapi==0.165.0\n")
    code, said = audit("--lock", lock, "--service", NOWHERE)
    assert code == 1
    assert "pyjwt 2.10.0 is below 2.15.1" in said


def test_what_the_index_knows_fails(tmp_path: Path, index: str) -> None:
    lock = tmp_path / "lock"
    lock.write_text("sound==2.0\nholey==1.0 ; python_version > '3'\n")
    code, said = audit("--lock", lock, "--service", index)
    assert (code, said) == (1, "holey 1.0: PYSEC-1, CVE-1\n")
    lock.write_text("sound==2.0\n")
    assert audit("--lock", lock, "--service", index) == (0, "audit: 1 packages, none below its floor\n")
