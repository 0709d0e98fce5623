"""Tickets for WebSockets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "socket_tickets",
        sa.Column("id", sa.UUID(), server_default=sa.text("uuidv7()"), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("sign_in_id", sa.UUID(), nullable=False),
        sa.Column("good_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["sign_in_id"], ["sign_ins.id"], name=op.f("socket_tickets_sign_in_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("socket_tickets_pkey")),
        sa.UniqueConstraint("hash", name=op.f("socket_tickets_hash_key")),
    )
    op.create_index("idx_socket_tickets_expires_at", "socket_tickets", ["expires_at"], unique=False)
    op.create_index("idx_socket_tickets_sign_in_id", "socket_tickets", ["sign_in_id"], unique=False)


def downgrade() -> None:
    op.drop_table("socket_tickets")
