"""A whole Biome for looking at: on a free port and a home of its own, with the demo's account, who is an admin, too."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from pathlib import Path

from tests.browser_server import ROOT
from tests.real.ports import free_port

EMAIL, PASSWORD = "demo@example.com", "a long sentence"


def main() -> None:
    """Serve. It says `Biome is ready at …`, as ever."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="biome-demo-") as home:
        Path(home).chmod(0o755)  # as root the database runs as somebody else
        (Path(home) / "models").symlink_to(ROOT / ".biome" / "models")
        os.environ |= {"BIOME_HOME": home, "PORT": str(free_port())}
        os.environ |= {"TRUSTED_PROXIES": "127.0.0.1", "LOG_LEVEL": "WARNING"}
        from biome.cli.admin import create
        from biome.cli.seed import seed
        from biome.start import main as start

        seed(EMAIL, PASSWORD)
        create(EMAIL, None, PASSWORD)
        start()


if __name__ == "__main__":
    sys.exit(main())
