"""What tests of every area share: a real PostgreSQL, the real clips, the real pose model."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings as properties
from tests.real.bucket import bucket

from biome.kit.postgres import EmbeddedPostgres

__all__ = ["bucket"]

# The gate tries the same examples each time, so that landing does not hang on luck; at a desk they are new each time.
properties.register_profile("gate", derandomize=True)
if os.environ.get("CI"):
    properties.load_profile("gate")


ROOT = Path(__file__).resolve().parent.parent
LONG = ("owners/test_mutants.py", "test_worker.py", "chaos/test_short_run.py", "puppet/test_film.py", "test_start.py")
"""Files of a minute and more: begun first, so that no process waits for another's at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.relative_to(ROOT / "tests").as_posix() not in LONG)


@pytest.fixture(scope="session")
def open_folder() -> Iterator[Path]:
    """A folder with a short path that every user may enter: as root, the database runs as another one."""
    folder = Path(tempfile.mkdtemp(prefix="biome-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgres(open_folder: Path) -> Iterator[EmbeddedPostgres]:
    """A running PostgreSQL with no databases of ours yet: see ``ensure_database``, ``url`` and ``conninfo``."""
    with EmbeddedPostgres(open_folder / "postgres", forgetful=True) as server:
        yield server


@pytest.fixture(scope="session")
def clips() -> Path:
    """The folder of labelled films, which other people filmed and which is therefore not part of the project."""
    folder = Path(os.environ.get("BIOME_CLIPS", ROOT.parent / "shared" / "clips"))
    if not folder.is_dir():
        pytest.skip(f"the labelled clips are not at {folder}")
    return folder


@pytest.fixture(scope="session")
def model() -> Path:
    """The verified pose bundle that `make setup` builds."""
    from biome.vision.model import verified

    return verified(ROOT / ".biome" / "models")


Eventually = Callable[[Callable[[], bool]], bool]


@pytest.fixture(scope="session")
def eventually() -> Eventually:
    """``assert eventually(lambda: ...)``: whether it becomes true within half a minute."""

    def wait(true: Callable[[], bool]) -> bool:
        deadline = time.monotonic() + 30
        while not (seen := true()) and time.monotonic() < deadline:
            time.sleep(0.02)
        return seen

    return wait
