"""Did you mean: the known name nearest to a misspelt one."""

from collections.abc import Iterable
from difflib import get_close_matches

_OTHER_WORDS = {"and": "all", "or": "any"}
"""What other languages call the connectives; by its letters alone, `and` would be nearest to `any`."""

_NEGATIONS = ("not_", "no_", "non_", "un", "excl")
"""How names begin that say the opposite of the rest."""


def nearest(name: str, known: Iterable[str]) -> str:
    """
    Return the known name that was probably meant, or an empty string if none is near.

    Never one that says the opposite: whoever followed the suggestion would turn a rule around.

    >>> nearest("leafy_green", ["leafy_greens", "nuts"])
    'leafy_greens'
    >>> nearest("xyz", ["leafy_greens"])
    ''
    >>> nearest("excludes", ["includes"])
    ''
    """
    known = sorted(known)
    if _OTHER_WORDS.get(name) in known:
        return _OTHER_WORDS[name]
    alike = [each for each in known if each.startswith(_NEGATIONS) == name.startswith(_NEGATIONS)]
    return next(iter(get_close_matches(name, alike, n=1, cutoff=0.6)), "")
