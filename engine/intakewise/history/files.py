"""
Open the file of one interview, and nothing that only looks like one.

A link, a pipe, a folder, a file of somebody else, or one that others can write to is refused: what it says would be
taken for a person's answers, and what is written would go where it points.
"""

import os
from pathlib import Path
from stat import S_ISREG

from intakewise.problems.problem import Place, Problem
from intakewise.problems.system import reason_of

MOST_BYTES = 16 * 1024 * 1024
"""Of one log; an interview has some tens of kilobytes."""

_CAREFULLY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


def open_file(path: Path, flags: int) -> int | Problem:
    """Return a descriptor of a file with the flags of `os.open`, or why it is not opened."""
    try:
        descriptor = os.open(path, flags | _CAREFULLY, 0o600)
    except OSError as error:
        reason = "it is a link" if path.is_symlink() else reason_of(error)
        return Problem("IW-H003", Place(path.name), f"This file cannot be opened: {reason}.")
    refused = _refuse(descriptor, path)
    if refused is not None:
        os.close(descriptor)
        return refused
    return descriptor


def _refuse(descriptor: int, path: Path) -> Problem | None:
    about = os.fstat(descriptor)
    message = ""
    if not S_ISREG(about.st_mode):
        message = "This is not a file."
    elif about.st_size > MOST_BYTES:
        message = "This file is too large for an interview."
    elif hasattr(os, "geteuid") and about.st_uid != os.geteuid():
        message = "This file belongs to somebody else."
    elif about.st_mode & 0o022 and hasattr(os, "geteuid"):
        message = "Others can write to this file, so it is not trusted."
    return Problem("IW-H003", Place(path.name), message) if message else None


def read_all(descriptor: int) -> bytes:
    """Return everything in a file, whatever was read or written before."""
    parts = []
    at = 0
    while part := os.pread(descriptor, 1 << 20, at):
        parts.append(part)
        at += len(part)
    return b"".join(parts)


def remember(folder: Path) -> None:
    """See to it that the names in a folder are on disk, where the system can do that."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        return
    finally:
        os.close(descriptor)
