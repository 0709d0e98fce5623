"""The audit of a chaos run sees what is broken, whatever it is."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import psycopg
import pytest
from bench.chaos.audit import ENOUGH_RESTARTS, Audit, Left, Told, audit, p95
from bench.chaos.records import Records

from biome.kit import migrate
from biome.kit.db import dsn
from biome.kit.postgres import EmbeddedPostgres

PERSON, SESSION, OTHER = str(uuid4()), str(uuid4()), str(uuid4())
FOLDER = f"videos/{PERSON}/{SESSION}"
FILES = (f"{FOLDER}/original.mp4", f"{FOLDER}/landmarks.1.npz", f"{FOLDER}/keyframes/1-30.jpg")
SOUND = f"""
insert into users (id, email, username, password_hash) values ('{PERSON}', 'a@example.com', 'anna', 'x');
insert into analysis_sessions (id, user_id, exercise_name, video_url, status, queued_at)
    values ('{SESSION}', '{PERSON}', 'Squat', 'temp/a', 'pending', now());
update analysis_sessions set status = 'processing', attempt = 1;
insert into analysis_results (session_id, attempt, overall_score, total_frames) values ('{SESSION}', 1, 7, 90);
update analysis_sessions set status = 'completed', video_url = '{FILES[0]}', landmarks_url = '{FILES[1]}';
insert into user_progress (user_id, exercise_name, average_score, total_analyses) values ('{PERSON}', 'Squat', 7, 1);
"""


@pytest.fixture(scope="module")
def fresh(postgres: EmbeddedPostgres) -> Records:
    postgres.ensure_database("audit")
    migrate.upgrade(postgres.url("audit"))
    records = Records(dsn(postgres.url("audit")))
    records.begin()
    return records


@pytest.fixture
def records(fresh: Records) -> Iterator[Records]:
    """One analysis that went well."""
    fresh.do(SOUND)
    yield fresh
    fresh.do("truncate users, analysis_sessions, procrastinate_jobs, chaos.log cascade")


TOLD = Told({SESSION}, {SESSION: "analysis_complete"})


def missed(found: Audit) -> list[str]:
    return [bar.name for bar in found.bars if not bar.reached]


def test_what_is_sound_reaches_every_bar(records: Records):
    found = audit(records, TOLD, Left(FILES))
    assert missed(found) == []
    assert found.sums == {"accepted": 1, "completed": 1, "failed by film": 0, "deleted": 0}


BREAKS = {
    "accepted and lost": "update analysis_sessions set status = 'failed', error_code = 'internal'",
    "accepted and stuck": "update analysis_sessions set status = 'processing'",
    "with two results": "insert into chaos.log (what, session, attempt) select 'result', id, 2 from analysis_sessions",
    "completed without a result": "delete from analysis_results; delete from user_progress",
    "jobs that nobody waits for, rows without a job": "insert into procrastinate_jobs"
    " (task_name, queue_name, lock, status) values ('analyse', 'analysis', 'x', 'doing')",
    "progress unlike a recount": "update user_progress set total_analyses = 2",
}


@pytest.mark.parametrize("bar", BREAKS)
def test_each_thing_that_is_broken_in_the_database_misses_its_bar(records: Records, bar: str):
    records.do(BREAKS[bar])
    assert bar in missed(audit(records, TOLD, Left(FILES)))


def test_a_row_that_vanished_is_lost_and_a_deleted_one_is_not(records: Records):
    records.do("delete from user_progress; delete from analysis_sessions")
    deleted = audit(records, Told({SESSION}, {SESSION: "gone"}), Left())
    assert (missed(deleted), deleted.sums["deleted"]) == ([], 1)
    records.do("delete from chaos.log where what = 'deleted'")
    assert "accepted and lost" in missed(audit(records, TOLD, Left()))


@pytest.mark.parametrize(
    "bar, told",
    [
        ("accepted and lost", Told({SESSION, OTHER}, {SESSION: "analysis_complete", OTHER: "error"})),
        ("sent once, accepted twice", Told({SESSION}, {SESSION: "analysis_complete"}, [{SESSION, OTHER}])),
        ("terminal events missed", Told({SESSION})),
        ("terminal events missed", Told({SESSION}, {SESSION: "error"})),
        (
            "p95 from a kill to the next claim",
            Told({SESSION}, {SESSION: "analysis_complete"}, (), [(1.0, SESSION)] * ENOUGH_RESTARTS),
        ),
    ],
)
def test_each_thing_that_people_were_told_wrongly_misses_its_bar(records: Records, bar: str, told: Told):
    assert bar in missed(audit(records, told, Left(FILES)))


@pytest.mark.parametrize(
    "bar, left",
    [
        ("temporary files after the sweep", Left((*FILES, f"temp/{PERSON}/{SESSION}/upload"))),
        ("orphans in the store", Left((*FILES, f"videos/{PERSON}/{OTHER}/original.mp4"))),
        ("orphans in the store", Left((*FILES, f"{FOLDER}/landmarks.2.npz"))),
        ("rows whose files are gone", Left(FILES[1:])),
        ("temporary folders left on the disk", Left(FILES, ["biome-scratch-x"])),
    ],
)
def test_each_thing_that_was_left_lying_misses_its_bar(records: Records, bar: str, left: Left):
    assert missed(audit(records, TOLD, left)) == [bar]


def test_a_session_can_have_no_second_result_at_all(records: Records):
    with pytest.raises(psycopg.errors.UniqueViolation):
        records.do(
            "insert into analysis_results (session_id, attempt, total_frames)"
            " select session_id, 2, 1 from analysis_results"
        )


def test_of_a_hundred_the_ninety_fifth_is_p95():
    assert p95([float(n) for n in range(1, 101)]) == 95.0
    assert p95([]) == 0.0
