"""Number sources in the order in which a report first names them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from intakewise.model.cited import Cited


@dataclass(frozen=True, slots=True)
class Citations:
    """The sources of an assessment, and those cited so far; their numbers are their places, from 1."""

    sources: Mapping[str, Cited]
    cited: list[str] = field(default_factory=list)


def cite(citations: Citations, names: Iterable[str]) -> tuple[int, ...]:
    """
    Return the numbers of sources, as they stand behind a sentence.

    >>> citations = Citations({"a": Cited("a", "A", "", None, {}), "b": Cited("b", "B", "", None, {})})
    >>> cite(citations, ["b", "a"]), cite(citations, ["a"]), cite(citations, [])
    ((1, 2), (2,), ())
    """
    numbers = set()
    for name in names:
        if name not in citations.sources:
            continue
        if name not in citations.cited:
            citations.cited.append(name)
        numbers.add(citations.cited.index(name) + 1)
    return tuple(sorted(numbers))


def brackets(numbers: tuple[int, ...]) -> str:
    """
    Return the numbers of sources as they stand behind a sentence.

    >>> brackets((1, 2)), brackets(())
    (' [1, 2]', '')
    """
    return f" [{', '.join(map(str, numbers))}]" if numbers else ""
