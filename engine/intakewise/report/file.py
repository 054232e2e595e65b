"""
Write a report to a file, by its ending; as JSON it holds the answers, which `intakewise assess` reads back.

Written whole or not at all, and readable by its owner only: it holds health data. No answer gets into a problem.
"""

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from intakewise.model.assessments import SCHEMA_VERSION, Assessment
from intakewise.model.knowledge import Knowledge
from intakewise.model.plain import to_json
from intakewise.problems.problem import Place, Problem
from intakewise.problems.system import reason_of
from intakewise.report.blocks import Report
from intakewise.report.to_html import html_of
from intakewise.report.to_markdown import markdown_of
from intakewise.report.to_pdf import pdf_from, refuse_pdf

JSON = ".json"
PDF = ".pdf"
ENDINGS = (".html", PDF, ".md", JSON)


def refuse_report(path: Path, endings: Sequence[str] = ENDINGS) -> Problem | None:
    """Say why a report cannot be written to a path; None if it can. Asked before the first question."""
    place = Place(str(path))
    expected = f"Expected a name that ends in {listed(endings)}."
    if path.is_dir():
        return Problem("IW-F002", place, "This is a folder.", expected)
    if path.suffix not in endings:
        return Problem("IW-F009", place, "How this is written goes by the ending of its name.", expected)
    if path.suffix == PDF and (lacking := refuse_pdf()):
        return lacking
    folder = path.parent
    if not folder.is_dir():
        return Problem("IW-F001", place, f"There is no folder '{folder}'.", fix="Make it, or name another one.")
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=f".{path.name}."):
            return None
    except OSError as error:
        return _unwritable(path, error)


def listed(endings: Sequence[str]) -> str:
    """
    Return endings as a sentence has them.

    >>> listed((".html", ".md", ".json")), listed((".json",))
    ('.html, .md, or .json', '.json')
    """
    *others, last = endings
    return f"{', '.join(others)}, or {last}" if others else last


def write_report(path: Path, assessment: Assessment, report: Report) -> Problem | None:
    """Write a finished assessment, as a page or with its answers as JSON; return what went wrong, or None."""
    match path.suffix:
        case ".html":
            return _write(path, html_of(report).encode())
        case ".md":
            return _write(path, markdown_of(report).encode())
        case ".pdf":
            made = pdf_from(html_of(report))
            return made if isinstance(made, Problem) else _write(path, made)
    stamp = assessment.knowledge
    document = _document(stamp.id, stamp.version, assessment.region, assessment.answers)
    return write_document(path, {**document, "complete": True, "assessment": assessment.to_dict()})


def write_answers(path: Path, knowledge: Knowledge, region: str, answers: dict[str, object]) -> Problem | None:
    """Write the answers of an interview that is not finished; return what went wrong, or None."""
    return write_document(path, unfinished(knowledge.id, knowledge.version, region, answers))


def unfinished(name: str, version: str, region: str, answers: object) -> dict[str, object]:
    """Return answers without their assessment, as `intakewise assess` reads them back."""
    return {**_document(name, version, region, answers), "complete": False, "assessment": None}


def _document(name: str, version: str, region: str, answers: object) -> dict[str, object]:
    return {
        "schema_version": SCHEMA_VERSION,
        "knowledge": name,
        "version": version,
        "region": region or None,
        "answers": answers,
    }


def write_document(path: Path, document: dict[str, object]) -> Problem | None:
    """Write plain values as JSON; return what went wrong, or None."""
    return _write(path, to_json(document).encode())


def _write(path: Path, written: bytes) -> Problem | None:
    """Write to a neighbour and rename it, so that nobody ever sees half a file. The neighbour is private from birth."""
    try:
        handle, neighbour = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(written)
                file.flush()
                os.fsync(file.fileno())
            Path(neighbour).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(neighbour).unlink()
            raise
    except OSError as error:
        return _unwritable(path, error)
    return None


def _unwritable(path: Path, error: OSError) -> Problem:
    message = f"This cannot be written: {reason_of(error)}."
    return Problem("IW-F009", Place(str(path)), message, fix="Name another file.")
