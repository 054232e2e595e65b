"""The language of a knowledge base's texts, and a translation of them. Knows nothing of what the texts say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from intakewise.problems.problem import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Language:
    """
    The language in which texts stand, and how far they can be trusted.

    Args:
        code: `en`, `es`, `pt-BR`.
        title: what its speakers call it.
        status: `original`, `machine_drafted`, or `reviewed` by a named clinician who speaks it.
        notice: what everybody is told who reads the translation, in its language.
        by, on: who has reviewed it, and when.
        digest: SHA-256 of the translation; empty for the original.
    """

    code: str
    title: str
    status: str
    notice: str = ""
    by: str = ""
    on: str = ""
    digest: str = ""

    @property
    def is_trusted(self) -> bool:
        """Whether the texts may stand alone: until a clinician has read them, those of an emergency may not."""
        return self.status != "machine_drafted"


ENGLISH = Language("en", "English", "original")
"""Every knowledge base is written in English."""


@dataclass(frozen=True, slots=True)
class Translated:
    """
    One text and its translation.

    Args:
        source: the English text, with single blanks.
        words: what stands in its place.
        at: the path of the texts that it holds for, and of all below it; empty: wherever the English text stands.
        code: the language that it was written under.
    """

    source: str
    words: str
    at: str
    code: str
    place: Place = field(default=NOWHERE, compare=False)
    words_place: Place = field(default=NOWHERE, compare=False)
    at_place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class NamesAdded:
    """
    Names in a list that is searched by typing, besides the English ones.

    Args:
        option: `question.option` that they are names of; empty where they are `like` another.
        like: an English name: these lead wherever it leads.
    """

    option: str
    like: str
    names: tuple[str, ...]
    place: Place = field(default=NOWHERE, compare=False)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation as its files say it; `language` has no digest yet."""

    language: Language
    texts: tuple[Translated, ...]
    names: tuple[NamesAdded, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)
