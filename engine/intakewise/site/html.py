"""The few pieces of HTML that the page is made of. Every text is escaped; what is named `markup` is HTML already."""

from collections.abc import Iterable, Iterator, Sequence, Sized

from intakewise.report.harmless import escaped
from intakewise.workbench.sentences import Sentence, anchor


def link(target: str, text: str) -> str:
    """Return a link to a place on the page; the text alone where there is no place."""
    return f'<a href="#{escaped(target)}">{escaped(text)}</a>' if target else escaped(text)


def heading(rank: int, target: str, text: str) -> str:
    """Return a heading that can be linked to."""
    return f'<h{rank} id="{escaped(target)}">{escaped(text)}</h{rank}>'


def paragraph(text: str, kind: str = "") -> str:
    """Return a paragraph of plain text."""
    return f'<p class="{kind}">{escaped(text)}</p>' if kind else f"<p>{escaped(text)}</p>"


def pairs(items: Iterable[tuple[str, str]]) -> str:
    """Return names with their markup; those whose markup is empty are left out."""
    rows = "".join(f"<div><dt>{escaped(name)}</dt><dd>{markup}</dd></div>" for name, markup in items if markup)
    return f"<dl>{rows}</dl>"


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table; its cells are markup, and it can be scrolled where a screen is narrow."""
    yield f'<div class="wide" tabindex="0" role="region" aria-label="{escaped(caption)}">'
    yield f"<table><caption>{escaped(caption)}</caption><thead><tr>"
    yield "".join(f'<th scope="col">{escaped(head)}</th>' for head in heads)
    yield "</tr></thead><tbody>"
    for first, *others in rows:
        yield f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in others) + "</tr>"
    yield "</tbody></table></div>"


def bullets(items: Iterable[str], kind: str = "") -> str:
    """Return a list of markup."""
    opening = f'<ul class="{kind}">' if kind else "<ul>"
    return f"{opening}{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def none_of(things: Sized) -> str:
    """Return a paragraph that says so where there are none; else nothing."""
    return "" if things else paragraph("There are none.", "note")


def source_links(names: Iterable[str]) -> str:
    """Return links to sources."""
    return ", ".join(link(anchor("source", name), name) for name in names)


def said(sentence: Sentence) -> str:
    """Return a condition as nested lists."""
    if not sentence.parts:
        subject = f"{link(sentence.target, sentence.subject)} " if sentence.subject else ""
        return f"{subject}<b>{escaped(sentence.says)}</b>"
    return f"{escaped(sentence.says)}{bullets(map(said, sentence.parts))}"
