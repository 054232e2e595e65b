"""The files in which schemas for editors stand: what is in them now, and what should be."""

from os.path import normpath
from pathlib import Path

from intakewise.problems.problem import Problem
from intakewise.reading.cases import ANSWERS
from intakewise.reading.knowledge_base import read_knowledge
from intakewise.reading.library import Found
from intakewise.workbench.editor.schemas import FOLDER, editor_schemas
from intakewise.workbench.new_files import replace_together


def folder_of(found: Found, into: Path | None = None) -> Path:
    """Return the folder of a base's schemas: in one of all bases, beside `rules/` unless another is named."""
    return (Path(normpath(found.rules / ".." / ".." / FOLDER)) if into is None else into) / found.name


def wanted(found: Found) -> dict[str, str]:
    """Return what should be in the files, by their names; whatever is wrong with the base."""
    answer_sets = sorted(path.stem for path in (found.rules / ANSWERS).glob("[!.]*.yaml"))
    return editor_schemas(read_knowledge(found).draft, answer_sets)


def stale_in(folder: Path, files: dict[str, str]) -> list[Path]:
    """Return the files that are not there, or in which something else stands."""
    return [folder / name for name, text in files.items() if not _is(folder / name, text)]


def put(folder: Path, files: dict[str, str]) -> list[Problem]:
    """
    Write the files that are not as they should be, all of them or none.

    Returns:
        Why nothing was changed; empty: all is as it should be. Collects Problems, never raises.
    """
    return replace_together({path: files[path.name].encode() for path in stale_in(folder, files)})


def refresh(found: Found) -> None:
    """Bring the schemas up to date where there are any; what cannot be written stays as it is."""
    if folder_of(found).is_dir():
        put(folder_of(found), wanted(found))


def _is(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() == text.encode()
    except OSError:
        return False
