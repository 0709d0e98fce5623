"""The nine tables, the default partition of sessions, and the trigger behind every updated_at."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TOUCHED = ("users", "exercises", "analysis_sessions", "user_progress")
TABLES = (
    "strengths",
    "recommendations",
    "metrics",
    "form_issues",
    "analysis_results",
    "user_progress",
    "analysis_sessions",
    "users",
    "exercises",
)
KEEP_CURRENT = """
CREATE FUNCTION set_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END $$
"""


def upgrade() -> None:
    op.create_table(
        "exercises",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("slug", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("category", sa.String(length=50), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("icon", sa.String(length=10), nullable=True),
        sa.Column("is_popular", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("equipment", sa.String(length=100), server_default=sa.text("''"), nullable=False),
        sa.Column("view", sa.String(length=20), server_default=sa.text("''"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "category IN ('Upper Body', 'Lower Body', 'Core', 'Other')", name=op.f("exercises_category_check")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("exercises_pkey")),
        sa.UniqueConstraint("name", name=op.f("exercises_name_key")),
        sa.UniqueConstraint("slug", name=op.f("exercises_slug_key")),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("email", sa.String(length=255), nullable=False),
        sa.Column("username", sa.String(length=100), nullable=False),
        sa.Column("password_hash", sa.String(length=255), nullable=False),
        sa.Column("first_name", sa.String(length=100), nullable=True),
        sa.Column("last_name", sa.String(length=100), nullable=True),
        sa.Column("profile_image_url", sa.Text(), nullable=True),
        sa.Column("role", sa.String(length=20), server_default=sa.text("'user'"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_login", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.CheckConstraint("role IN ('user', 'admin')", name=op.f("users_role_check")),
        sa.PrimaryKeyConstraint("id", name=op.f("users_pkey")),
        sa.UniqueConstraint("email", name=op.f("users_email_key")),
        sa.UniqueConstraint("username", name=op.f("users_username_key")),
    )
    op.create_index("users_username_lower_key", "users", [sa.literal_column("lower(username)")], unique=True)
    op.create_table(
        "analysis_sessions",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("user_id", sa.UUID(), nullable=False),
        sa.Column("exercise_id", sa.UUID(), nullable=True),
        sa.Column("exercise_name", sa.String(length=100), nullable=False),
        sa.Column("video_url", sa.Text(), nullable=False),
        sa.Column("video_duration", sa.Numeric(precision=10, scale=2, asdecimal=False), nullable=True),
        sa.Column("file_size", sa.BigInteger(), nullable=True),
        sa.Column("mime_type", sa.String(length=100), nullable=True),
        sa.Column("status", sa.String(length=20), server_default=sa.text("'pending'"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error_message", sa.Text(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempt", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("tries", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("progress", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("current_step", sa.String(length=50), server_default=sa.text("'queued'"), nullable=False),
        sa.Column("estimated_seconds", sa.Numeric(precision=10, scale=2, asdecimal=False), nullable=True),
        sa.Column("error_code", sa.String(length=50), nullable=True),
        sa.Column("annotated_url", sa.Text(), nullable=True),
        sa.Column("landmarks_url", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "status IN ('pending', 'processing', 'completed', 'failed')", name=op.f("analysis_sessions_status_check")
        ),
        sa.CheckConstraint("progress BETWEEN 0 AND 100", name=op.f("analysis_sessions_progress_check")),
        sa.ForeignKeyConstraint(["exercise_id"], ["exercises.id"], name=op.f("analysis_sessions_exercise_id_fkey")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("analysis_sessions_user_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("analysis_sessions_pkey")),
        postgresql_partition_by="RANGE (id)",
    )
    op.create_index("idx_analysis_sessions_created_at", "analysis_sessions", ["created_at"], unique=False)
    op.create_index("idx_analysis_sessions_status", "analysis_sessions", ["status"], unique=False)
    op.create_index("idx_analysis_sessions_user_id", "analysis_sessions", ["user_id"], unique=False)
    op.create_table(
        "user_progress",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("user_id", sa.UUID(), nullable=False),
        sa.Column("exercise_id", sa.UUID(), nullable=True),
        sa.Column("exercise_name", sa.String(length=100), nullable=False),
        sa.Column("average_score", sa.Numeric(precision=3, scale=1, asdecimal=False), nullable=True),
        sa.Column("total_analyses", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("last_analysis_date", sa.DateTime(timezone=True), nullable=True),
        sa.Column("improvement_trend", sa.String(length=20), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "improvement_trend IN ('improving', 'stable', 'declining')",
            name=op.f("user_progress_improvement_trend_check"),
        ),
        sa.CheckConstraint("average_score BETWEEN 0 AND 10", name=op.f("user_progress_average_score_check")),
        sa.CheckConstraint("total_analyses >= 0", name=op.f("user_progress_total_analyses_check")),
        sa.ForeignKeyConstraint(["exercise_id"], ["exercises.id"], name=op.f("user_progress_exercise_id_fkey")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("user_progress_user_id_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("user_progress_pkey")),
        sa.UniqueConstraint(
            "user_id", "exercise_id", "exercise_name", name="user_progress_one_row", postgresql_nulls_not_distinct=True
        ),
    )
    op.create_index("idx_user_progress_user_exercise", "user_progress", ["user_id", "exercise_id"], unique=False)
    op.create_table(
        "analysis_results",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("session_id", sa.UUID(), nullable=False),
        sa.Column("overall_score", sa.Numeric(precision=3, scale=1, asdecimal=False), nullable=True),
        sa.Column("total_frames", sa.Integer(), nullable=False),
        sa.Column("processing_time", sa.Numeric(precision=10, scale=2, asdecimal=False), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("attempt", sa.SmallInteger(), nullable=False),
        sa.Column("rep_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("confidence", sa.Numeric(precision=3, scale=2, asdecimal=False), nullable=True),
        sa.Column("view", sa.String(length=20), server_default=sa.text("'unknown'"), nullable=False),
        sa.Column("coached_by", sa.String(length=20), server_default=sa.text("'offline'"), nullable=False),
        sa.Column("report", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.CheckConstraint("confidence BETWEEN 0 AND 1", name=op.f("analysis_results_confidence_check")),
        sa.CheckConstraint("overall_score BETWEEN 0 AND 10", name=op.f("analysis_results_overall_score_check")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["analysis_sessions.id"], name=op.f("analysis_results_session_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("analysis_results_pkey")),
        sa.UniqueConstraint("session_id", name=op.f("analysis_results_session_id_key")),
    )
    op.create_table(
        "form_issues",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("result_id", sa.UUID(), nullable=False),
        sa.Column("issue_type", sa.String(length=100), nullable=False),
        sa.Column("severity", sa.String(length=20), nullable=False),
        sa.Column("frame_start", sa.Integer(), nullable=False),
        sa.Column("frame_end", sa.Integer(), nullable=False),
        sa.Column("coaching_cue", sa.Text(), nullable=False),
        sa.Column("confidence_score", sa.Numeric(precision=3, scale=2, asdecimal=False), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("position", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("fault", sa.String(length=100), server_default=sa.text("''"), nullable=False),
        sa.Column("rep", sa.Integer(), nullable=True),
        sa.Column("side", sa.String(length=20), nullable=True),
        sa.Column("start_seconds", sa.Double(), nullable=True),
        sa.Column("end_seconds", sa.Double(), nullable=True),
        sa.Column("measured_value", sa.Double(), nullable=True),
        sa.Column("threshold", sa.Double(), nullable=True),
        sa.Column("unit", sa.String(length=50), nullable=True),
        sa.Column("worst_frame", sa.Integer(), nullable=True),
        sa.Column("keyframe_url", sa.Text(), nullable=True),
        sa.CheckConstraint("severity IN ('severe', 'moderate', 'minor')", name=op.f("form_issues_severity_check")),
        sa.CheckConstraint("0 <= frame_start AND frame_start <= frame_end", name=op.f("form_issues_frames_check")),
        sa.CheckConstraint("confidence_score BETWEEN 0 AND 1", name=op.f("form_issues_confidence_score_check")),
        sa.ForeignKeyConstraint(
            ["result_id"], ["analysis_results.id"], name=op.f("form_issues_result_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("form_issues_pkey")),
    )
    op.create_index("idx_form_issues_result_id", "form_issues", ["result_id"], unique=False)
    op.create_table(
        "metrics",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("result_id", sa.UUID(), nullable=False),
        sa.Column("metric_name", sa.String(length=100), nullable=False),
        sa.Column("actual_value", sa.String(length=50), nullable=False),
        sa.Column("target_value", sa.String(length=50), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("position", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("metric", sa.String(length=100), server_default=sa.text("''"), nullable=False),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("unit", sa.String(length=50), nullable=True),
        sa.CheckConstraint("status IN ('good', 'warning', 'error')", name=op.f("metrics_status_check")),
        sa.ForeignKeyConstraint(
            ["result_id"], ["analysis_results.id"], name=op.f("metrics_result_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("metrics_pkey")),
    )
    op.create_index("idx_metrics_result_id", "metrics", ["result_id"], unique=False)
    op.create_table(
        "recommendations",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("result_id", sa.UUID(), nullable=False),
        sa.Column("recommendation_text", sa.Text(), nullable=False),
        sa.Column("priority", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["result_id"], ["analysis_results.id"], name=op.f("recommendations_result_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("recommendations_pkey")),
    )
    op.create_index("idx_recommendations_result_id", "recommendations", ["result_id"], unique=False)
    op.create_table(
        "strengths",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("result_id", sa.UUID(), nullable=False),
        sa.Column("strength_text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("position", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["result_id"], ["analysis_results.id"], name=op.f("strengths_result_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("strengths_pkey")),
    )
    op.create_index("idx_strengths_result_id", "strengths", ["result_id"], unique=False)
    # An insert never fails for want of a partition; monthly ones are made ahead of time and split off this one.
    op.execute("CREATE TABLE analysis_sessions_default PARTITION OF analysis_sessions DEFAULT")
    op.execute(KEEP_CURRENT)
    for table in TOUCHED:
        op.execute(
            f"CREATE TRIGGER set_updated_at BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION set_updated_at()"
        )


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
    op.execute("DROP FUNCTION set_updated_at()")
