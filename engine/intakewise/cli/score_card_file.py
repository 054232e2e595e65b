"""Write a score card to a file, by its ending: a page to print, a page for the docs, or JSON."""

from collections.abc import Mapping
from pathlib import Path

from intakewise.cli.page_file import write_page
from intakewise.cli.reporting import versioned
from intakewise.cli.score_card_html import html_of
from intakewise.cli.score_card_markdown import markdown_of
from intakewise.model.plain import to_json
from intakewise.problems.problem import Problem
from intakewise.workbench.score_card import ScoreCard

ENDINGS = (".html", ".json", ".md")


def write_score_card(path: Path, card: ScoreCard, knowledge: str, document: Mapping[str, object]) -> Problem | None:
    """
    Write a score card; return what went wrong, or None.

    Args:
        knowledge: id and version of the base.
        document: the same as plain values.
    """
    match path.suffix:
        case ".html":
            text = html_of(card, knowledge)
        case ".md":
            text = markdown_of(card, knowledge)
        case _:
            text = to_json(versioned(document))
    return write_page(path, text)
