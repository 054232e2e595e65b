"""Tools for authors: run cases, and score people."""
