"""The quick check and the jsonschema library give the same verdict: on every example, and on examples gone wrong."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.protocols import Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from intakewise.reading.content import content_folder
from intakewise.reading.nodes import read_file
from intakewise.reading.schema_check import Checks
from intakewise.reading.schema_files import Json, Located, Schemas, as_schema, schemas_in
from intakewise.reading.schema_keywords import KEYWORDS, Check
from intakewise.reading.schema_types import Data, Typings

FOLDER = content_folder() / "schemas"
SCHEMAS = schemas_in(FOLDER)
CHECKS, TYPINGS = Checks(SCHEMAS), Typings(SCHEMAS)
EXAMPLES = sorted((FOLDER / "examples").glob("*/*/*.yaml"))


def _validator(schema: Json, schemas: Schemas = SCHEMAS) -> Validator:
    resources = ((f"{name}.schema.json", DRAFT202012.create_resource(each)) for name, each in schemas.by_name.items())
    registry = Registry().with_resources(resources)
    return Draft202012Validator(as_schema(schema), registry=registry, format_checker=FormatChecker(["date"]))


VALIDATORS = {name: _validator(schema) for name, schema in SCHEMAS.by_name.items()}


def _documents() -> Iterator[tuple[str, Data]]:
    for path in EXAMPLES:
        node, _ = read_file(path, path.name)
        if node is not None:
            yield path.parent.name, TYPINGS.typing(SCHEMAS.named(path.parent.name))(node)


DOCUMENTS = list(_documents())
ODD: list[Data] = [
    "",
    "no",
    "soon",
    "a.b",
    "2026-02-30",
    "X",
    0,
    1,
    -3,
    10**6,
    Decimal("0.5"),
    True,
    None,
    [],
    {},
    ["a", "a"],
    {"a": 1},
]
KEYS = [
    "id",
    "title",
    "then",
    "none",
    "refers",
    "within",
    "declined",
    "value",
    "answers",
    "at_least",
    "search",
    "x",
    "X",
]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parts[-3]}/{path.parts[-2]}/{path.stem}")
def test_both_agree_on_every_example(path: Path) -> None:
    """The quick check refuses exactly the examples that the library refuses."""
    node, _ = read_file(path, path.name)
    assert node is not None
    located = SCHEMAS.named(path.parent.name)
    data = TYPINGS.typing(located)(node)
    assert VALIDATORS[path.parent.name].is_valid(cast(Json, data)) == CHECKS.check(located)(data)


def _changed(data: Data, draw: st.DrawFn) -> Data:
    """Return data with one thing changed, somewhere."""
    if isinstance(data, dict) and data and draw(st.booleans()):
        key = draw(st.sampled_from(sorted(data)))
        return {**data, key: _changed(data[key], draw)}
    if isinstance(data, list) and data and draw(st.booleans()):
        index = draw(st.integers(0, len(data) - 1))
        return [*data[:index], _changed(data[index], draw), *data[index + 1 :]]
    if isinstance(data, dict) and draw(st.booleans()):
        key = draw(st.sampled_from(sorted({*data, *KEYS})))
        without = {each: part for each, part in data.items() if each != key}
        return without if len(without) < len(data) else {**data, key: draw(st.sampled_from(ODD))}
    if isinstance(data, list) and data and draw(st.booleans()):
        return [*data, data[0]] if draw(st.booleans()) else data[1:]
    return draw(st.sampled_from(ODD))


@st.composite
def _documents_gone_wrong(draw: st.DrawFn) -> tuple[str, Data]:
    name, data = draw(st.sampled_from(DOCUMENTS))
    for _ in range(draw(st.integers(1, 3))):
        data = _changed(data, draw)
    return name, data


@given(_documents_gone_wrong())
def test_both_agree_on_examples_gone_wrong(document: tuple[str, Data]) -> None:
    """However an example is changed, the two give the same verdict."""
    name, data = document
    assert VALIDATORS[name].is_valid(cast(Json, data)) == CHECKS.check(SCHEMAS.named(name))(data)


SMALL: list[tuple[Json, list[Data]]] = [
    ({"type": "integer"}, [1, True, Decimal(1), "1", None]),
    ({"type": ["number", "null"]}, [1, True, Decimal("1.5"), None, "x"]),
    ({"enum": [True, "yes", 1]}, [True, 1, "yes", False, 0, "no", [], {}]),
    ({"const": False}, [False, 0, True, "", None]),
    ({"pattern": "^a"}, ["a", "b", 1, []]),
    ({"format": "date"}, ["2026-02-28", "2026-02-30", "20260228", "2026-W01-1", "2026-2-28", 5]),
    ({"minLength": 2}, ["", "a", "ab", 1]),
    ({"minimum": 1, "maximum": 3}, [0, 1, 2, 3, 4, Decimal("0.9"), Decimal("3.1"), "x", True]),
    ({"exclusiveMinimum": 0}, [0, 1, -1, Decimal("0.1"), "x"]),
    ({"minItems": 1, "maxItems": 2}, [[], ["a"], ["a", "b"], ["a", "b", "c"], "x"]),
    ({"uniqueItems": True}, [["a", "b"], ["a", "a"], [], "aa", [{"a": 1}, {"a": 1}]]),
    ({"items": {"type": "string"}}, [[], ["a"], ["a", 1], {"a": 1}]),
    ({"contains": {"const": "a"}}, [[], ["a"], ["b"], ["a", "a"], "a"]),
    ({"contains": {"const": "a"}, "minContains": 0, "maxContains": 1}, [[], ["a"], ["b"], ["a", "a"]]),
    ({"minProperties": 1, "maxProperties": 2}, [{}, {"a": 1}, {"a": 1, "b": 1}, {"a": 1, "b": 1, "c": 1}, []]),
    ({"properties": {"a": {"type": "string"}}}, [{}, {"a": "x"}, {"a": 1}, {"b": 1}, []]),
    ({"properties": {"a": {}}, "additionalProperties": False}, [{}, {"a": 1}, {"b": 1}]),
    ({"additionalProperties": {"type": "string"}}, [{}, {"a": "x"}, {"a": 1}]),
    ({"propertyNames": {"not": {"enum": ["a"]}}}, [{}, {"a": 1}, {"b": 1}, "a"]),
    ({"required": ["a", "b"]}, [{}, {"a": 1}, {"a": 1, "b": 1}, []]),
    ({"dependentRequired": {"a": ["b"]}}, [{}, {"a": 1}, {"b": 1}, {"a": 1, "b": 1}, []]),
    ({"dependentSchemas": {"a": {"required": ["b"]}}}, [{}, {"a": 1}, {"b": 1}, {"a": 1, "b": 1}, "a"]),
    ({"allOf": [{"type": "string"}, {"minLength": 1}]}, ["", "a", 1]),
    ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, [{}, {"a": 1}, {"a": 1, "b": 1}, []]),
    ({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, [{}, {"a": 1}, {"a": 1, "b": 1}, []]),
    ({"not": {"type": "string"}}, ["a", 1]),
    ({"if": {"type": "string"}, "then": {"minLength": 1}, "else": {"type": "integer"}}, ["", "a", 1, None]),
]


@pytest.mark.parametrize(("schema", "values"), SMALL, ids=lambda each: ",".join(each) if isinstance(each, dict) else "")
def test_both_agree_on_each_keyword(schema: Json, values: list[Data]) -> None:
    """Each keyword of the quick check means what the library says it means, and decides something."""
    check = Checks(Schemas({})).check(Located(as_schema(schema), "x"))
    verdicts = [check(value) for value in values]
    assert [_validator(schema).is_valid(cast(Json, value)) for value in values] == verdicts
    assert {True, False} == set(verdicts)


def test_each_keyword_is_tried() -> None:
    """No keyword was added to the quick check without being compared with the library."""
    tried = {word for schema, _ in SMALL for word in as_schema(schema)}
    assert set() == KEYWORDS.keys() - tried


def test_an_unknown_keyword_is_refused_when_the_check_is_made() -> None:
    """A keyword that would go unchecked is a fault of the schema, noticed before any document."""
    with pytest.raises(KeyError, match="unevaluatedProperties"):
        _made({"unevaluatedProperties": False})


def _made(schema: Json) -> Check:
    return Checks(Schemas({})).check(Located(as_schema(schema), "x"))
