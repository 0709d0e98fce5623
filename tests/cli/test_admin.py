"""The first admin: made while Biome runs and while it does not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from biome.kit.db import dsn
from biome.kit.postgres import EmbeddedPostgres
from biome.start import DATABASE

Create = Callable[..., subprocess.CompletedProcess[str]]
PASSWORD = "a good password"


@pytest.fixture(scope="module")
def home(open_folder: Path) -> Path:
    return open_folder / "admin"


@pytest.fixture
def create(home: Path) -> Create:
    """Runs `biome admin create`."""

    def run(*arguments: str, password: str = PASSWORD) -> subprocess.CompletedProcess[str]:
        command = [Path(sys.executable).with_name("biome"), "admin", "create", *arguments]
        env = {**os.environ, "BIOME_HOME": str(home), "BIOME_ADMIN_PASSWORD": password}
        return subprocess.run(command, capture_output=True, text=True, env=env, timeout=60, check=False)

    return run


def accounts(server: EmbeddedPostgres) -> list[tuple[object, ...]]:
    with psycopg.connect(dsn(server.url(DATABASE))) as connection:
        return connection.execute("select email, username, role from users order by id").fetchall()


def test_an_admin_is_made_whether_biome_runs_or_not(home: Path, create: Create) -> None:
    assert create("ada@example.com").stdout == "ada@example.com is a new account and an admin\n"
    with EmbeddedPostgres(home / "postgres") as running:
        assert create("Bob@Example.com", "--username", "bobby").returncode == 0
        assert accounts(running) == [("ada@example.com", "ada", "admin"), ("bob@example.com", "bobby", "admin")]
        with psycopg.connect(dsn(running.url(DATABASE)), autocommit=True) as connection:
            connection.execute("update users set role = 'user', is_active = false where username = 'ada'")
        assert create("ada@example.com").stdout == "ada@example.com is an admin now\n"
        assert accounts(running)[0] == ("ada@example.com", "ada", "admin")


@pytest.mark.parametrize(
    "arguments, password, words",
    [
        (["ada"], PASSWORD, "email"),
        (["cy@example.com"], "password", "password"),
        (["cy@example.com", "--username", "a b"], PASSWORD, "username"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(create: Create, arguments: list[str], password: str, words: str) -> None:
    told = create(*arguments, password=password)
    assert told.returncode == 1
    assert told.stderr.startswith("biome: ")
    assert words in told.stderr
    assert len(told.stderr.strip().splitlines()) == 1
