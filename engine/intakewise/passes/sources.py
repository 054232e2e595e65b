"""Check that every source can be looked up again, by whoever doubts a rule. Must not know which rules rest on it."""

from collections.abc import Iterable, Iterator

from intakewise.model.rules import Source
from intakewise.problems.problem import Problem


def check_sources(sources: Iterable[Source]) -> Iterator[Problem]:
    """
    Yield a problem for each source that cannot be looked up, or of which nobody knows from when it is.

    What says itself why it cannot be found is left alone: the report and the page for reviewers tell it.
    """
    for source in sources:
        if source.unlocated:
            yield from _located_after_all(source)
        elif not source.locators:
            yield _problem(
                source,
                f"Nobody can look up '{source.id}'.",
                "Expected doi, pmid, pmc, url, or isbn.",
                "Add one that you have seen, cite another source, or say under `unlocated` why there is none.",
            )
        elif source.year is None and source.accessed is None:
            yield _problem(
                source,
                f"'{source.id}' does not say from when it is.",
                "Expected `year`, or `accessed` for a page that prints none.",
                "Add the year that it prints, or the day on which it was read.",
            )


def _located_after_all(source: Source) -> Iterator[Problem]:
    if source.locators:
        yield _problem(
            source,
            f"'{source.id}' says how it is found, and why it is not.",
            "Expected one of the two.",
            "Delete `unlocated`.",
        )


def _problem(source: Source, message: str, expected: str, fix: str) -> Problem:
    return Problem("IW-W004", source.place, message, expected, fix)
