"""The HTTP service: the same engine, interview, and problems as everywhere, behind a versioned API."""
