"""The language a person wants to be spoken to in, and the one in which an analysis speaks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("users", sa.Column("language", sa.String(10), nullable=True))
    op.add_column("analysis_sessions", sa.Column("language", sa.String(10), server_default="en", nullable=False))


def downgrade() -> None:
    op.drop_column("analysis_sessions", "language")
    op.drop_column("users", "language")
