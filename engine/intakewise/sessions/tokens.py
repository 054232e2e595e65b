"""
The token of a session: whoever has it has the session, and nobody else can find it.

It is drawn by lot from 2^256, so that it cannot be guessed, and only its SHA-256 is kept: who reads the database can
open no session with it. A slow hash, as passwords need, would protect nothing more: there is no list of likely tokens
to try.
"""

import re
from hashlib import sha256
from secrets import token_urlsafe

_BYTES = 32

_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}")


def new_token() -> str:
    """
    Return a token that nobody has had before.

    >>> len(new_token())
    43
    """
    return token_urlsafe(_BYTES)


def key_of(token: str) -> bytes | None:
    """
    Return what a session is kept under, 32 bytes; None of what can be no token.

    >>> key_of("guess")
    >>> len(key_of(new_token()))
    32
    """
    return sha256(token.encode("ascii")).digest() if _SHAPE.fullmatch(token) else None
