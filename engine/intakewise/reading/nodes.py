"""
Read YAML into nodes that know their place: every scalar stays the text that was written.

Must not know what the text means: no schema, no question, no rule. Types are given later, by what is expected
where the text stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import yaml

from intakewise.problems.problem import Place, Problem
from intakewise.reading import files, yaml_mistakes, yaml_traps
from intakewise.reading.yaml_parsers import Parser, fastest_parser

DEEPEST = 64
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written; `quoted` also for block texts (`|`, `>`): only a plain one may become a number."""

    text: str
    place: Place
    quoted: bool


@dataclass(frozen=True, slots=True)
class List:
    """A list, `- a` or `[a]`."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order written; `places` are the places of the keys."""

    entries: dict[str, Node]
    places: dict[str, Place]
    place: Place


Node = Scalar | List | Mapping


def read_text(
    text: str, file: str, parser: Callable[[str], Parser] = fastest_parser
) -> tuple[Node | None, list[Problem]]:
    """
    Read one YAML document.

    Args:
        text: the document; a byte order mark and any kind of line end are tolerated.
        file: its name as the user knows it, for the places.
        parser: which of PyYAML's parsers reads it.

    Returns:
        The root, or None where nothing usable was written, and every problem.
        Collects Problems, never raises.
    """
    checked, problems = yaml_traps.check_text(text, file)
    if checked is None:
        return None, problems
    building = _Building(file)
    try:
        building.read(parser(checked))
    except yaml.MarkedYAMLError as error:
        # After tabs or a directive the parser only stumbles over what was reported already.
        if not any(problem.code in ("IW-Y001", "IW-Y003") for problem in problems):
            problems.append(yaml_mistakes.problem_from_error(error, checked, file))
        building.usable = False
    problems += building.problems
    if building.root is None and not problems:
        problems.append(
            Problem("IW-Y007", Place(file), "The document is empty.", fix="Write its content, or delete it.")
        )
    return (building.root if building.usable else None), problems


def read_file(path: Path, file: str) -> tuple[Node | None, list[Problem]]:
    """Read the one YAML document of a file; `file` is its name as the user knows it. See `read_text`."""
    text, problems = files.text_from_file(path, file)
    return (None, problems) if text is None else read_text(text, file)


@dataclass(slots=True)
class _Open:
    """A list or mapping that is not closed yet; `key` is what the next node is the value of."""

    place: Place
    is_list: bool
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Node] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    wants_key: bool = True
    key: str | None = None

    def closed(self) -> Node:
        if self.is_list:
            return List(tuple(self.items), self.place)
        return Mapping(self.entries, self.places, self.place)


class _Building:
    """Nodes built from events without recursion, so that no nesting can exhaust the stack."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.usable = True
        self.goes_on = True
        self.root: Node | None = None
        self.documents = 0
        self.open: list[_Open] = []

    def read(self, parser: Parser) -> None:
        while self.goes_on and (event := parser.get_event()) is not None:
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._start(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._add(self.open.pop().closed())
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                self._document(event)

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        place = self._place(event)
        if len(self.open) == DEEPEST:
            self._problem("IW-Y006", place, *yaml_traps.too_deep(DEEPEST))
            self.usable = self.goes_on = False
            return
        self._reject_anchor_and_tag(event)
        self.open.append(_Open(place, isinstance(event, yaml.SequenceStartEvent)))

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1) if mark else Place(self.file)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._reject_anchor_and_tag(event)
        if event.style == '"' and _HALF_CHARACTER.search(event.value):
            # The C parser refuses such a code by itself; the other one lets it through.
            mark = cast(yaml.Mark, event.start_mark)
            raise yaml.MarkedYAMLError(None, None, "invalid Unicode character escape", mark)
        # The C parser calls the plain style "", the other one None.
        quoted = bool(event.style)
        left_out = not quoted and not event.value
        self._add(Scalar(event.value, self._place_of_nothing(event) if left_out else self._place(event), quoted))

    def _place_of_nothing(self, event: yaml.Event) -> Place:
        """Give a value that was left out the place of its key: the parsers differ on where nothing stands."""
        if self.open and not self.open[-1].wants_key and self.open[-1].key is not None:
            return self.open[-1].places[self.open[-1].key]
        return self._place(event)

    def _add(self, node: Node) -> None:
        if not self.open:
            self._add_root(node)
            return
        top = self.open[-1]
        if top.is_list:
            top.items.append(node)
        elif top.wants_key:
            top.wants_key = False
            top.key = self._new_key(node, top)
        else:
            top.wants_key = True
            if top.key is not None:
                top.entries[top.key] = node

    def _add_root(self, node: Node) -> None:
        nothing_written = isinstance(node, Scalar) and not node.text and not node.quoted
        if self.documents == 1 and not nothing_written:
            self.root = node

    def _new_key(self, node: Node, mapping: _Open) -> str | None:
        """Return the key and remember its place; None where its value has to be dropped."""
        if not isinstance(node, Scalar) or not node.text:
            self._problem("IW-Y009", node.place, *yaml_traps.KEY_NOT_TEXT)
            return None
        key = node.text
        if key == "<<" and not node.quoted:
            self._problem("IW-Y004", node.place, *yaml_traps.MERGE_KEY)
            self.usable = False
            return None
        if key in mapping.places:
            first = mapping.places[key]
            self._problem("IW-Y002", node.place, *yaml_traps.same_key_twice(key, first))
            return None
        mapping.places[key] = node.place
        return key

    def _alias(self, event: yaml.AliasEvent) -> None:
        place = self._place(event)
        self._problem("IW-Y004", place, *yaml_traps.alias(event.anchor or ""))
        self.usable = False
        self._add(Scalar("*", place, quoted=False))

    def _reject_anchor_and_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._problem("IW-Y004", self._place(event), *yaml_traps.anchor(event.anchor))
        if event.tag is not None:
            self._problem("IW-Y005", self._place(event), *yaml_traps.tag(event.tag))

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents == 2:
            self._problem("IW-Y008", self._place(event), *yaml_traps.SECOND_DOCUMENT)

    def _problem(self, code: str, place: Place, message: str, fix: str) -> None:
        self.problems.append(Problem(code, place, message, fix=fix))
