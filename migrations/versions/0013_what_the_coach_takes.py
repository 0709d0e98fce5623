"""What the coach takes: tokens and their price for each set and each day of a person; and what its agents are doing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

COUNTS = ("requests", "input_tokens", "output_tokens", "thinking_tokens", "sentences", "grounded")
NOTE = """
    CREATE OR REPLACE FUNCTION note_event() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        latest bigint;
        moved boolean := (NEW.current_step, NEW.status) IS DISTINCT FROM (OLD.current_step, OLD.status);
        facts jsonb := jsonb_build_object(
            'status', NEW.status, 'step', NEW.current_step, 'progress', NEW.progress,
            'secondsLeft', NEW.estimated_seconds, 'error', NEW.error_message{coach});
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
"""As in 0009, with what the coach's agents have been doing beside the step."""


def upgrade() -> None:
    states = sa.Column("coach_states", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False)
    op.add_column("analysis_sessions", states)
    op.execute(NOTE.format(coach=", 'coach', to_jsonb(NEW.coach_states)"))
    op.create_table(
        "coach_calls",
        sa.Column("id", sa.Uuid(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("purpose", sa.String(20), server_default=sa.text("'advice'"), nullable=False),
        sa.Column("model", sa.String(100), nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        *(sa.Column(name, sa.Integer(), server_default=sa.text("0"), nullable=False) for name in COUNTS),
        sa.Column("dollars", sa.Numeric(12, 6), nullable=True),
        sa.Column("repaired", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("seconds", sa.Numeric(10, 2), server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.CheckConstraint("purpose IN ('advice', 'answer')", name=op.f("coach_calls_purpose_check")),
        sa.CheckConstraint(
            "least(requests, input_tokens, output_tokens, thinking_tokens, sentences) >= 0",
            name=op.f("coach_calls_counts_check"),
        ),
        sa.CheckConstraint("grounded BETWEEN 0 AND sentences", name=op.f("coach_calls_grounded_check")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("coach_calls_user_id_fkey"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["analysis_sessions.id"],
            name=op.f("coach_calls_session_id_fkey"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("coach_calls_pkey")),
    )
    op.create_index("idx_coach_calls_user_day", "coach_calls", ["user_id", "day"])
    op.create_index("idx_coach_calls_session", "coach_calls", ["session_id"])


def downgrade() -> None:
    op.drop_table("coach_calls")
    op.execute(NOTE.format(coach=""))
    op.drop_column("analysis_sessions", "coach_states")
