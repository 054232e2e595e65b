"""The usual YAML mistakes: each in plain words at its place, the same with both parsers."""

import re

import pytest

from intakewise.problems.problem import Problem
from intakewise.reading.nodes import read_text
from intakewise.reading.yaml_parsers import c_parser, pure_parser

MISTAKES = {
    "quote never closed": ('a: "x\nb: y\n', (1, 4), "quote that opens here is never closed"),
    "quote closed by a document": ("a: 'x\n--- \n", (1, 4), "quote that opens here is never closed"),
    "quote in braces": ('{a: "x}\n', (1, 5), "quote that opens here is never closed"),
    "apostrophe": ("a: 'it's'\nb: y\n", (1, 8), "goes on after its closing quote"),
    "quotes in quotes": ('a: "he said "hi" x"\n', (1, 14), "goes on after its closing quote"),
    "text after a list": ("a: [x] y\n", (1, 8), "after the closing bracket"),
    "text after braces": ("a: {x} y\n", (1, 8), "after the closing bracket"),
    "bracket too many": ("a: [1]]\n", (1, 7), "']' closes nothing"),
    "brace too many": ("a: {b: 1}}\n", (1, 10), "'}' closes nothing"),
    "indented too far": ("a:\n  b: 1\n   c: 2\n", (3, 4), "indented further than the line above"),
    "indented between": ("a:\n    b: 1\n  c: 2\n", (3, 3), "indented like none of the lines"),
    "block text outdented": ("a: >\n    y\n  z\nb: 1\n", (3, 3), "indented like none of the lines"),
    "entry outdented": ("a:\n  - b\n - c\n", (3, 2), "entry of a list stands where a key was expected"),
    "entry beside a key": ("a: 1\n- b\n", (2, 1), "entry of a list stands where a key was expected"),
    "key beside an entry": ("- a\nb: 1\n", (2, 1), "no entry of the list above"),
    "list on the line of its key": ("a: - b\n", (1, 4), "cannot begin on the line of its key"),
    "colon in a text": ("a: Note: this\n", (1, 8), "colon and a space inside a text"),
    "colon in a text of an entry": ("- a: b\n  because: Take it: now\n", (2, 19), "colon and a space inside a text"),
    "curly quotes": ("a: “x: y”\n", (1, 6), "colon and a space inside a text"),
    "no space after the colon": ("a:1\nb: 2\n", (2, 1), "line above is not `key: value`"),
    "no colon": ("a: 1\nb\nc: 2\n", (2, 1), "neither `key: value` nor `- entry`"),
    "no colon on the first line": ("a\nb: 1\n", (2, 1), "line above is neither `key: value`"),
    "percent": ("a: %5\n", (1, 4), "may not begin with '%'"),
    "at": ("a: @x\n", (1, 4), "may not begin with '@'"),
    "backtick": ("a: `x`\n", (1, 4), "may not begin with '`'"),
    "percent at the left": ("a: 1\n%b: 2\n", (2, 1), "may not begin with '%'"),
    "star": ("a: *important*\n", (1, 4), "may not begin with '*'"),
    "ampersand": ("a: & more\n", (1, 4), "may not begin with '&'"),
    "question mark": ("a: ? x\n", (1, 4), "may not begin with '?'"),
    "greater": ("a: >=5 days\n", (1, 4), "may not begin with '>'"),
    "bar": ("a: | x\n", (1, 4), "may not begin with '|'"),
    "comma missing in a list": ('a: ["x" "y"]\n', (1, 9), "comma or ']'"),
    "comma missing in braces": ("a: {b: 1 c: 2}\n", (1, 11), "comma or '}'"),
    "list never closed": ("a: [1, 2\nb: 3\n", (2, 2), "inside the '[' of line 1, column 4"),
    "list never closed at the end": ("a: [1, 2", (1, 4), "'[' that opens here is never closed"),
    "list closed in a comment": ("a: [x #y]\n", (1, 4), "'[' that opens here is never closed"),
    "list closed by a brace": ("a: [1}\n", (1, 6), "comma or ']'"),
    "two commas": ("a: [1,,2]\n", (1, 7), "value is missing before ','"),
    "comma first": ("a: , x\n", (1, 4), "value is missing before ','"),
    "backslash": ('a: "C:\\path"\n', (1, 7), "backslash begins a special character"),
    "backslash cut short": ('a: "\\x4"\n', (1, 5), "backslash begins a special character"),
    "half a character": ('a: "\\ud83d"\n', (1, 4), "half a character"),
    "two documents in one": ("'a'\n'b'\n", (2, 1), "document was complete before this"),
    "text after the document": ('{"a": 1} x\n', (1, 10), "document was complete before this"),
}


def _only_problem(text: str) -> Problem:
    (_, with_c), (_, with_pure) = read_text(text, "x.yaml", c_parser), read_text(text, "x.yaml", pure_parser)
    assert with_c == with_pure
    assert 1 == len(with_c)
    return with_c[0]


@pytest.mark.parametrize(("text", "place", "words"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_one_problem_at_its_place(text: str, place: tuple[int, int], words: str) -> None:
    """Each mistake is named for what it is, where it is, whichever parser stumbles over it."""
    problem = _only_problem(text)
    assert ("IW-Y001", place) == (problem.code, (problem.place.line, problem.place.column))
    assert words in problem.message
    assert problem.fix


@pytest.mark.parametrize("text", [text for text, _, _ in MISTAKES.values()], ids=MISTAKES.keys())
def test_no_mistake_is_told_in_the_words_of_a_parser(text: str) -> None:
    """Nobody has to know what a flow mapping, a token, or a scalar is."""
    jargon = re.compile(r"scalar|token|mapping|sequence|flow|block|scanning|parsing|<|stream|indicator|simple key|0x")
    problem = _only_problem(text)
    assert None is jargon.search(f"{problem.message} {problem.fix}")


@pytest.mark.parametrize("text", ["a: !foo!bar x\n", "a: !<x\n", "a: !a{b} x\n"])
def test_a_tag_that_cannot_be_read_is_a_tag(text: str) -> None:
    """However a tag is written, it is told as the tag it is."""
    problem = _only_problem(text)
    assert ("IW-Y005", (1, 4)) == (problem.code, (problem.place.line, problem.place.column))
