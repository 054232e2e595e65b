"""Print what a report rests on: sources by number, the version of the rules, the disclaimer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rich.console import Console

from intakewise.language.saying import say
from intakewise.model.assessments import Assessment, Cited
from intakewise.report.page import gap, heading, paragraph, steps

_LOCATORS = {
    "doi": "https://doi.org/{}",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "pmc": "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
    "url": "{}",
    "isbn": "ISBN {}",
}
"""How a source is found, the best way first."""

DIGEST_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Citations:
    """Sources in the order in which the report cites them; their numbers are their places, from 1."""

    sources: Mapping[str, Cited]
    cited: list[str] = field(default_factory=list)


def cite(citations: Citations, names: Iterable[str]) -> str:
    """
    Return the numbers of sources, as they stand behind a sentence.

    >>> citations = Citations({"a": Cited("a", "A", "", None, {}), "b": Cited("b", "B", "", None, {})})
    >>> cite(citations, ["b", "a"]), cite(citations, ["a"]), cite(citations, [])
    (' [1, 2]', ' [2]', '')
    """
    numbers = []
    for name in names:
        if name not in citations.sources:
            continue
        if name not in citations.cited:
            citations.cited.append(name)
        numbers.append(citations.cited.index(name) + 1)
    return f" [{', '.join(str(number) for number in sorted(numbers))}]" if numbers else ""


def print_sources(console: Console, citations: Citations) -> None:
    """Print every source that was cited, by number."""
    if citations.cited:
        heading(console, "What this rests on")
        steps(console, (_described(citations.sources[name]) for name in citations.cited))


def _described(source: Cited) -> str:
    year = f" ({source.year})" if source.year and str(source.year) not in source.by else ""
    by = f"{source.by}{year}. " if source.by else ""
    title = source.title if by or not year else f"{source.title}{year}"
    return f"{by}{_ended(title)} {_found_at(source)}".strip()


def _ended(title: str) -> str:
    return title if title.endswith(("?", "!", ".")) else f"{title}."


def _found_at(source: Cited) -> str:
    if source.unlocated:
        return say("It cannot be looked up. {reason}", reason=source.unlocated)
    at = next((shape.format(source.locators[kind]) for kind, shape in _LOCATORS.items() if kind in source.locators), "")
    return at if source.accessed is None else say("{address} (read on {day})", address=at, day=source.accessed)


def print_stamp(console: Console, assessment: Assessment) -> None:
    """Print what is needed to repeat this result, and the disclaimer."""
    gap(console)
    paragraph(console, stamp_line(assessment))
    gap(console)
    paragraph(console, assessment.disclaimer)


def stamp_line(assessment: Assessment) -> str:
    """Return which rules and which engine gave this result."""
    stamp = assessment.knowledge
    digest = stamp.digest[:DIGEST_LENGTH]
    return f"{stamp.title}, version {stamp.version}, digest {digest}; Intakewise {assessment.engine_version}."


def short(disclaimer: str) -> str:
    """
    Return the first sentence of a disclaimer.

    >>> short("Not a diagnosis. And so on.")
    'Not a diagnosis.'
    """
    first, stop, _ = " ".join(disclaimer.split()).partition(". ")
    return f"{first}{stop.strip()}"
