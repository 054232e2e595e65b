"""YAML into nodes with places, the same with both parsers: what is written stays, and every trap has its problem."""

from collections.abc import Callable

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from intakewise.problems.problem import Place
from intakewise.reading.content import content_folder
from intakewise.reading.nodes import DEEPEST, List, Mapping, Node, Scalar, read_text
from intakewise.reading.yaml_parsers import Parser, c_parser, fastest_parser, pure_parser
from intakewise.reading.yaml_traps import LARGEST_BYTES

BOTH = pytest.mark.parametrize("parser", [c_parser, pure_parser], ids=["c", "pure"])
Reader = Callable[[str], Parser]


def _plain(node: Node | None) -> object:
    """Return a node without its places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, List):
        return [_plain(item) for item in node.items]
    return {key: _plain(value) for key, value in node.entries.items()} if isinstance(node, Mapping) else None


def _found(text: str, parser: Reader = fastest_parser) -> list[tuple[str, int, int]]:
    _, problems = read_text(text, "x.yaml", parser)
    return [(problem.code, problem.place.line, problem.place.column) for problem in problems]


def test_the_c_parser_is_there() -> None:
    """The tests below compare two parsers, not one with itself."""
    assert yaml.__with_libyaml__
    assert type(c_parser("a: 1")) is type(fastest_parser("a: 1"))


@BOTH
def test_scalars_stay_what_was_written(parser: Reader) -> None:
    """No scalar is read as a number, a day, a yes, an octal, sixty-based, or nothing."""
    written = [
        "on",
        "yes",
        "1:30",
        "1.10",
        "0o7",
        "010",
        "2020-01-01",
        "null",
        "~",
        "1e3",
        ".inf",
        "=",
        "<<",
        "0x1F",
        "1_000",
    ]
    node, problems = read_text(f"[{', '.join(written)}]", "x.yaml", parser)
    assert (written, []) == (_plain(node), problems)


@BOTH
def test_a_text_knows_whether_it_was_quoted(parser: Reader) -> None:
    """Quotes and block texts make it text for good; a plain one may become something else."""
    node, _ = read_text("a: 1\nb: '1'\nc: \"1\"\nd: |\n  1\ne: >-\n  1\n", "x.yaml", parser)
    assert isinstance(node, Mapping)
    quoted = [value.quoted for value in node.entries.values() if isinstance(value, Scalar)]
    assert [False, True, True, True, True] == quoted


@BOTH
def test_every_node_knows_its_place(parser: Reader) -> None:
    """Lines and columns count from 1, keys have places of their own, and letters count as one column each."""
    node, _ = read_text("# comment\na: [é, {b: 'x'}]\nµg: 2\n", "x.yaml", parser)
    assert isinstance(node, Mapping)
    assert {"a": Place("x.yaml", 2, 1), "µg": Place("x.yaml", 3, 1)} == node.places
    assert Place("x.yaml", 3, 5) == node.entries["µg"].place
    inner = node.entries["a"]
    assert isinstance(inner, List)
    assert [Place("x.yaml", 2, 5), Place("x.yaml", 2, 8)] == [item.place for item in inner.items]


@BOTH
def test_a_value_left_out_is_empty_text_at_its_key(parser: Reader) -> None:
    """Nothing after a colon is an empty plain text; its place is the key, where something is missing."""
    node, problems = read_text("a:\nb: {c: , d}\n", "x.yaml", parser)
    assert ({"a": "", "b": {"c": "", "d": ""}}, []) == (_plain(node), problems)
    assert isinstance(node, Mapping)
    assert Scalar("", Place("x.yaml", 1, 1), quoted=False) == node.entries["a"]


@BOTH
def test_a_question_mark_may_stand_in_braces(parser: Reader) -> None:
    """A question needs no quotes, in whatever style it is written."""
    node, problems = read_text("- {ask: Do you snore?, id: a}\n- ask: Do you?\n", "x.yaml", parser)
    assert ([{"ask": "Do you snore?", "id": "a"}, {"ask": "Do you?"}], []) == (_plain(node), problems)


@BOTH
def test_a_byte_order_mark_and_any_line_end_are_tolerated(parser: Reader) -> None:
    """Files from Windows and from old Macs give the same nodes at the same places."""
    expected = read_text("a: 1\nb:\n  - x\n", "x.yaml", parser)
    assert expected == read_text("\ufeffa: 1\r\nb:\r\n  - x\r\n", "x.yaml", parser)
    assert expected == read_text("a: 1\rb:\r  - x\r", "x.yaml", parser)
    assert [] == expected[1]


@BOTH
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n'a': 4\n", [("IW-Y002", 3, 1), ("IW-Y002", 4, 1)]),
        ("x: {a: 1, a: 2}\ny: {a: 1}\n", [("IW-Y002", 1, 11)]),
        ("a: &x 1\nb: &y [1]\n", [("IW-Y004", 1, 4), ("IW-Y004", 2, 4)]),
        ("a: &x 1\nb: *x\n", [("IW-Y004", 1, 4), ("IW-Y004", 2, 4)]),
        ("a: {<<: {b: 1}}\n", [("IW-Y004", 1, 5)]),
        ("a: !!str 1\nb: !Foo {}\nc: ! x\n", [("IW-Y005", 1, 4), ("IW-Y005", 2, 4), ("IW-Y005", 3, 4)]),
        ("a: !!python/object/apply:os.system [x]\n", [("IW-Y005", 1, 4)]),
        ("", [("IW-Y007", 0, 0)]),
        ("# nothing\n\n---\n...\n", [("IW-Y007", 0, 0)]),
        ("a: 1\n---\nb: 2\n---\nc: 3\n", [("IW-Y008", 2, 1)]),
        ("? [a, b]\n: 1\n? {c: 1}\n: 2\n", [("IW-Y009", 1, 3), ("IW-Y009", 3, 3)]),
        ("a: {{x}}\n", [("IW-Y009", 1, 5)]),
        ('"": 1\n', [("IW-Y009", 1, 1)]),
        (
            "a: x\u2028y\nb: \ufeffz\u0085\nc: \x07\n",
            [("IW-Y010", 1, 5), ("IW-Y010", 2, 4), ("IW-Y010", 2, 6), ("IW-Y010", 3, 4)],
        ),
        ("a:\u00a01\n", [("IW-Y010", 1, 3)]),
        ("a: 28\u00a0g\n", []),
        ("a: \ud800\n", [("IW-Y010", 1, 4)]),
        ('a: "\\ud83d\\ude00"\n', [("IW-Y001", 1, 4)]),
        ("a:\n\tb: 1\n", [("IW-Y003", 2, 1)]),
        ("a:\t1\nb: 'x\ty'\n", [("IW-Y003", 1, 3), ("IW-Y003", 2, 6)]),
        ("%YAML 1.2\n---\na: 1\n", [("IW-Y001", 1, 1)]),
        ("# comment\n%b: 1\n", [("IW-Y001", 2, 1)]),
        ("a: \0\n", [("IW-F005", 1, 4)]),
    ],
)
def test_each_trap_has_its_problem(text: str, expected: list[tuple[str, int, int]], parser: Reader) -> None:
    """Every trap of YAML is reported with its own code at its own place, each time it occurs."""
    assert expected == _found(text, parser)


@BOTH
def test_a_trap_hides_no_other(parser: Reader) -> None:
    """All traps of a document are reported at once, a syntax error behind them too."""
    text = "a: &x 1\na: 2\nb: !!int 3\nc: *x\n? [d]\n: 4\ne: {f: 1, f: 2}\ng: [1\n"
    codes = [code for code, _, _ in _found(text, parser)]
    assert ["IW-Y001", "IW-Y004", "IW-Y002", "IW-Y005", "IW-Y004", "IW-Y009", "IW-Y002"] == codes


def test_the_same_key_twice_names_the_first() -> None:
    """The author is led to both places."""
    _, problems = read_text("a: 1\nb: 2\na: 3\n", "x.yaml")
    assert "line 1, column 1" in problems[0].message


@BOTH
def test_traps_that_change_nothing_leave_the_nodes_usable(parser: Reader) -> None:
    """After an anchor, a tag, or a key given twice the rest can still be checked; after an alias it cannot."""
    node, _ = read_text("a: &x 1\na: 2\nb: !!int 3\n", "x.yaml", parser)
    assert {"a": "1", "b": "3"} == _plain(node)
    assert read_text("a: &x 1\nb: *x\n", "x.yaml", parser)[0] is None


@BOTH
def test_nesting_has_a_limit(parser: Reader) -> None:
    """64 levels are read, one more is refused at its place."""
    at_limit = "[" * DEEPEST + "]" * DEEPEST
    assert [] == _found(at_limit, parser)
    assert [("IW-Y006", 1, DEEPEST + 1)] == _found(f"[{at_limit}]", parser)


@BOTH
@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000], ids=["[", "{", "-", "?"]
)
def test_endless_nesting_is_refused(text: str, parser: Reader) -> None:
    """Neither parser exhausts the stack on a document made to exhaust it."""
    codes = [code for code, _, _ in _found(text, parser)]
    assert ["IW-Y006"] == codes


def test_an_explosion_of_aliases_is_refused_promptly() -> None:
    """A billion laughs are a few problems."""
    laughs = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))
    assert {"IW-Y004"} == {code for code, _, _ in _found(laughs)}


@BOTH
def test_a_text_of_more_than_a_mebibyte_is_refused(parser: Reader) -> None:
    """A text of just that size is read."""
    assert [] == _found("a" * LARGEST_BYTES, parser)
    assert [("IW-F004", 0, 0)] == _found("a" * (LARGEST_BYTES + 1), parser)


_TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=12)
_DOCUMENTS = st.recursive(
    _TEXTS,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(_TEXTS.filter(bool), below, max_size=4),
    max_leaves=12,
)


@given(_DOCUMENTS, st.sampled_from([None, True, False]), st.integers(20, 100))
def test_whatever_a_yaml_program_writes_is_read_alike(document: object, flow: bool | None, width: int) -> None:
    """Texts, lists, and mappings come back as they were, whatever the style, at the same places from both parsers."""
    text = yaml.safe_dump(document, default_flow_style=flow, width=width, allow_unicode=True)
    with_c, with_pure = read_text(text, "x.yaml", c_parser), read_text(text, "x.yaml", pure_parser)
    assert with_c == with_pure
    if not any(problem.code == "IW-Y010" for problem in with_c[1]):
        assert (document, []) == (_plain(with_c[0]), with_c[1])


_PIECES = [
    "a",
    "b: ",
    "- ",
    "\n",
    "\n  ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "'",
    '"',
    " #",
    "x y",
    "&a ",
    "*a ",
    "!t ",
    "? ",
    "@",
    "---\n",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
def test_nothing_that_is_written_makes_reading_fail(text: str) -> None:
    """Whatever stands in a file ends as nodes or as problems; both parsers accept and refuse the same."""
    with_c, with_pure = read_text(text, "x.yaml", c_parser), read_text(text, "x.yaml", pure_parser)
    assert (with_c[0], with_c[1] == []) == (with_pure[0], with_pure[1] == [])
    assert with_c[0] is not None or with_c[1]


def test_both_parsers_read_the_shipped_files_alike() -> None:
    """Every shipped questionnaire and rule gives the same nodes, at the same places, with both parsers."""
    files = [*(content_folder() / "rules").rglob("*.yaml"), *(content_folder() / "questionnaires").rglob("*.yaml")]
    differing = [
        file.name
        for file in files
        if read_text(file.read_text("utf-8"), "x", c_parser) != read_text(file.read_text("utf-8"), "x", pure_parser)
    ]
    assert [] == differing
