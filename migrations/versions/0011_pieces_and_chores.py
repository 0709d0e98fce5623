"""Films that come in pieces, and chores that one process does for all."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("analysis_sessions", sa.Column("upload_id", sa.Text(), nullable=True))
    op.create_table(
        "chores",
        sa.Column("name", sa.String(50), primary_key=True),
        sa.Column("begun_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("chores")
    op.drop_column("analysis_sessions", "upload_id")
