"""
YAML syntax errors in plain words: what the parser stumbled over, and what to do about it.

Must not know nodes. The two parsers of PyYAML word their errors differently; both end here in the same sentence at
the same place.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from intakewise.problems.problem import Place, Problem
from intakewise.reading import yaml_traps

_IN_QUOTES = "If it is text, put it in quotes."


@dataclass(frozen=True, slots=True)
class _Slip:
    """Where the parser stumbled, and where what it was reading began; lines and columns from 0."""

    lines: list[str]
    line: int
    column: int
    start_line: int
    start_column: int

    @property
    def here(self) -> str:
        """The character at the slip; empty at the end of a line or of the text."""
        return self._line(self.line)[self.column : self.column + 1]

    @property
    def before(self) -> str:
        """The line up to the slip."""
        return self._line(self.line)[: self.column]

    @property
    def above(self) -> str:
        """The last line before this one that is not blank."""
        return next((line for line in reversed(self.lines[: self.line]) if line.strip()), "")

    @property
    def opening(self) -> str:
        """The character at which the parser began to read what it could not finish."""
        return self._line(self.start_line)[self.start_column : self.start_column + 1]

    def _line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""


@dataclass(frozen=True, slots=True)
class _Wording:
    message: str
    fix: str
    line: int
    column: int
    code: str = "IW-Y001"


def problem_from_error(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """Return the problem behind an error of either parser."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Problem("IW-Y001", Place(file), "This is not well-formed YAML.")
    start = error.context_mark or mark
    written = text.rstrip().split("\n")
    # One parser sees the end after the last line end, the other before.
    end = (len(written) - 1, len(written[-1]))
    line, column = min((mark.line, mark.column), end)
    slip = _Slip(written, line, column, start.line, start.column)
    said = f"{error.context}: {error.problem}"
    word = next((word for pattern, word in _WORDINGS if pattern.search(said)), _misplaced)
    wording = word(slip)
    place = Place(file, wording.line + 1, wording.column + 1)
    return Problem(wording.code, place, wording.message, fix=wording.fix)


def _at_slip(slip: _Slip, message: str, fix: str) -> _Wording:
    return _Wording(message, fix, slip.line, slip.column)


def _at_start(slip: _Slip, message: str, fix: str) -> _Wording:
    return _Wording(message, fix, slip.start_line, slip.start_column)


def _at_line(slip: _Slip, message: str, fix: str) -> _Wording:
    indentation = len(slip.before) - len(slip.before.lstrip())
    return _Wording(message, fix, slip.line, indentation)


def _quote_not_closed(slip: _Slip) -> _Wording:
    fix = "Close it at the end of the text; inside single quotes, write an apostrophe twice ('')."
    return _at_start(slip, "The quote that opens here is never closed.", fix)


def _escape(slip: _Slip) -> _Wording:
    column = max(slip.before.rfind("\\"), slip.column if slip.here == "\\" else 0)
    message = "In double quotes a backslash begins a special character, and there is none like this."
    return _Wording(message, "Use single quotes, or write the backslash twice.", slip.line, column)


def _half_character(slip: _Slip) -> _Wording:
    fix = "Write the character itself, or save the file with another program."
    return _at_start(slip, "This text holds a code for half a character (\\uD800 to \\uDFFF).", fix)


def _start_of_text(slip: _Slip) -> _Wording:
    return _at_start(slip, f"A text may not begin with '{slip.opening}'.", "Put the whole text in quotes.")


def _start_of_token(slip: _Slip) -> _Wording:
    return _at_slip(slip, f"A text may not begin with '{slip.here}'.", "Put the whole text in quotes.")


def _block_text(slip: _Slip) -> _Wording:
    fix = "Put the whole text in quotes; a text of several lines begins on the line below."
    return _at_start(slip, f"A text may not begin with '{slip.opening}'.", fix)


def _tag(slip: _Slip) -> _Wording:
    message, fix = yaml_traps.tag("!")
    return _Wording(message, fix, slip.start_line, slip.start_column, "IW-Y005")


def _second_colon(slip: _Slip) -> _Wording:
    if re.match(r"[ ]*(- +)*[^\s:#{\[][^:#]*: ", slip.before):
        message = "A colon and a space inside a text: YAML takes what stands before it for a key."
        return _at_slip(slip, message, "Put the whole text in quotes.")
    if re.match(r"[ ]*(- +)*[a-z_]+:[^ ]", slip.above):
        return _at_line(slip, "The line above is not `key: value`.", "Put a space after its colon.")
    if len(slip.above) - len(slip.above.lstrip()) >= len(slip.before) - len(slip.before.lstrip()):
        return _at_line(
            slip, "The line above is neither `key: value` nor `- entry`.", "Put a colon and a space after its key."
        )
    message = "This key is indented further than the line above, which has a value of its own."
    return _at_line(slip, message, "Indent both alike; a text that goes on over several lines has to be in quotes.")


def _bracket(slip: _Slip) -> _Wording:
    closing = {"[": "]", "{": "}"}.get(slip.opening, "]")
    opened = f"the '{slip.opening}' of line {slip.start_line + 1}, column {slip.start_column + 1}"
    if not slip.here:
        message = f"The '{slip.opening}' that opens here is never closed."
        return _at_start(slip, message, f"Write '{closing}' at its end; ' #' begins a comment, which hides one.")
    message = f"Expected a comma or '{closing}' here, inside {opened}."
    return _at_slip(slip, message, f"Write the comma that is missing, or close with '{closing}'; {_lower(_IN_QUOTES)}")


def _misplaced(slip: _Slip) -> _Wording:
    if slip.here and slip.here in "]}":
        return _at_slip(slip, f"This '{slip.here}' closes nothing.", f"Delete it. {_IN_QUOTES}")
    last = slip.before.rstrip()[-1:]
    if last and last in "'\"":
        fix = "Put the whole text in quotes of the other kind; inside single quotes, write an apostrophe twice ('')."
        return _at_slip(slip, "The text goes on after its closing quote.", fix)
    if last and last in "]}":
        return _at_slip(slip, "Something stands after the closing bracket.", f"Delete it. {_IN_QUOTES}")
    if re.match(r"-( |$)", slip.lines[slip.line][slip.column :] if slip.line < len(slip.lines) else ""):
        message = "An entry of a list stands where a key was expected."
        return _at_slip(slip, message, "Write the key of the list on the line above, and indent its entries alike.")
    message = "This line is indented like none of the lines that it could belong to."
    return _at_line(slip, message, "Indent it exactly as the keys or entries that it stands beside.")


def _key_after_list(slip: _Slip) -> _Wording:
    message = "This line is no entry of the list above, and is indented as if it were."
    return _at_line(slip, message, "Begin it with '- ', or indent it like the key that it belongs to.")


def _neither_key_nor_entry(slip: _Slip) -> _Wording:
    fix = "Put a colon and a space after the key; if it belongs to the text above, indent it further than its key."
    return _at_start(slip, "This line is neither `key: value` nor `- entry`.", fix)


def _list_beside_key(slip: _Slip) -> _Wording:
    fix = f"Begin the list on the line below, or write it in square brackets. {_IN_QUOTES}"
    return _at_slip(slip, "A list with dashes cannot begin on the line of its key.", fix)


def _nothing_between(slip: _Slip) -> _Wording:
    here = f"'{slip.here}'" if slip.here else "the end of the line"
    return _at_slip(slip, f"A value is missing before {here}.", f"Write the value, or delete the mark. {_IN_QUOTES}")


def _after_the_end(slip: _Slip) -> _Wording:
    message = "The document was complete before this."
    return _at_slip(slip, message, f"Delete what follows, or make it part of the list or keys above. {_IN_QUOTES}")


def _percent(slip: _Slip) -> _Wording:
    return _at_line(slip, "A line may not begin with '%'.", _IN_QUOTES)


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


_WORDINGS: tuple[tuple[re.Pattern[str], Callable[[_Slip], _Wording]], ...] = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        (r"found unexpected (end of stream|document)", _quote_not_closed),
        (r"Unicode character escape", _half_character),
        (r"unknown escape character|hexa?decimal number", _escape),
        (r"scanning an? (alias|anchor)", _start_of_text),
        (r"cannot start any token", _start_of_token),
        (r"mapping keys are not allowed", _start_of_token),
        (r"scanning a block scalar", _block_text),
        (r"(scanning|parsing) a tag|undefined tag handle", _tag),
        (r"mapping values are not allowed", _second_colon),
        (r"sequence entries are not allowed", _list_beside_key),
        (r"parsing a flow (sequence|mapping)", _bracket),
        (r"parsing a block collection", _key_after_list),
        (r"scanning a simple key", _neither_key_nor_entry),
        (r"node content", _nothing_between),
        (r"document start", _after_the_end),
        (r"scanning a directive", _percent),
    )
)
