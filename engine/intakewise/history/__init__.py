"""Keeps interviews on disk, each in a log of its own. Knows files and plain states; no terminal, no questionnaire."""
