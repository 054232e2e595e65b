"""Interviews that are kept for a while and gone on with over HTTP. Knows no request, and no database by name."""
