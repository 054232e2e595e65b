"""Between two sets of answers of one person: what would change an assessment, and what has changed."""
