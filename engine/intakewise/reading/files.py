"""
Read a file's bytes: missing, a folder, unreadable, too large, not UTF-8, each a problem of its own.

Must not know what stands in the file beyond that it is text.
"""

from pathlib import Path

from intakewise.problems.problem import Place, Problem
from intakewise.problems.system import reason_of
from intakewise.reading.yaml_traps import LARGEST_BYTES, too_large


def text_from_file(path: Path, file: str) -> tuple[str | None, list[Problem]]:
    """
    Read a text file of at most 1 MiB.

    Args:
        path: where it is; a pipe is read too.
        file: its name as the user knows it.

    Returns:
        The text, or None and why not. Collects Problems, never raises.
    """
    try:
        if path.is_dir():
            return None, [Problem("IW-F002", Place(file), "This is a folder.", "Expected a file.")]
        with path.open("rb") as stream:
            content = stream.read(LARGEST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None, [Problem("IW-F001", Place(file), "There is no such file.", fix="Check the name and the folder.")]
    except (OSError, ValueError) as error:
        return None, [_unreadable(error, file)]
    return text_from_bytes(content, file)


def text_from_bytes(content: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """Decode what was read from a file or a pipe; see `text_from_file`."""
    if len(content) > LARGEST_BYTES:
        return None, [too_large(file)]
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError as error:
        return None, [_not_utf8(content, error.start, file)]


def _unreadable(error: OSError | ValueError, file: str) -> Problem:
    return Problem(
        "IW-F003",
        Place(file),
        f"The file cannot be read: {reason_of(error, 'its name cannot be used')}.",
        fix="Check its permissions, and, if it is a link, where it leads.",
    )


def _not_utf8(content: bytes, start: int, file: str) -> Problem:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem("IW-F005", Place(file), "The file is UTF-16.", "Expected UTF-8.", "Save it again as UTF-8.")
    if b"\0" in content:
        return Problem(
            "IW-F005",
            Place(file),
            "The file is binary, not text.",
            "Expected YAML in UTF-8.",
            "Check that it is the right file.",
        )
    line_start = content.rfind(b"\n", 0, start) + 1
    column = len(content[line_start:start].decode("utf-8", "replace")) + 1
    return Problem(
        "IW-F005",
        Place(file, content.count(b"\n", 0, start) + 1, column),
        "A character here is not UTF-8.",
        "Expected text in UTF-8.",
        "Save the file again as UTF-8; it was probably saved as Windows-1252 or Latin-1.",
    )
