"""The schema, built and taken down by its migrations on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import psycopg
import pytest
from psycopg.errors import CheckViolation

from biome.kit import migrate
from biome.kit.db import dsn
from biome.kit.postgres import EmbeddedPostgres

OBJECTS = """
    select relname from pg_class where relnamespace = 'public'::regnamespace and relname not like '%alembic_version%'
    union all select proname from pg_proc where pronamespace = 'public'::regnamespace
    union all select typname from pg_type where typnamespace = 'public'::regnamespace and typname not like '%alembic_v%'
"""
ASKED_INDEXES = {
    "idx_analysis_sessions_user_id",
    "idx_analysis_sessions_status",
    "idx_analysis_sessions_created_at",
    "idx_form_issues_result_id",
    "idx_metrics_result_id",
    "idx_user_progress_user_exercise",
}


@pytest.fixture
def url(postgres: EmbeddedPostgres) -> Iterator[str]:
    postgres.ensure_database("migrations")
    yield postgres.url("migrations")
    migrate.downgrade(postgres.url("migrations"))


def asked(url: str, query: str) -> set[str]:
    with psycopg.connect(dsn(url)) as connection:
        return {row[0] for row in connection.execute(query.encode()).fetchall()}


def test_the_migrations_build_what_the_models_say(url: str):
    migrate.upgrade(url)
    migrate.check(url)
    assert asked(url, "select indexname from pg_indexes where schemaname = 'public'") >= ASKED_INDEXES


def test_going_down_leaves_nothing_and_going_up_again_works(url: str):
    migrate.upgrade(url)
    built = asked(url, OBJECTS)
    migrate.upgrade(url)
    migrate.downgrade(url)
    assert asked(url, OBJECTS) == set()
    migrate.upgrade(url)
    assert asked(url, OBJECTS) == built


def test_the_queues_schema_is_that_of_the_installed_procrastinate():
    """When this fails the library has a newer schema: add its own migrations as ours, then a new frozen file."""
    frozen = (migrate.folder() / "procrastinate-3.10.sql").read_text(encoding="utf-8")
    assert frozen == (files("procrastinate.sql") / "schema.sql").read_text(encoding="utf-8")


def test_the_database_keeps_updated_at_and_the_words_of_the_contract(url: str):
    migrate.upgrade(url)
    with psycopg.connect(dsn(url), autocommit=True) as connection:
        user = "insert into users (email, username, password_hash) values ('a@b.c', 'a', 'x') returning id, updated_at"
        row = connection.execute(user).fetchone()
        assert row is not None
        user_id, before = row
        after = connection.execute("update users set first_name = 'A' returning updated_at").fetchone()
        assert after is not None
        assert after[0] > before
        for change in ("role = 'root'", "role = 'Admin'"):
            with pytest.raises(CheckViolation):
                connection.execute(f"update users set {change}".encode())
        session = "insert into analysis_sessions (user_id, exercise_name, video_url{}) values (%s, 'Squat', 'key'{})"
        connection.execute(session.format("", "").encode(), [user_id])
        for column, value in (("status", "lost"), ("progress", "101")):
            with pytest.raises(CheckViolation):
                connection.execute(session.format(f", {column}", f", '{value}'").encode(), [user_id])
        partition = connection.execute("select tableoid::regclass::text from analysis_sessions").fetchall()
        assert partition == [("analysis_sessions_default",)]
        connection.execute("delete from users")
        assert connection.execute("select count(*) from analysis_sessions").fetchone() == (0,)


PEOPLE = "insert into users (email, username, password_hash) values (%s, %s, 'x') returning id"
SESSION = "insert into analysis_sessions (user_id, exercise_name, video_url) values (%s, 'Squat', 'key') returning id"
RESULT = "insert into analysis_results (session_id, overall_score, total_frames, attempt) values (%s, 7.2, 90, 1)"
KEPT = """
    select email, overall_score::float from users
    join analysis_sessions s on s.user_id = users.id join analysis_results on session_id = s.id
"""
LATER = ("0002", "0003", "0004", "0005", "0006", "0007", "0008")


def test_data_survives_every_step_up_and_down_again(url: str):
    """What was there at the first schema is there at the last one, and at the first again."""
    migrate.upgrade(url, "0001")
    with psycopg.connect(dsn(url), autocommit=True) as connection:
        for name in ("anna", "bert"):
            user = connection.execute(PEOPLE, [f"{name}@example.com", name]).fetchone()
            session = connection.execute(SESSION, user).fetchone()
            connection.execute(RESULT, session)

        def kept() -> set[tuple[str, float]]:
            return set(connection.execute(KEPT.encode()).fetchall())

        before = kept()
        assert before == {("anna@example.com", 7.2), ("bert@example.com", 7.2)}
        for revision in LATER:
            migrate.upgrade(url, revision)
            assert kept() == before
        migrate.check(url)
        assert connection.execute("select count(*) from histories").fetchone() == (2,)
        for revision in (*reversed(LATER[:-1]), "0001"):
            migrate.downgrade(url, revision)
            assert kept() == before


def test_a_version_rises_with_all_that_its_owner_sees_and_with_nobody_elses(url: str):
    migrate.upgrade(url)
    with psycopg.connect(dsn(url), autocommit=True) as connection:

        def asked(query: str, *values: object) -> Any:
            row = connection.execute(query.encode(), values).fetchone()
            return row[0] if row else None

        anna, bert = (asked(PEOPLE, f"{name}@example.com", name) for name in ("anna", "bert"))

        def version(user: object) -> int:
            return asked("select version from histories where user_id = %s", user)

        session = asked(SESSION, anna)
        seen = [version(anna)]
        for change, rises in (
            (f"update analysis_sessions set status = 'processing' where id = '{session}'", True),
            (f"update analysis_sessions set progress = 45, current_step = 'coaching' where id = '{session}'", False),
            (f"insert into analysis_results (session_id, total_frames, attempt) values ('{session}', 9, 1)", True),
            ("update analysis_results set overall_score = 3", True),
            (f"insert into user_progress (user_id, exercise_name) values ('{anna}', 'Squat')", True),
            ("update user_progress set improvement_trend = 'stable'", True),
            (f"delete from analysis_sessions where id = '{session}'", True),
        ):
            connection.execute(change.encode())
            seen.append(version(anna))
            assert (seen[-1] > seen[-2]) == rises, change
        assert version(bert) == 0
        connection.execute("delete from users")
        assert asked("select count(*) from histories") == 0
