"""The queue: procrastinate 3.10's own schema, frozen beside this file so that a newer one cannot change the past."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SCHEMA = Path(__file__).resolve().parents[1] / "procrastinate-3.10.sql"

DROP = """
DROP TABLE procrastinate_events, procrastinate_periodic_defers, procrastinate_jobs, procrastinate_workers CASCADE;
DO $$
DECLARE it record;
BEGIN
    FOR it IN SELECT oid::regprocedure AS signature FROM pg_proc WHERE proname LIKE 'procrastinate\\_%' LOOP
        EXECUTE 'DROP FUNCTION ' || it.signature || ' CASCADE';
    END LOOP;
END $$;
DROP TYPE procrastinate_job_to_defer_v1, procrastinate_job_event_type, procrastinate_job_status;
"""


def upgrade() -> None:
    script(SCHEMA.read_text(encoding="utf-8"))


def downgrade() -> None:
    script(DROP)


def script(sql: str) -> None:
    """Several statements at once, which psycopg takes only from its own connection and without parameters."""
    connection = op.get_bind().connection.driver_connection
    assert connection is not None
    connection.execute(sql)
