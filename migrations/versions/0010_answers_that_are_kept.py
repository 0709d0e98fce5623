"""Answers that are kept beside their idempotency keys: not only uploads may be sent again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("idempotency_keys", sa.Column("request", sa.LargeBinary(length=32), nullable=True))
    op.add_column("idempotency_keys", sa.Column("status", sa.SmallInteger(), nullable=True))
    op.add_column("idempotency_keys", sa.Column("answer", sa.Text(), nullable=True))


def downgrade() -> None:
    for name in ("answer", "status", "request"):
        op.drop_column("idempotency_keys", name)
