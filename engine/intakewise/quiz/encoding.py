"""
Print in whatever characters the output knows: a straight quote for a curly one, not a question mark.

Knows characters, nothing of what they say.
"""

import codecs
import os
import sys
import unicodedata
from io import TextIOWrapper

ERRORS = "intakewise.nearest"
"""The name under which Python finds what to write for a character that an encoding does not know."""

_NEAREST = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2013": "-",
        "\u2014": "-",
        "\u2026": "...",
        "\u00b7": "-",
        "\u00d7": "x",
        "\u00b5": "u",
        "\u03bc": "u",
        "\u00b0": " deg",
        "\u2190": "<-",
        "\u2191": "^",
        "\u2192": "->",
        "\u2193": "v",
        "\u2264": "<=",
        "\u2265": ">=",
        "\u2044": "/",
        "\u00df": "ss",
    }
)


def nearest(text: str) -> str:
    """
    Return the ASCII that is nearest to a text; `?` where nothing is near.

    >>> nearest("“½ café” – 5 µg …")
    '"1/2 cafe" - 5 ug ...'
    """
    parts = unicodedata.normalize("NFKD", text.translate(_NEAREST)).translate(_NEAREST)
    return "".join(each if each.isascii() else "?" for each in parts if not unicodedata.combining(each))


def in_encoding(text: str, encoding: str) -> str:
    """Return a text with what an encoding does not know replaced by what is near."""
    return text.encode(encoding, ERRORS).decode(encoding)


def prepare_output() -> None:
    """
    Let standard output replace what it cannot show by what is near.

    Where the language of the surroundings is C, it is plain ASCII that was asked for: Python would print UTF-8 there.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        asked = next((os.environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(name)), "")
        is_ascii = asked in ("C", "POSIX") and not os.environ.get("PYTHONIOENCODING")
        sys.stdout.reconfigure(encoding="ascii" if is_ascii else None, errors=ERRORS)


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    known = nearest(error.object[error.start : error.end])
    return known, error.end


codecs.register_error(ERRORS, _replaced)
