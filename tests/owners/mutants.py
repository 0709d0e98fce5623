"""Runs the tests of two people on sources in which one owner's predicate is missing. Each must fail.

One process loads what is not ours, once, and forks for each mutant; the child imports the mutated source and runs
pytest. So a mutant costs a second or two, where starting Python for each would cost ten.
"""

from __future__ import annotations

import importlib
import json
import os
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

from tests.owners.predicates import SOURCE, Predicate, all_predicates

TESTS = Path(__file__).parent
SECONDS = 300
OTHERS = """
    alembic anyio.pytest_plugin email_validator fastapi_offline httpx hypothesis jwt numpy PIL.Image procrastinate
    psycopg_pool pwdlib.hashers.argon2 pydantic_settings pytest sqlalchemy.ext.asyncio sqlalchemy.dialects.postgresql
    structlog uvicorn zxcvbn biome.coach.offline biome.engine.assess biome.exercises biome.kit.parts
    biome.kit.storage.choice biome.kit.web biome.puppet biome.settings biome.tables
"""
"""What is loaded before the fork: no mutant differs in it, and none of it starts a thread."""


def survivors(wanted: list[Predicate]) -> list[str]:
    """The predicates that could be missing without any test failing; raises when tests fail with none missing."""
    for name in OTHERS.split():
        importlib.import_module(name)
    if any(name.startswith("biome.features") for name in sys.modules) or any(
        not one.file.startswith("features/") for one in wanted
    ):
        raise RuntimeError("what mutants differ in must not be loaded before they are")
    if _exit_code(None) != 0:
        raise RuntimeError("the tests fail on the source as it is: what they say of mutants would mean nothing")
    return [predicate.name for predicate in wanted if _exit_code(predicate) != 1]


def _exit_code(predicate: Predicate | None) -> int:
    """Of pytest on the source without ``predicate``: 0 all passed, 1 some failed, else something is amiss."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="biome-mutant-") as folder:
        source = Path(folder) / "src"
        shutil.copytree(SOURCE, source)
        if predicate is not None:
            (source / "biome" / predicate.file).write_text(predicate.removed())
        child = os.fork()
        if child == 0:
            _run(source)
        code = _waited(child)
    said = {0: "passed", 1: "failed, as it must"}.get(code, f"broke with {code}")
    print(
        f"{time.monotonic() - begun:5.1f} s  {predicate.name if predicate else 'nothing missing'}: {said}",
        file=sys.stderr,
    )
    return code


def _run(source: Path) -> None:
    """In the child: import from ``source`` and test it."""
    import pytest

    import biome

    os.setsid()
    biome.__path__.insert(0, str(source / "biome"))
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    files = [
        str(TESTS / name) for name in ("test_statements.py", "test_watchers.py", "test_asking.py", "test_two_people.py")
    ]
    code = pytest.main(["-x", "-q", "--no-header", "-p", "no:cacheprovider", "-p", "anyio", *files])
    from biome.features import accounts

    os._exit(int(code) if Path(accounts.__file__ or "").is_relative_to(source) else 99)


def _waited(child: int) -> int:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return -1


if __name__ == "__main__":
    named = set(json.loads(sys.argv[1]))
    print(json.dumps(survivors([one for one in all_predicates() if one.name in named])))
