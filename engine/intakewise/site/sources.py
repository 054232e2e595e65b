"""The sources on the page, each with what locates it."""

from collections.abc import Iterator

from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Source
from intakewise.report.harmless import escaped
from intakewise.site.html import bullets, heading
from intakewise.workbench.sentences import anchor


def sources_part(knowledge: Knowledge) -> Iterator[str]:
    """Yield every source with what locates it."""
    yield heading(2, "sources", "Sources")
    yield bullets(_source(each) for each in knowledge.sources.values())


def _source(source: Source) -> str:
    located = "; ".join(f"{kind} {value}" for kind, value in source.locators.items()) or source.unlocated
    year = str(source.year) if source.year else f"read {source.accessed}" if source.accessed else ""
    words = ". ".join(filter(None, (source.by, source.title, year, source.kind, located)))
    return (
        f'<span id="{escaped(anchor("source", source.id))}"><code>{escaped(source.id)}</code> {escaped(words)}</span>'
    )
