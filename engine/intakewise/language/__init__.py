"""The language in which the engine speaks to a person. Knows nothing of the texts of knowledge bases."""
