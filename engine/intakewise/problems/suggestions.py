"""Did you mean: the known name nearest to a misspelt one."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str:
    """
    Return the known name that was probably meant, or an empty string if none is near.

    >>> nearest("leafy_green", ["leafy_greens", "nuts"])
    'leafy_greens'
    >>> nearest("xyz", ["leafy_greens"])
    ''
    """
    return next(iter(get_close_matches(name, sorted(known), n=1, cutoff=0.6)), "")
