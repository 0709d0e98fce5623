"""What happens to a session is kept, so that who was away can be told of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

NOTE = """
    CREATE FUNCTION note_event() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        latest bigint;
        moved boolean := (NEW.current_step, NEW.status) IS DISTINCT FROM (OLD.current_step, OLD.status);
        facts jsonb := jsonb_build_object(
            'status', NEW.status, 'step', NEW.current_step, 'progress', NEW.progress,
            'secondsLeft', NEW.estimated_seconds, 'error', NEW.error_message);
    BEGIN
        SELECT coalesce(max(seq), 0) INTO latest FROM analysis_events WHERE session_id = NEW.id;
        IF OLD.status = 'failed' THEN -- it is tried anew: only the number of what was told before counts
            DELETE FROM analysis_events WHERE session_id = NEW.id AND seq < latest;
        END IF;
        INSERT INTO analysis_events (session_id, seq, type, data)
        SELECT NEW.id, latest + row_number() OVER (ORDER BY place), kind, facts
        FROM (VALUES
            (1, 'progress', NEW.progress <> OLD.progress OR NEW.current_step <> OLD.current_step),
            (2, 'agent_status', moved),
            (3, 'analysis_complete', moved AND NEW.status = 'completed'),
            (4, 'error', moved AND NEW.status = 'failed')
        ) AS may_be(place, kind, is_so) WHERE is_so;
        RETURN NULL;
    END $$
"""
TRIGGER = """
    CREATE TRIGGER note_event AFTER UPDATE OF status, progress, current_step ON analysis_sessions
    FOR EACH ROW WHEN (
        (NEW.status, NEW.progress, NEW.current_step) IS DISTINCT FROM (OLD.status, OLD.progress, OLD.current_step)
    ) EXECUTE FUNCTION note_event()
"""


def upgrade() -> None:
    op.create_table(
        "analysis_events",
        sa.Column("session_id", sa.UUID(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("type", sa.String(length=20), nullable=False),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "type IN ('progress', 'agent_status', 'analysis_complete', 'error')",
            name=op.f("analysis_events_type_check"),
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["analysis_sessions.id"],
            name=op.f("analysis_events_session_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", "seq", name=op.f("analysis_events_pkey")),
    )
    op.create_index(
        "idx_analysis_events_passing",
        "analysis_events",
        ["created_at"],
        unique=False,
        postgresql_where=sa.text("type IN ('progress', 'agent_status')"),
    )
    op.execute(NOTE)
    op.execute(TRIGGER)


def downgrade() -> None:
    op.execute("DROP TRIGGER note_event ON analysis_sessions")
    op.execute("DROP FUNCTION note_event()")
    op.drop_table("analysis_events")
