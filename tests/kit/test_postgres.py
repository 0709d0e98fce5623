"""The embedded PostgreSQL, for real: started, killed, started again."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import psycopg
import pytest
import sqlalchemy

from biome.kit.postgres import EmbeddedPostgres, FolderInUse, PostgresFailed
from biome.kit.postgres_place import NoPlaceForPostgres, find_place

Eventually = Callable[[Callable[[], bool]], bool]
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has another user to run the server as")

STARTER = """
import sys, time
from pathlib import Path
from biome.kit.postgres import EmbeddedPostgres
with EmbeddedPostgres(Path(sys.argv[1]), forgetful=True) as server:
    print("up", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def folder(open_folder: Path, request: pytest.FixtureRequest) -> Path:
    """A place for a server of the test's own, with a space in its path."""
    return open_folder / f"a b {abs(hash(request.node.name))}"


def keep(server: EmbeddedPostgres, value: int) -> None:
    server.ensure_database("biome")
    with psycopg.connect(server.conninfo("biome")) as connection:
        connection.execute("create table if not exists kept (value int)")
        connection.execute("insert into kept values (%s)", [value])


def kept(server: EmbeddedPostgres) -> list[int]:
    with psycopg.connect(server.conninfo("biome")) as connection:
        return [row[0] for row in connection.execute("select value from kept order by value")]


def servers_of(folder: Path) -> list[int]:
    data = folder / "data"
    return [p.pid for p in psutil.process_iter(["cmdline"]) if str(data) in (p.info["cmdline"] or [])]


def test_a_database_is_made_once_and_reached_through_sqlalchemy(postgres: EmbeddedPostgres) -> None:
    postgres.ensure_database("biome twice")
    postgres.ensure_database("biome twice")
    engine = sqlalchemy.create_engine(postgres.url("biome twice"))
    with engine.connect() as connection:
        assert connection.scalar(sqlalchemy.text("select current_database()")) == "biome twice"
    engine.dispose()


def test_only_its_own_user_can_reach_the_server(postgres: EmbeddedPostgres) -> None:
    with psycopg.connect(postgres.conninfo("postgres")) as connection:
        assert connection.execute("show listen_addresses").fetchone() == ("",)
    for private in (postgres.place.data, postgres.place.folder, postgres.place.sockets):
        assert stat.S_IMODE(private.stat().st_mode) == 0o700


def test_rows_outlive_a_stop_that_leaves_nothing_running(folder: Path) -> None:
    with EmbeddedPostgres(folder) as server:
        keep(server, 1)
        sockets = server.place.sockets
    assert servers_of(folder) == []
    assert not sockets.exists()
    with EmbeddedPostgres(folder) as server:
        assert kept(server) == [1]


def test_rows_outlive_a_server_killed_in_the_middle(folder: Path, eventually: Eventually) -> None:
    with EmbeddedPostgres(folder) as server:
        keep(server, 1)
        os.kill(servers_of(folder)[0], signal.SIGKILL)
        assert eventually(lambda: not server.running)
        server.start()
        keep(server, 2)
        assert kept(server) == [1, 2]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_a_killed_starter_takes_its_server_along(folder: Path, eventually: Eventually) -> None:
    starter = started_by_another(folder)
    starter.kill()
    starter.wait()
    assert eventually(lambda: servers_of(folder) == [])
    shutil.rmtree(find_place(folder).sockets)  # the next start would take it over


def test_a_start_right_after_a_killed_starter_gives_one_sound_server(folder: Path) -> None:
    starter = started_by_another(folder)
    starter.kill()
    starter.wait()
    with EmbeddedPostgres(folder, forgetful=True) as server:
        keep(server, 3)
        assert kept(server) == [3]
        assert len(servers_of(folder)) == 1


def test_a_second_starter_is_refused_and_disturbs_nothing(folder: Path) -> None:
    with EmbeddedPostgres(folder, forgetful=True) as server:
        with pytest.raises(FolderInUse), EmbeddedPostgres(folder):
            pass
        keep(server, 4)
        assert kept(server) == [4]


def test_a_data_folder_left_half_made_is_made_anew(folder: Path) -> None:
    place = find_place(folder)
    (place.folder / "data.new").mkdir()
    (place.folder / "data.new" / "PG_VERSION").write_text("18")
    with EmbeddedPostgres(folder, forgetful=True) as server:
        assert server.running
        assert not (place.folder / "data.new").exists()


def test_a_pid_that_is_now_another_programs_does_not_stop_the_start(folder: Path) -> None:
    with EmbeddedPostgres(folder, forgetful=True) as server:
        account = server.place.account
    bystander = subprocess.Popen(["sleep", "60"], user=account.uid if account else None)
    lines = [str(bystander.pid), str(folder / "data"), "1", "5432", "/tmp", "", "0 0", "ready"]
    (folder / "data" / "postmaster.pid").write_text("\n".join(lines) + "\n")
    try:
        with EmbeddedPostgres(folder, forgetful=True) as server:
            assert server.running
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()


def test_a_server_that_cannot_start_says_why(folder: Path) -> None:
    with EmbeddedPostgres(folder, forgetful=True):
        pass
    with (folder / "data" / "postgresql.conf").open("a") as settings:
        settings.write("shared_buffers = 'a lot'\n")
    with pytest.raises(PostgresFailed, match="shared_buffers"), EmbeddedPostgres(folder):
        pass


@needs_root
def test_root_hands_the_server_to_an_unprivileged_user(postgres: EmbeddedPostgres) -> None:
    assert psutil.Process(servers_of(postgres.place.folder)[0]).uids().real != 0


@needs_root
def test_what_the_unprivileged_user_cannot_reach_is_put_elsewhere(tmp_path: Path, open_folder: Path) -> None:
    tmp_path.chmod(0o700)
    with EmbeddedPostgres(tmp_path / "postgres", elsewhere=open_folder / "var", forgetful=True) as server:
        assert server.place.folder.parent == open_folder / "var"
        assert server.running
    assert not (tmp_path / "postgres").exists()


@needs_root
def test_a_folder_of_an_ordinary_user_is_served_as_that_user(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    os.chown(folder, 65534, 65534)
    assert (account := find_place(folder).account) is not None
    assert account.uid == 65534


def test_a_file_where_the_folder_should_be_is_refused(folder: Path) -> None:
    folder.touch()
    with pytest.raises(NoPlaceForPostgres, match="not a folder"):
        find_place(folder)


def started_by_another(folder: Path) -> subprocess.Popen[str]:
    """The same server started by another process, up."""
    starter = subprocess.Popen([sys.executable, "-c", STARTER, str(folder)], stdout=subprocess.PIPE, text=True)
    assert starter.stdout is not None
    assert starter.stdout.readline() == "up\n"
    return starter
