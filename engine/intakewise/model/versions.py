"""The version that a document begins with, of those that no other module describes, and which versions can be read."""

STATE = "1.0"
"""Of the plain state of an interview."""

LOG = "1.0"
"""Of the log of an interview."""

SERVICE = "1.0"
"""Of what the service answers, but for an assessment."""


def can_be_read(version: object, ours: str) -> bool:
    """
    Tell whether a document can be read: its first number is ours. What was added since is left unread.

    >>> can_be_read("1.7", "1.0"), can_be_read("2.0", "1.0"), can_be_read(1, "1.0")
    (True, False, False)
    """
    return isinstance(version, str) and version.partition(".")[0] == ours.partition(".")[0]
