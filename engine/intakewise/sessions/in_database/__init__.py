"""Sessions in a database: SQLite in a file of its own, or PostgreSQL. Knows tables and rows; no interview."""
