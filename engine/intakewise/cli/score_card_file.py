"""Write a score card to a file, by its ending: a page to print, a page for the docs, or JSON."""

import json
from collections.abc import Mapping
from pathlib import Path

from intakewise.cli.score_card_html import html_of
from intakewise.cli.score_card_markdown import markdown_of
from intakewise.problems.problem import Place, Problem
from intakewise.workbench.score_card import ScoreCard

ENDINGS = (".html", ".json", ".md")


def refuse_score_card(path: Path) -> Problem | None:
    """Say why a score card cannot be written to a path; None if nothing is known against it."""
    place = Place(str(path))
    if path.suffix not in ENDINGS:
        message = "A score card is written as HTML, JSON, or Markdown."
        return Problem("IW-F009", place, message, "Expected a name that ends in .html, .json, or .md.")
    if path.is_dir():
        return Problem("IW-F002", place, "This is a folder.", "Expected the name of a file.")
    if not path.parent.is_dir():
        return Problem("IW-F001", place, f"There is no folder '{path.parent}'.", fix="Make it, or name another one.")
    return None


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
            text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    neighbour = path.with_name(f".{path.name}.part")
    try:
        neighbour.write_text(text, "utf-8")
        neighbour.replace(path)
    except OSError as error:
        reason = error.strerror or "the system refused it"
        return Problem("IW-F009", Place(str(path)), f"This cannot be written: {reason}.", fix="Name another file.")
    return None
