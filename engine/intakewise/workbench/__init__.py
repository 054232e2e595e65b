"""Tools for authors: run cases, score people, and write the pages that are made from the content."""
