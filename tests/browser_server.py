"""A whole Biome for the browser's tests: `biome start` on a free port and a home of its own, until it is told to stop.

One account is there, an admin's, with weeks of sets behind it, whose films are not there; `web/tests/lib/person.ts`.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from pathlib import Path

from tests.real.ports import free_port

EMAIL, PASSWORD = "office@example.com", "a long sentence"
WEEKS = 3
ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Serve. It says `Biome is ready at …`, as ever."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="biome-browser-") as home:
        Path(home).chmod(0o755)  # as root the database runs as somebody else
        (Path(home) / "models").symlink_to(ROOT / ".biome" / "models")
        os.environ |= {"BIOME_HOME": home, "PORT": str(free_port())}
        # Each test asks as somebody of its own (web/tests/lib/test.ts), so that none is slowed down by the others.
        os.environ |= {"TRUSTED_PROXIES": "127.0.0.1", "LOG_LEVEL": "WARNING"}
        from biome.cli.admin import create
        from biome.cli.seed import seed
        from biome.start import main as start

        seed(EMAIL, PASSWORD, films=0, weeks=WEEKS)
        create(EMAIL, None, PASSWORD)
        start()


if __name__ == "__main__":
    sys.exit(main())
