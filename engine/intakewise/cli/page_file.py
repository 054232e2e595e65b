"""A page that a command writes on request: what speaks against its name, and the file itself."""

from collections.abc import Sequence
from pathlib import Path

from intakewise.problems.problem import Place, Problem
from intakewise.report.file import listed
from intakewise.workbench.new_files import replace_together

_FORMS = {".html": "HTML", ".json": "JSON", ".md": "Markdown"}


def refuse_page(path: Path, what: str, endings: Sequence[str]) -> Problem | None:
    """
    Say why a page cannot be written to a path; None if nothing is known against it.

    Args:
        what: what the page shows, to begin a sentence with.
        endings: what its name may end in, such as ".html".
    """
    place = Place(str(path))
    if path.suffix not in endings:
        forms = listed([_FORMS[ending] for ending in endings])
        return Problem("IW-F009", place, f"{what} as {forms}.", f"Expected a name that ends in {listed(endings)}.")
    if path.is_dir():
        return Problem("IW-F002", place, "This is a folder.", "Expected the name of a file.")
    if not path.parent.is_dir():
        return Problem("IW-F001", place, f"There is no folder '{path.parent}'.", fix="Make it, or name another one.")
    return None


def write_page(path: Path, text: str) -> Problem | None:
    """Write the page, whole or not at all; return what went wrong, or None."""
    unwritten = replace_together({path: text.encode()})
    return unwritten[0] if unwritten else None
