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

from biome.kit.postgres import EmbeddedPostgres

# The gate tries the same examples each time, so that landing does not hang on luck; at a desk they are new each time.
properties.register_profile("gate", derandomize=True)
if os.environ.get("CI"):
    properties.load_profile("gate")


ROOT = Path(__file__).resolve().parent.parent


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


STORE = ("kit/storage/", "features/analyses/test_on_s3.py", "features/privacy/test_erased.py")
"""They share one S3 server, which takes long to start."""
LONGEST = (
    "owners/test_mutants.py",
    "the store",
    "test_worker.py",
    "chaos/test_short_run.py",
    "api/test_schema.py",
    "test_start.py",
)
"""Begun first, so that no process is left with a long file when the others have nothing to do any more."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A process takes a file at a time (``--dist loadgroup``), in this order."""
    groups = {item: _group(item.path.relative_to(ROOT / "tests").as_posix()) for item in items}
    for item, group in groups.items():
        item.add_marker(pytest.mark.xdist_group(group))
    items.sort(key=lambda item: LONGEST.index(groups[item]) if groups[item] in LONGEST else len(LONGEST))


def _group(file: str) -> str:
    return "the store" if file.startswith(STORE) else file
