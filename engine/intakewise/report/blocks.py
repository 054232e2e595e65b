"""
What a report is made of: the smallest set of blocks that the terminal, Markdown, and HTML can all show.

Frozen data without behaviour: knows nothing of assessments, and nothing of where it will be shown.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """
    A piece of running text.

    Args:
        lead: stands before the text, set off from it.
        sources: the numbers of the sources that it rests on.
        notes: said below it, in small: the answers behind it.
    """

    text: str
    lead: str = ""
    sources: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading within a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One piece of running text by itself."""

    line: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order; `mark` stands before each entry: `-`, `+` for what speaks for something, or nothing."""

    items: tuple[Line, ...]
    mark: str = "-"


@dataclass(frozen=True, slots=True)
class Steps:
    """A list in order."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head; `caption` says what it shows, where nobody sees what stands above it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar, so much of it filled, and what it says in words."""

    title: str
    filled: int
    length: int
    words: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars below each other; `picture` shows the same and more as SVG, where a picture can be shown."""

    caption: str
    bars: tuple[Bar, ...]
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A source with its number in this report; `url` is empty where it has none, `accessed` says when it was read."""

    number: int
    text: str
    url: str = ""
    accessed: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of a report, in the order of their numbers."""

    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Parts that belong on one sheet of paper, for somebody who has a minute."""

    parts: tuple["Part", ...]


Block = Subheading | Paragraph | Bullets | Steps | Table | Bars | Sources | Sheet


@dataclass(frozen=True, slots=True)
class Part:
    """
    A titled part of a report.

    Args:
        id: names it in links and options, in every language the same.
        language: what it is written in, where that is not the language of the report.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """
    A report in one language.

    Args:
        language: what it is written in, as HTML names it.
        subject: what it is about: the title of the knowledge base.
        headline: whether and how soon to see a doctor: it stands first, everywhere.
        notice: how far its language can be trusted; empty: as the original.
        essentials: what has to be read; in an emergency, this is the whole report.
        parts: everything in full, the essentials included.
        closing: what stands at the foot of the essentials: what this is not.
    """

    language: str
    subject: str
    headline: str
    notice: str
    essentials: tuple[Part, ...]
    parts: tuple[Part, ...]
    closing: tuple[Block, ...]
