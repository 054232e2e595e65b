"""What no text of a report may hold, wherever it is shown. An answer file from elsewhere may hold anything."""

import html
import unicodedata

TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that change the direction of writing."""


def harmless(text: str) -> str:
    r"""
    Return a text in one line, without what could drive a terminal or turn the text round.

    >>> harmless("red\x1b[31m \n\u202e pill")
    'red[31m  pill'
    """
    flat = " ".join(text.split())
    return "".join(each for each in flat if unicodedata.category(each) != "Cc" and each not in TURNING)


def escaped(text: str) -> str:
    """
    Return a text that is nothing but text in HTML, in an attribute, too.

    >>> escaped('<script>"&')
    '&lt;script&gt;&quot;&amp;'
    """
    return html.escape(harmless(text))
