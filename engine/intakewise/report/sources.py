"""What a report rests on, in blocks: its sources by number, the version of the rules, and the disclaimer."""

from collections.abc import Mapping

from intakewise.language.saying import say
from intakewise.model.assessments import Assessment
from intakewise.model.cited import Cited
from intakewise.report.blocks import Block, Line, Paragraph, Part, Source, Sources
from intakewise.report.citing import Citations

_LOCATORS = {
    "doi": "https://doi.org/{}",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "pmc": "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
    "url": "{}",
}
"""How a source is found in the web, the best way first."""

DIGEST_LENGTH = 12


def sources(citations: Citations) -> Part | None:
    """Return every source that was cited, by number; call it when everything else has been said."""
    if not citations.cited:
        return None
    cited = (_source(number, citations.sources[name]) for number, name in enumerate(citations.cited, 1))
    return Part("sources", say("What this rests on"), (Sources(tuple(cited)),))


def _source(number: int, source: Cited) -> Source:
    year = f" ({source.year})" if source.year and str(source.year) not in source.by else ""
    by = f"{source.by}{year}. " if source.by else ""
    title = source.title if by or not year else f"{source.title}{year}"
    described = f"{by}{_ended(title)}"
    if source.unlocated:
        lost = say("It cannot be looked up. {reason}", reason=source.unlocated)
        return Source(number, f"{described} {lost}")
    url = _url(source.locators)
    elsewhere = "" if url else " ".join(_in_words(kind, text) for kind, text in source.locators.items())
    accessed = "" if source.accessed is None else say("read on {day}", day=source.accessed)
    return Source(number, f"{described} {elsewhere}".strip(), url, accessed)


def _ended(title: str) -> str:
    return title if title.endswith(("?", "!", ".")) else f"{title}."


def _url(locators: Mapping[str, str]) -> str:
    return next((shape.format(locators[kind]) for kind, shape in _LOCATORS.items() if kind in locators), "")


def _in_words(kind: str, text: str) -> str:
    return f"ISBN {text}" if kind == "isbn" else text


def about(assessment: Assessment) -> Part:
    """Return what is needed to repeat this result, and what it is not."""
    return Part("about", say("About this page"), about_blocks(assessment))


def about_blocks(assessment: Assessment) -> tuple[Block, ...]:
    """Return the same without a heading."""
    return Paragraph(Line(stamp(assessment))), Paragraph(Line(assessment.disclaimer)), *notice(assessment)


def notice(assessment: Assessment) -> tuple[Block, ...]:
    """Return what everybody is told who reads a translation that no clinician has read; nothing for other texts."""
    language = assessment.language
    return () if language.is_trusted else (Paragraph(Line("", language.notice)),)


def stamp(assessment: Assessment) -> str:
    """Return which rules and which engine gave this result."""
    known = assessment.knowledge
    return say(
        "{title}, version {version}, digest {digest}; Intakewise {engine}.",
        title=known.title,
        version=known.version,
        digest=known.digest[:DIGEST_LENGTH],
        engine=assessment.engine_version,
    )


def short(disclaimer: str) -> str:
    """
    Return the first sentence of a disclaimer.

    >>> short("Not a diagnosis. And so on.")
    'Not a diagnosis.'
    """
    first, stop, _ = " ".join(disclaimer.split()).partition(". ")
    return f"{first}{stop.strip()}"
