"""The few pieces of Markdown that written pages are made of."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from intakewise.model.knowledge import Knowledge
from intakewise.problems.problem import Place


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """
    Yield the lines of a table.

    >>> list(table(("a", "b"), [("1", "2")]))
    ['| a | b |', '|---|---|', '| 1 | 2 |']
    """
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def cell(text: str) -> str:
    r"""
    Return a text as it may stand in a table.

    >>> print(cell("one | two"))
    one \| two
    """
    return " ".join(text.split()).replace("|", "\\|")


def codes(names: Iterable[str]) -> str:
    """
    Return names as code.

    >>> codes(["a", "b"])
    '`a`, `b`'
    """
    return ", ".join(f"`{name}`" for name in names)


def file_of(knowledge: Knowledge, place: Place) -> str:
    """Return the file of a part of a knowledge base, as it is named in a checkout: the same wherever it was read."""
    return f"rules/{knowledge.id}/{PurePath(place.file).name}"
