"""
Whether a translation says the same numbers as the text that it is of: a dose or a telephone number must not change.

Knows digits and the English words for small numbers, nothing of languages.
"""

import re

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r"(?<=\d)[\u00a0\u202f](?=\d{3}(?!\d))")
_THREE = 3

_IN_WORDS = {
    **{"one": "1", "once": "1", "first": "1", "two": "2", "twice": "2", "second": "2", "both": "2", "half": "2"},
    **{"three": "3", "third": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9"},
    **{"ten": "10", "eleven": "11", "twelve": "12"},
}


def numbers_changed(source: str, words: str) -> tuple[list[str], list[str]]:
    """
    Return the numbers of a text that its translation lacks, and those that only the translation has.

    `1.5` may become `1,5`, and `1,500` may become `1500` or `1.500`. A number that English says in a word may become
    digits, never the other way round.

    >>> numbers_changed(
    ...     "Take 1.5 g once, at most 1,500 mg. Call 911.", "Tome 1,5 g 1 vez, máximo 1.500 mg. Llame al 112."
    ... )
    (['911'], ['112'])
    """
    found = _NUMBER.findall(_GROUPED.sub("", words))
    missing: list[str] = []
    for number in _NUMBER.findall(source):
        match = next((each for each in found if _value(number) in _readings(each)), None)
        if match is None:
            missing.append(number)
        else:
            found.remove(match)
    in_words = [_IN_WORDS[word] for word in re.findall(r"[a-z]+", source.lower()) if word in _IN_WORDS]
    added = []
    for number in found:
        if number in in_words:
            in_words.remove(number)
        else:
            added.append(number)
    return missing, added


def _value(number: str) -> str:
    """Return an English number without the commas between its thousands."""
    return number.replace(",", "")


def _readings(number: str) -> set[str]:
    """Return what a number of another language may mean: three digits after a point are thousands in most of them."""
    whole, *rest = re.split("[.,]", number)
    readings = {number} if not rest else set()
    thousands = len(whole) <= _THREE and all(len(part) == _THREE for part in rest)
    if rest and thousands:
        readings.add(whole + "".join(rest))
    if len(rest) == 1 and not (thousands and "." in number):
        readings.add(f"{whole}.{rest[0]}")
    return readings
