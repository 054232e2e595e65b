"""The first table: one row for each session."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "intakewise_sessions",
        sa.Column("key", sa.LargeBinary(32), primary_key=True),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("last_step", sa.LargeBinary(32), nullable=False),
        sa.Column("knowledge", sa.String, nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("region", sa.String, nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
        sa.Column("changed", sa.BigInteger, nullable=False),
        sa.Column("expires", sa.BigInteger, nullable=False),
        sa.Column("answered_at", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
    )
    op.create_index("intakewise_sessions_expires", "intakewise_sessions", ["expires"])
