"""
The traps of YAML: what is refused before and while reading, and the words for it.

Must not know nodes: it looks at the text, and words what the builder of nodes finds.
"""

import re
from collections.abc import Iterator

from intakewise.problems.problem import Place, Problem

LARGEST_BYTES = 1024 * 1024
MOST_REPORTED = 20

# What YAML allows, less the line separators that editors do not count (U+0085, U+2028, U+2029: every line
# number after them would be wrong) and the byte order mark inside a text, which nobody can see.
_FORBIDDEN = re.compile("[^\x09\x0a\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*(%[^\n]*)")
_REPLACEMENT = "\ufffd"
# A no-break space is good typography inside a text, and no space at all where YAML looks for one.
_NO_BREAK_SPACE = re.compile(r"^[ ]*(?:- +)*(?:[\w.]+:)?(\u00a0+)", re.MULTILINE)

KEY_NOT_TEXT = (
    "This key is not plain text.",
    "Write the key as one word; if braces were meant as text, put the whole text in quotes.",
)
MERGE_KEY = ("A merge key ('<<') is not allowed.", "Write the merged keys out where they are needed.")
SECOND_DOCUMENT = (
    "A second document starts here.",
    "Delete this line with '---', or move what follows to its own file.",
)


def same_key_twice(key: str, first: Place) -> tuple[str, str]:
    """Word the problem of a key that stood before in the same mapping."""
    where = f"line {first.line}, column {first.column}"
    return f"The key '{key}' was already given at {where}.", "Keep one of the two."


def anchor(name: str) -> tuple[str, str]:
    """Word the problem of an anchor: a name for a part of the document."""
    return (
        f"An anchor ('&{name}') is not allowed.",
        "Delete it; if the text itself starts with '&', put it in quotes.",
    )


def alias(name: str) -> tuple[str, str]:
    """Word the problem of an alias: a part of the document repeated by name."""
    return (
        f"An alias ('*{name}') is not allowed.",
        "Write the content out here; if the text itself starts with '*', put it in quotes.",
    )


def tag(name: str) -> tuple[str, str]:
    """Word the problem of a tag: a type that YAML should give to a value."""
    shown = name.replace("tag:yaml.org,2002:", "!!")
    return (
        f"A tag ('{shown}') is not allowed.",
        "Delete it; if the text itself starts with '!', put it in quotes.",
    )


def too_deep(most: int) -> tuple[str, str]:
    """Word the problem of lists and mappings inside each other."""
    return (
        f"Nested more than {most} levels deep; what follows was not read.",
        "Split the condition, for instance into a state of its own.",
    )


def check_text(text: str, file: str) -> tuple[str | None, list[Problem]]:
    """
    Check a text before it is parsed.

    Returns:  the text as it may be parsed, with line ends made one kind and every forbidden character
              replaced, so that lines and columns stay; None where parsing is useless.
              Collects Problems, never raises.
    """
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LARGEST_BYTES:
        return None, [too_large(file)]
    if "\0" in text:
        return None, [not_text(place_at(text, text.index("\0"), file))]
    problems = [*_directives(text, file), *_tabs(text, file)]
    if "\u00a0" in text:
        problems += _no_break_spaces(text, file)
        text = _NO_BREAK_SPACE.sub(lambda found: found.group().replace("\u00a0", " "), text)
    if _FORBIDDEN.search(text):
        problems += _forbidden(text, file)
        text = _FORBIDDEN.sub(_REPLACEMENT, text)
    return text.replace("\t", " "), problems


def place_at(text: str, index: int, file: str) -> Place:
    """Return the place of a character of the text."""
    return Place(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def too_large(file: str) -> Problem:
    """Word the problem of a file that is larger than anybody writes by hand."""
    return Problem(
        "IW-F004",
        Place(file),
        "The file is larger than 1 MiB and was not read.",
        fix="Split it into several files, or check that it is the right one.",
    )


def not_text(place: Place) -> Problem:
    """Word the problem of a file that holds zero bytes, as no text does."""
    return Problem(
        "IW-F005",
        place,
        "The file is binary, not text.",
        "Expected YAML in UTF-8.",
        "Check that it is the right file.",
    )


def _forbidden(text: str, file: str) -> Iterator[Problem]:
    for count, found in enumerate(_FORBIDDEN.finditer(text)):
        if count == MOST_REPORTED:
            return
        name = f"U+{ord(found.group()):04X}"
        yield Problem(
            "IW-Y010",
            place_at(text, found.start(), file),
            f"The character {name} cannot be seen and is not allowed.",
            fix="Delete it; it usually comes along when text is pasted from elsewhere.",
        )


def _no_break_spaces(text: str, file: str) -> Iterator[Problem]:
    for found in _NO_BREAK_SPACE.finditer(text):
        yield Problem(
            "IW-Y010",
            place_at(text, found.start(1), file),
            "A no-break space (U+00A0) stands where YAML wants an ordinary space.",
            fix="Replace it by a space; it usually comes along when text is pasted from elsewhere.",
        )


def _tabs(text: str, file: str) -> Iterator[Problem]:
    for count, found in enumerate(re.finditer("\t+", text)):
        if count == MOST_REPORTED:
            return
        yield Problem(
            "IW-Y003",
            place_at(text, found.start(), file),
            "A tab stands here.",
            "YAML wants spaces.",
            "Replace it by spaces, two for each step of indentation; most editors can be set to do so.",
        )


def _directives(text: str, file: str) -> Iterator[Problem]:
    if (found := _DIRECTIVE.match(text)) is not None:
        yield Problem(
            "IW-Y001",
            place_at(text, found.start(1), file),
            "A line that begins with '%' is an instruction to a YAML program, and none is allowed.",
            fix="Delete the line; if it is text, put it in quotes after its key.",
        )
