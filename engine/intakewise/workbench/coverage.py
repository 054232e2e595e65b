"""Write the page that goes from every item of a dossier to what carries it, and from there to what carries nothing."""

from collections.abc import Iterator, Mapping

from intakewise.model.dossier import Dossier, DossierItem, DossierPart
from intakewise.model.knowledge import Knowledge
from intakewise.workbench.markdown import cell, codes, file_of, table

HEAD = "<!-- Written by `make docs` from dossier.yaml and the knowledge base. Change those, not this page. -->"


def coverage_page(knowledge: Knowledge, dossier: Dossier, names: Mapping[str, str]) -> str:
    """
    Return the page in Markdown.

    Args:
        names: everything that the dossier may name, with the word for what it is.
    """
    lines = [HEAD, "", f"# Coverage of {knowledge.title}", "", dossier.intro, "", *_counts(dossier)]
    for part in dossier.parts:
        lines += ["", f"## {part.title}", "", f"From {part.source}.", "", *_items(part, names)]
    return "\n".join([*lines, "", *_answering_to_nothing(knowledge, dossier)]) + "\n"


def _counts(dossier: Dossier) -> list[str]:
    items = [item for part in dossier.parts for item in part.items]
    encoded = sum(bool(item.encoded_by) for item in items)
    return [f"{len(items)} items: {encoded} are encoded, and {len(items) - encoded} are not, each with its reason."]


def _items(part: DossierPart, names: Mapping[str, str]) -> Iterator[str]:
    yield from table(
        ("item", "what it says", "carried by"),
        ((item.id, cell(item.says), _carried_by(item, names)) for item in part.items),
    )


def _carried_by(item: DossierItem, names: Mapping[str, str]) -> str:
    if not item.encoded_by:
        return cell(f"*Not encoded:* {item.not_encoded}")
    by_word: dict[str, list[str]] = {}
    for name in item.encoded_by:
        by_word.setdefault(names[name], []).append(name)
    carried = "; ".join(f"{word} {codes(found)}" for word, found in by_word.items())
    return f"{carried}. {cell(item.note)}" if item.note else carried


def _answering_to_nothing(knowledge: Knowledge, dossier: Dossier) -> list[str]:
    """List the rules that no item names: what the authors added, or what holds other rules together."""
    named = {name for part in dossier.parts for item in part.items for name in item.encoded_by}
    rules = [rule for rule in knowledge.rules.values() if rule.id not in named]
    rows = (
        (codes([rule.id]), cell(rule.because), rule.review.status, file_of(knowledge, rule.place)) for rule in rules
    )
    return [
        "## Rules that answer to no item",
        "",
        f"{len(rules)} of {len(knowledge.rules)} rules: added by the authors, or needed to hold others together.",
        "",
        *table(("rule", "what it says", "status", "file"), rows),
    ]
