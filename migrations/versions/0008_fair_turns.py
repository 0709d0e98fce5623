"""Jobs are taken fairly, and a fault of ours is remembered with its kind (docs/decisions/0013)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

PLACES = """
    CREATE UNIQUE INDEX procrastinate_jobs_places ON procrastinate_jobs
        (queue_name, (args ->> 'owner'), (args ->> 'place')) WHERE status = 'doing'
"""

TAKE_JOB = """
    CREATE FUNCTION take_job(queues varchar[], worker bigint, most integer)
        RETURNS procrastinate_jobs LANGUAGE plpgsql AS $$
    DECLARE
        taken procrastinate_jobs;
    BEGIN
        -- Who asks for work runs nothing: what it still holds it was given, or has ended, without an answer arriving.
        UPDATE procrastinate_jobs SET status = 'todo' WHERE status = 'doing' AND worker_id = worker;
        LOOP
            BEGIN
                WITH next AS (
                    SELECT job.id, free.place
                    FROM procrastinate_jobs job
                    LEFT JOIN LATERAL (
                        SELECT min(place) AS place FROM generate_series(1, most) AS places(place)
                        WHERE NOT EXISTS (
                            SELECT FROM procrastinate_jobs running
                            WHERE running.status = 'doing' AND running.queue_name = job.queue_name
                                AND running.args ->> 'owner' = job.args ->> 'owner'
                                AND running.args ->> 'place' = place::text
                        )
                    ) free ON job.args ->> 'owner' IS NOT NULL
                    WHERE job.status = 'todo' AND job.queue_name = ANY (queues)
                        AND (job.scheduled_at IS NULL OR job.scheduled_at <= now())
                        AND (job.args ->> 'owner' IS NULL OR free.place IS NOT NULL)
                        AND NOT EXISTS (
                            SELECT FROM procrastinate_jobs running
                            WHERE running.status = 'doing' AND running.lock = job.lock
                        )
                    ORDER BY job.priority DESC, job.id
                    LIMIT 1
                    FOR UPDATE OF job SKIP LOCKED
                )
                UPDATE procrastinate_jobs job
                SET status = 'doing', worker_id = worker,
                    args = CASE WHEN next.place IS NULL THEN args ELSE args || jsonb_build_object('place', place) END
                FROM next WHERE job.id = next.id
                RETURNING job.* INTO taken;
                RETURN taken;
            EXCEPTION WHEN unique_violation THEN
                NULL; -- another worker was quicker with this place, or with this key: look again
            END;
        END LOOP;
    END $$
"""


def upgrade() -> None:
    op.execute(PLACES)
    op.execute(TAKE_JOB)
    op.add_column(
        "analysis_sessions", sa.Column("decoder_deaths", sa.SmallInteger(), server_default=sa.text("0"), nullable=False)
    )
    op.add_column("analysis_sessions", sa.Column("error_detail", sa.String(length=100), nullable=True))
    op.create_index(
        "idx_analysis_sessions_dead", "analysis_sessions", ["id"], postgresql_where=sa.text("error_detail IS NOT NULL")
    )


def downgrade() -> None:
    op.drop_index("idx_analysis_sessions_dead", table_name="analysis_sessions")
    op.drop_column("analysis_sessions", "error_detail")
    op.drop_column("analysis_sessions", "decoder_deaths")
    op.execute("DROP FUNCTION take_job(varchar[], bigint, integer)")
    op.execute("DROP INDEX procrastinate_jobs_places")
