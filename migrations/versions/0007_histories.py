"""How often each person's history has changed: what an answer kept beside that number is good for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

FUNCTIONS = (
    """
    CREATE FUNCTION begin_history() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO histories (user_id) VALUES (NEW.id);
        RETURN NULL;
    END $$
    """,
    """
    CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE histories SET version = version + 1 WHERE user_id = coalesce(NEW.user_id, OLD.user_id);
        RETURN NULL;
    END $$
    """,
    """
    CREATE FUNCTION note_result() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE histories SET version = version + 1 FROM analysis_sessions s
        WHERE s.id = coalesce(NEW.session_id, OLD.session_id) AND histories.user_id = s.user_id;
        RETURN NULL;
    END $$
    """,
)
TRIGGERS = (
    """
    CREATE TRIGGER begin_history AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION begin_history()
    """,
    """
    CREATE TRIGGER note_session AFTER INSERT OR DELETE
        OR UPDATE OF status, user_id, exercise_id, exercise_name, created_at, video_url, annotated_url
        ON analysis_sessions
        FOR EACH ROW EXECUTE FUNCTION note_change()
    """,
    """
    CREATE TRIGGER note_result AFTER INSERT OR DELETE OR UPDATE OF session_id, overall_score ON analysis_results
        FOR EACH ROW EXECUTE FUNCTION note_result()
    """,
    """
    CREATE TRIGGER note_progress AFTER INSERT OR DELETE OR UPDATE ON user_progress
        FOR EACH ROW EXECUTE FUNCTION note_change()
    """,
)


def upgrade() -> None:
    op.create_table(
        "histories",
        sa.Column("user_id", sa.UUID(), nullable=False),
        sa.Column("version", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("histories_user_id_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("histories_pkey")),
    )
    op.execute("INSERT INTO histories (user_id) SELECT id FROM users")
    for statement in (*FUNCTIONS, *TRIGGERS):
        op.execute(statement)


def downgrade() -> None:
    op.execute("DROP TRIGGER note_progress ON user_progress")
    op.execute("DROP TRIGGER note_result ON analysis_results")
    op.execute("DROP TRIGGER note_session ON analysis_sessions")
    op.execute("DROP TRIGGER begin_history ON users")
    op.execute("DROP FUNCTION begin_history(), note_change(), note_result()")
    op.drop_table("histories")
