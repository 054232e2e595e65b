"""The tables as they are now. What leads to them from older ones stands in `migrations`; a test compares both."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

METADATA = MetaData()

VERSIONS = "intakewise_schema"
"""The table in which Alembic keeps the version; not under its usual name, which a host's own tables may have."""

SESSIONS = Table(
    "intakewise_sessions",
    METADATA,
    Column("key", LargeBinary(32), primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("last_step", LargeBinary(32), nullable=False),
    Column("knowledge", String, nullable=False),
    Column("version", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("language", String, nullable=False),
    Column("region", String, nullable=False),
    # Seconds since 1970.
    Column("created", BigInteger, nullable=False),
    Column("changed", BigInteger, nullable=False),
    Column("expires", BigInteger, nullable=False),
    # JSON, as text: nothing is ever looked for in it.
    Column("answered_at", Text, nullable=False),
    Column("state", Text, nullable=False),
)

Index("intakewise_sessions_expires", SESSIONS.c.expires)
