"""
Read what people type where a number is asked for: digits, fractions, words, and what stands behind them as a unit.

Knows how numbers are written, nothing of questions. Nothing is guessed: what can be read in two ways is not read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from intakewise.language.saying import ENGLISH, spoken
from intakewise.quiz.typed import plain

LONGEST = 80
"""Nobody needs more characters for a number."""

BEHIND = ("to", "or so", "and a half", "and a quarter", "ish", "or more", "or less")
"""What is neither a unit nor a mistake behind a number, while somebody still types."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, exactly, and its unit as it was written; empty if there is none."""

    number: Fraction
    unit: str = ""


class Why(Enum):
    """Why what was typed is not read as a number."""

    NOTHING = "nothing was typed"
    NO_NUMBER = "it is none"
    SEVERAL = "it stands for several numbers"
    TWO_WAYS = "it can be read in two ways"


@dataclass(frozen=True, slots=True)
class Unread:
    """
    What was typed is not read as a number.

    Args:
        readings: what it can be read as, if in two ways.
        is_begun: it can still become one by typing on.
    """

    why: Why
    readings: tuple[str, ...] = ()
    is_begun: bool = False


def read_amounts(typed: str) -> tuple[Amount, ...] | Unread:
    """
    Return what was typed as amounts that belong together, such as 6 feet and 1 inch: one, as a rule.

    >>> read_amounts("about 1 1/2 Pints")
    (Amount(number=Fraction(3, 2), unit='pints'),)
    >>> read_amounts("2-3").why
    <Why.SEVERAL: 'it stands for several numbers'>
    """
    text = plain(typed)
    if not text:
        return Unread(Why.NOTHING, is_begun=True)
    if len(text) > LONGEST:
        return Unread(Why.NO_NUMBER)
    text = _ABOUT.sub(" ", _in_digits(text)).strip()
    if _BOUND.search(text) or _RANGE.search(text):
        return Unread(Why.SEVERAL)
    amounts: list[Amount] = []
    for written, unit in _pieces(text):
        number = _number(written)
        if isinstance(number, Unread):
            return number
        amounts.append(Amount(number, unit))
    # Letters may be on the way to a number in words, and "-", "1." and "1/" to one in digits.
    return tuple(amounts) or Unread(Why.NO_NUMBER, is_begun=bool(re.fullmatch(r"[^\W\d_ ][^\W\d_]*|[-+.,~]", text)))


_ABOUT = re.compile(
    r"^(?:(?:about|around|approximately|approx\.?|roughly|circa|ca?\.|ca|maybe|perhaps|probably|some|nearly|almost"
    r"|more or less|i think|it is|it's|aproximadamente|alrededor de|cerca de|m[aá]s o menos|unos|unas|casi|~)\s*)+"
    r"(?=[\d.,])|(?<=\d)\s*-?ish\b|\s+or so\b|\s+(?:at a guess|i think|maybe)$"
)
_BOUND = re.compile(
    r"[<>≤≥]|\d\s*\+|\b(?:less|more|fewer|greater) than\b|\bor (?:more|less|fewer)\b|\bat (?:least|most)\b"
    r"|\b(?:under|over|above|below|up to|max(?:imum)?|min(?:imum)?)\b"
    r"|\b(?:m[aá]s|menos|al menos|hasta|como mucho|como m[aá]ximo|como m[ií]nimo)\b"
)
_RANGE = re.compile(r"\d[^\d]*?(?:\s-\s?|(?<=\d)-(?!\d+/)|\s(?:to|or|till|until|a|o)\s)\s*\d|\b(?:between|entre)\b")

_WHOLE = r"\d[\d.,]*(?:[ ']\d{3}(?![\d/]))*|[.,]\d+"
_AMOUNT = re.compile(
    rf"(?P<written>[-+]?(?:\d+(?: and | |-)\d+ ?/ ?\d+|\d+ ?/ ?\d+|{_WHOLE}))"
    r"\s*(?P<unit>[^\d]*?)(?:\s*(?:,| and | y |\+)\s*)?(?=[-+.,]?\d|$)"
)


def _in_digits(text: str) -> str:
    """Return the text with numbers in digits: "two and a half pints" is "2 1/2 pints"."""
    if not any(each.isdigit() for each in text):
        text = _NOTHING.sub("0", _spelled_out(text))
    for pattern, digits in _PARTS:
        text = pattern.sub(digits, text)
    return text.strip()


def _spelled_out(text: str) -> str:
    # It costs to import, and most people type digits.
    from text_to_num import alpha2digit  # noqa: PLC0415

    return str(alpha2digit(text, _LANGUAGES.get(spoken().partition("-")[0], ENGLISH), 0)).casefold()


_LANGUAGES = {code: code for code in ("de", "en", "es", "fr", "it", "nl", "pt")}
"""Those that text2num has number words in, as it names them."""


_NOTHING = re.compile(r"^(?:none|nothing|nil|nowt|zilch|ningun[oa]|nada)\b(?: at all)?")
_PARTS = (
    (re.compile(r"(?<=\d) and (?:a|1) half\b(?: an?\b)?"), " 1/2"),
    (re.compile(r"(?<=\d) and (?:a|1) quarter\b(?: of an?\b)?"), " 1/4"),
    (re.compile(r"(?<=\d) and 3 quarters\b(?: of an?\b)?"), " 3/4"),
    (re.compile(r"\b3 quarters\b(?: of an?\b)?"), "3/4"),
    (re.compile(r"^(?:an? |1 )?half\b(?: of)?(?: an?\b)?"), "1/2"),
    (re.compile(r"^(?:an? |1 )?quarter\b(?: of)?(?: an?\b)?"), "1/4"),
    (re.compile(r"(?<=\d) y medi[oa]\b"), " 1/2"),
    (re.compile(r"^medi[oa]\b(?: de)?"), "1/2"),
    (re.compile(r"^(?:1 )?cuarto\b(?: de)?"), "1/4"),
    (re.compile(r" and an? (?=[a-z]{2})"), " and 1 "),
    (re.compile(r"^an? (?=\d)"), ""),
    (re.compile(r"^an? (?=[a-z])"), "1 "),
)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield each number as it is written, with the unit behind it; nothing where the whole text is not made of them."""
    found = []
    position = 0
    while position < len(text):
        piece = _AMOUNT.match(text, position)
        if piece is None or piece.end() == position:
            return
        found.append((piece["written"], piece["unit"].strip()))
        position = piece.end()
    yield from found


_DECIMAL = re.compile(r"[-+]?(?:\d{1,15}(?:[.,]\d{0,15})?|[.,]\d{1,15})")
_THOUSANDS = re.compile(r"([-+]?[1-9]\d{0,2})([.,])(\d{3})")
_GROUPED = re.compile(r"[-+]?[1-9]\d{0,2}(?:(?:,\d{3})+(?:\.\d+)?|(?:\.\d{3})+(?:,\d+)?|(?:['\s]\d{3})+(?:[.,]\d+)?)")


def _number(written: str) -> Fraction | Unread:
    if "/" in written:
        return _fraction(written)
    thousands = _THOUSANDS.fullmatch(written)
    if thousands:
        whole, _, rest = thousands.groups()
        return Unread(Why.TWO_WAYS, (f"{whole}{rest}", f"{whole}.{rest}".rstrip("0").rstrip(".")))
    if _DECIMAL.fullmatch(written):
        return Fraction(written.replace(",", ".").rstrip("."))
    if _GROUPED.fullmatch(written) and len(written) <= 20:
        mark = next((each for each in reversed(written) if each in ".,"), "")
        is_decimal = bool(mark) and written.count(mark) == 1
        whole, _, rest = written.rpartition(mark) if is_decimal else (written, "", "")
        return Fraction(re.sub(r"[.,'\s]", "", whole) + (f".{rest}" if rest else ""))
    return Unread(Why.NO_NUMBER)


def _fraction(written: str) -> Fraction | Unread:
    sign = -1 if written.startswith("-") else 1
    *whole, numerator, denominator = re.findall(r"\d+", written)
    if max(map(len, (*whole, numerator, denominator))) > 9 or int(denominator) == 0:
        return Unread(Why.NO_NUMBER)
    part = Fraction(int(numerator), int(denominator))
    if whole and part >= 1:
        return Unread(Why.NO_NUMBER)
    return sign * (part + (int(whole[0]) if whole else 0))
