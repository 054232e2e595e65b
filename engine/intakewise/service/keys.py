"""
Who may come in: keys are known by their SHA-256 alone.

A key has 256 random bits, so that a plain hash cannot be turned back; whoever reads ours cannot use them.
"""

import re
import secrets
from collections.abc import Iterable, Sequence
from hashlib import sha256
from hmac import compare_digest

from intakewise.problems.problem import Place, Problem

VARIABLE = "INTAKEWISE_KEYS"
"""In the environment: the lines of a file of keys, with commas or line ends between them."""

_LINE = re.compile(r"([A-Za-z0-9_.-]{1,64})\s+sha256:([0-9a-f]{64})")

Keys = tuple[tuple[str, str], ...]
"""Names, each with the SHA-256 of its key in hexadecimal."""


def new_key(name: str) -> tuple[str, str]:
    """
    Return a new key, and the line by which the service knows it.

    >>> key, line = new_key("clinic")
    >>> read_keys([line], "keys")[0][0][1] == sha256(key.encode()).hexdigest()
    True
    """
    key = f"iw_{secrets.token_urlsafe(32)}"
    return key, f"{name} sha256:{sha256(key.encode()).hexdigest()}"


def is_name(name: str) -> bool:
    """Tell whether a client can be called this."""
    return _LINE.fullmatch(f"{name} sha256:{'0' * 64}") is not None


def read_keys(lines: Iterable[str], file: str) -> tuple[Keys, list[Problem]]:
    """Return the keys of a file; lines that begin with # are skipped. Collects Problems, never raises."""
    keys: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for number, line in enumerate(map(str.strip, lines), 1):
        found = _LINE.fullmatch(line)
        if found is not None:
            keys.append((found[1], found[2]))
        elif line and not line.startswith("#"):
            message, expected = "This line is not a key's.", "Expected `NAME sha256:` and 64 hexadecimal digits."
            fix = "Put in what `intakewise new-key NAME` prints."
            problems.append(Problem("IW-N022", Place(file, number, 1), message, expected, fix))
    return tuple(keys), problems


def holder(keys: Sequence[tuple[str, str]], authorization: str) -> str:
    """
    Return the name of whoever holds a key; empty if nobody does. It takes as long whichever key is given.

    Args:
        authorization: the header of a request, `Bearer KEY`.
    """
    scheme, _, key = authorization.partition(" ")
    given = sha256(key.strip().encode("utf-8", "surrogateescape")).hexdigest()
    name = ""
    for each, digest in keys:
        if compare_digest(given, digest):
            name = each
    return name if scheme.lower() == "bearer" else ""
