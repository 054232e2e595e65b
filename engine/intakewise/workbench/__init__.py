"""Tools for authors: run cases."""
