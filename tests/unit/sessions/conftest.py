"""What every test of sessions may ask for."""

from tests.postgresql import place, postgresql, postgresql_programs

__all__ = ["place", "postgresql", "postgresql_programs"]
