"""Take a text apart into sentences, and a sentence into words. Knows nothing of what they say."""

import re

_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“(]*[A-Z0-9])|\n+")
_SPOKEN = re.compile(r"\w")


def sentences_in(text: str) -> list[str]:
    """
    Return the sentences of a text; a label without a full stop is one.

    >>> sentences_in("Drink 1.5 litres. (Less in winter.) Then ask.")
    ['Drink 1.5 litres.', '(Less in winter.', 'Then ask.']
    """
    return [part.strip() for part in _END.split(text) if _SPOKEN.search(part)]


def words_in(sentence: str) -> list[str]:
    """
    Return the words of a sentence as they stand there; a number is a word, a hyphen does not part one.

    >>> words_in("A heart-rate of 120/min – or more?")
    ['A', 'heart-rate', 'of', '120', 'min', 'or', 'more?']
    """
    return [word for word in re.split(r"[\s/–—]+|\.\.\.|…", sentence) if _SPOKEN.search(word)]
