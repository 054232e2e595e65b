"""
Numbers as they are written, turned into whole numbers scaled by a count of decimals.

Exact: no float takes part, and no decimal context.
"""

import re

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,12})?")


def is_number(text: str) -> bool:
    """
    Tell whether a text is a plain number of at most 12 digits on either side of the point.

    >>> [is_number(text) for text in ("34", "-0.5", "1.", "1e3", "1,5", "007")]
    [True, True, False, False, False, False]
    """
    return _NUMBER.fullmatch(text) is not None


def decimals_of(text: str) -> int:
    """
    Return how many decimals a number needs; zeros at the end need none.

    >>> [decimals_of(text) for text in ("3", "2.50", "-0.125")]
    [0, 1, 3]
    """
    _, _, fraction = text.partition(".")
    return len(fraction.rstrip("0"))


def scaled(text: str, decimals: int) -> int:
    """
    Return a number as a whole number scaled by ten to the power of `decimals`, which must be enough for it.

    >>> scaled("2.5", 1), scaled("-3", 2)
    (25, -300)
    """
    whole, _, fraction = text.partition(".")
    return int(whole + fraction.rstrip("0").ljust(decimals, "0"))


def unscaled(number: int, decimals: int) -> str:
    """
    Return a scaled whole number as a person writes it.

    >>> unscaled(25, 1), unscaled(-300, 2), unscaled(34, 0)
    ('2.5', '-3', '34')
    """
    digits = str(abs(number)).rjust(decimals + 1, "0")
    whole, fraction = digits[: len(digits) - decimals], digits[len(digits) - decimals :].rstrip("0")
    return f"{'-' if number < 0 else ''}{whole}{'.' if fraction else ''}{fraction}"
