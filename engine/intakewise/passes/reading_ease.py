"""
How hard a text is to read: its Flesch-Kincaid grade, and sentences that are too long.

How many syllables a word has is told by a function from outside: the passes read no dictionary.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from intakewise.model.drafts import Passage, Text
from intakewise.passes.sentences import sentences_in, words_in
from intakewise.problems.problem import Problem, Severity

HIGHEST_GRADE = 8
LONGEST_SENTENCE = 20
FEWEST_WORDS = 30
"""Of fewer words a grade says nothing: the formula was made for passages of some hundred."""

HEAVY_SYLLABLES, HEAVY_WORDS = 3, 6
"""From how many syllables on a word may be named as one that weighs, and how many are named."""

Syllables = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Measured:
    """
    What was counted in a passage.

    Args:
        heavy: the words with the most syllables, each with its syllables and how often it stands there.
    """

    words: int
    sentences: int
    syllables: int
    heavy: tuple[tuple[str, int, int], ...] = ()

    @property
    def grade(self) -> float:
        """
        The Flesch-Kincaid grade, to one decimal.

        Source: Kincaid JP and others. Derivation of new readability formulas for Navy enlisted personnel. Research
        Branch Report 8-75, 1975.
        """
        return round(0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59, 1)


def check_reading_ease(passages: Iterable[Passage], terms: Iterable[str], syllables: Syllables) -> list[Problem]:
    """
    Return a warning for each passage that is too hard, and for each sentence that is too long.

    Args:
        terms: words that count as one syllable, their plurals too.
        syllables: tells how many syllables a single word has.
    """
    known = frozenset(term.lower() for term in terms)

    @cache
    def count(word: str) -> int:
        return _syllables_of(word, known, syllables)

    problems: list[Problem] = []
    for passage in passages:
        for text in passage.texts:
            problems += _too_long(text)
        problems += _too_hard(passage, measure((text.words for text in passage.texts), count))
    return problems


def measure(texts: Iterable[str], count: Syllables) -> Measured:
    """Count words, sentences, and syllables of texts that are read one after another."""
    sentences = [sentence for text in texts for sentence in sentences_in(text)]
    words = Counter(_bare(word) for sentence in sentences for word in words_in(sentence))
    syllables = {word: count(word) for word in words}
    heavy = sorted(
        (word for word in words if syllables[word] >= HEAVY_SYLLABLES),
        key=lambda word: (-(syllables[word] - 1) * words[word], word),
    )
    return Measured(
        words.total(),
        len(sentences),
        sum(syllables[word] * often for word, often in words.items()),
        tuple((word, syllables[word], words[word]) for word in heavy[:HEAVY_WORDS]),
    )


def _bare(word: str) -> str:
    """Return a word without signs around it, in small letters unless it is all capitals: "GP" is spelt out."""
    bare = re.sub(r"^\W+|\W+$", "", word).replace("’", "'")
    return bare if bare.isupper() else bare.lower()


def _syllables_of(word: str, terms: frozenset[str], syllables: Syllables) -> int:
    """Count a word; one that is hyphenated by its parts, a number as one, one in capitals letter by letter."""
    if _is_term(word.lower(), terms):
        return 1
    if "-" in word:
        return sum(_syllables_of(part, terms, syllables) for part in word.split("-") if part)
    if any(letter.isdigit() for letter in word):
        return 1
    if word.isupper():
        return len(word)
    return max(1, syllables(word))


def _is_term(word: str, terms: frozenset[str]) -> bool:
    return word in terms or any(word.removesuffix(ending) in terms for ending in ("s", "es", "'s"))


def _too_long(text: Text) -> Iterator[Problem]:
    for sentence in sentences_in(text.words):
        words = words_in(sentence)
        if len(words) > LONGEST_SENTENCE:
            yield Problem(
                "IW-W002",
                text.place,
                f"The sentence '{' '.join(words[:5])} …' has {len(words)} words.",
                f"Expected {LONGEST_SENTENCE} at most.",
                "Make two sentences of it, or leave out what does not matter.",
                severity=Severity.WARNING,
            )


def _too_hard(passage: Passage, measured: Measured) -> Iterator[Problem]:
    if measured.words >= FEWEST_WORDS and measured.grade > HIGHEST_GRADE:
        heavy = ", ".join(f"{word} ({count} syllables, {often}×)" for word, count, often in measured.heavy)
        yield Problem(
            "IW-W001",
            passage.place,
            f"The reading grade of {passage.called} is {measured.grade}, with "
            f"{measured.words / measured.sentences:.0f} words to a sentence.",
            f"Expected {HIGHEST_GRADE} at most.",
            (f"Find shorter words; these weigh most: {heavy}. " if heavy else "Make the sentences shorter. ")
            + "A word that has no simpler one may stand under `reading_terms` in knowledge.yaml.",
            severity=Severity.WARNING,
        )
