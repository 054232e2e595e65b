"""Why the system refused something, such as a file, a folder, or an address."""


def reason_of(error: OSError | ValueError, otherwise: str = "the system refused it") -> str:
    """
    Return why the system refused something, as part of a sentence.

    Args:
        error: of Python, too, which refuses some names before the system sees them.
        otherwise: what to say where no reason is given.

    >>> (
    ...     reason_of(PermissionError(13, "Permission denied")),
    ...     reason_of(ValueError("null byte"), "its name cannot be used"),
    ... )
    ('permission denied', 'its name cannot be used')
    """
    reason = error.strerror if isinstance(error, OSError) and error.strerror else otherwise
    return reason[:1].lower() + reason[1:]
