"""A page that a command writes on request: what speaks against its name, and the file itself."""

from pathlib import Path

from intakewise.problems.problem import Place, Problem


def refuse_page(path: Path, what: str, ending: str) -> Problem | None:
    """
    Say why a page cannot be written to a path; None if nothing is known against it.

    Args:
        what: what the page shows, to begin a sentence with.
        ending: what its name must end in, such as ".html".
    """
    place = Place(str(path))
    if path.suffix != ending:
        form = {".html": "HTML", ".md": "Markdown"}[ending]
        return Problem("IW-F009", place, f"{what} as {form}.", f"Expected a name that ends in {ending}.")
    if path.is_dir():
        return Problem("IW-F002", place, "This is a folder.", "Expected the name of a file.")
    if not path.parent.is_dir():
        return Problem("IW-F001", place, f"There is no folder '{path.parent}'.", fix="Make it, or name another one.")
    return None


def write_page(path: Path, text: str) -> Problem | None:
    """Write the page, whole or not at all; return what went wrong, or None."""
    neighbour = path.with_name(f".{path.name}.part")
    try:
        neighbour.write_text(text, "utf-8")
        neighbour.replace(path)
    except OSError as error:
        reason = error.strerror or "the system refused it"
        return Problem("IW-F009", Place(str(path)), f"This cannot be written: {reason}.", fix="Name another file.")
    return None
