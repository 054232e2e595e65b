"""What Alembic runs to migrate: on the connection of `schema.upgrade`, whose transaction holds all of it."""

from alembic import context

from intakewise.sessions.in_database.tables import METADATA, VERSIONS

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=VERSIONS,
)
context.run_migrations()
