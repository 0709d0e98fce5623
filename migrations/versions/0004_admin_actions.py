"""What admins did, and the index by which a history is read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "admin_actions",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("admin_id", sa.UUID(), nullable=True),
        sa.Column("action", sa.String(length=50), nullable=False),
        sa.Column("target", sa.String(length=50), nullable=False),
        sa.Column("details", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["admin_id"], ["users.id"], name=op.f("admin_actions_admin_id_fkey"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("admin_actions_pkey")),
    )
    op.create_index("idx_admin_actions_admin_id", "admin_actions", ["admin_id"], unique=False)
    op.create_index("idx_admin_actions_target", "admin_actions", ["target"], unique=False)
    op.create_index("idx_analysis_sessions_history", "analysis_sessions", ["user_id", "id"], unique=False)


def downgrade() -> None:
    op.drop_index("idx_analysis_sessions_history", table_name="analysis_sessions")
    op.drop_table("admin_actions")
