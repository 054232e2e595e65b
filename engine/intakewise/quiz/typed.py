r"""
What was typed, without what keyboards, languages, and terminals write differently.

Knows characters, nothing of what they mean.
"""

import unicodedata

_APOSTROPHES = "'`\u00b4\u2018\u2019\u2032\uff07"
_QUOTES = '"\u201c\u201d\u2033\uff02'
_TILDES = "~\u2248\u223c\u2243\uff5e"
_SLASHES = "/\u2044\u2215"
_MINUS = "\u2212"
_PLAIN = {
    **dict.fromkeys(_APOSTROPHES, "'"),
    **dict.fromkeys(_QUOTES, '"'),
    **dict.fromkeys(_TILDES, "~"),
    **dict.fromkeys(_SLASHES, "/"),
    _MINUS: "-",
}


def printable(typed: str) -> str:
    """Return what was typed without what drives a terminal; every kind of blank is one: "1 1/2" is not 11/2."""
    blanks = (" " if each.isspace() else each for each in typed)
    return "".join(each for each in blanks if each.isprintable())


def plain(typed: str) -> str:
    r"""
    Return a text in small letters, with one kind of blank, dash, quote, and digit.

    >>> plain("  1½\u00a0Pints "), plain("\uff12\u20133"), plain("5\u20327\u2033")
    ('1 1/2 pints', '2-3', '5\'7"')
    """
    return " ".join("".join(map(_plain_form, printable(typed))).casefold().split())


def _plain_form(character: str) -> str:
    """Return a wide digit as a digit, and `½` as 1/2, apart from what stands before it; `²` is no 2."""
    if character in _PLAIN:
        return _PLAIN[character]
    if unicodedata.category(character) == "Pd":
        return "-"
    form = unicodedata.decomposition(character).partition(" ")[0]
    if form == "<fraction>":
        top, bottom = unicodedata.normalize("NFKC", character).split("\u2044")
        return f" {top}/{bottom}"
    return unicodedata.normalize("NFKC", character) if form in ("<wide>", "<narrow>") else character
