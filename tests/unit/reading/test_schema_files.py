"""The schemas themselves: complete, true to their own examples, and within what the quick check understands."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from intakewise.problems.exceptions import IntakewiseError
from intakewise.reading.content import content_folder
from intakewise.reading.schema_check import ANNOTATIONS
from intakewise.reading.schema_files import Json, Located, Schema, Schemas, as_schema, schemas_in, texts
from intakewise.reading.schema_keywords import KEYWORDS

FOLDER = content_folder() / "schemas"
SCHEMAS = schemas_in(FOLDER)
NAMES = sorted(SCHEMAS.by_name)
REGISTRY: Registry[bool | Mapping[str, Any]] = Registry().with_resources(
    (f"{name}.schema.json", DRAFT202012.create_resource(schema)) for name, schema in SCHEMAS.by_name.items()
)
# What stands below these words are schemas; below the others, plain values.
ONE = ("items", "additionalProperties", "propertyNames", "contains", "if", "then", "else", "not")
NAMED = ("properties", "$defs", "dependentSchemas")
SEVERAL = ("allOf", "anyOf", "oneOf")


def _schemas(path: str, schema: Json) -> Iterator[tuple[str, Schema]]:
    """Yield a schema and all below it, with where they are."""
    if not isinstance(schema, dict):
        return
    yield path, schema
    for word in ONE:
        yield from _schemas(f"{path}/{word}", schema.get(word))
    for word in NAMED:
        for key, part in as_schema(schema.get(word)).items():
            yield from _schemas(f"{path}/{word}/{key}", part)
    for word in SEVERAL:
        for index, part in enumerate(_list(schema.get(word))):
            yield from _schemas(f"{path}/{word}/{index}", part)


def _list(value: Json) -> Sequence[Json]:
    return value if isinstance(value, list) else []


def _below(name: str) -> list[tuple[str, Schema]]:
    return list(_schemas(name, SCHEMAS.by_name[name]))


def _speaks_of_writing(path: str) -> bool:
    """Tell whether a schema is one that a person writes by, not one by which a schema asks what was written."""
    return not {"if", "then", "else", "contains", "dependentSchemas"} & set(path.split("/"))


def _properties(name: str) -> list[tuple[str, Schema]]:
    return [
        (f"{path}/{key}", as_schema(part))
        for path, schema in _below(name)
        if _speaks_of_writing(path)
        for key, part in as_schema(schema.get("properties")).items()
    ]


@pytest.mark.parametrize("name", NAMES)
def test_each_schema_is_a_schema(name: str) -> None:
    """Every schema keeps to JSON Schema 2020-12 and is named as its file is."""
    Draft202012Validator.check_schema(SCHEMAS.by_name[name])
    assert f"{name}.schema.json" == SCHEMAS.by_name[name]["$id"]


@pytest.mark.parametrize("name", NAMES)
def test_every_property_has_a_description_and_examples(name: str) -> None:
    """An editor can say of every key what it is for, and show it."""
    lacking = [path for path, schema in _properties(name) if not (schema.get("description") and schema.get("examples"))]
    assert [] == lacking


@pytest.mark.parametrize("name", NAMES)
def test_every_definition_has_a_description_and_examples(name: str) -> None:
    """The same holds for what several keys share."""
    definitions = as_schema(SCHEMAS.by_name[name].get("$defs"))
    lacking = [key for key, each in definitions.items() if not {"description", "examples"} <= as_schema(each).keys()]
    assert [] == lacking


@pytest.mark.parametrize("name", NAMES)
def test_every_example_keeps_to_its_own_schema(name: str) -> None:
    """No schema shows what it refuses."""
    refused = []
    for path, schema in _below(name):
        # Resolved from the file that it stands in, as a validator does.
        whole = {"$id": f"{name}.schema.json", "$defs": SCHEMAS.by_name[name].get("$defs", {}), **schema}
        validator = Draft202012Validator(whole, registry=REGISTRY)
        refused += [path for example in _list(schema.get("examples")) if not validator.is_valid(example)]
    assert [] == refused


@pytest.mark.parametrize("name", NAMES)
def test_no_mapping_takes_unknown_keys(name: str) -> None:
    """A misspelt key is always noticed: only where keys are ids may they be anything, and then of a certain form."""
    lax = [
        path
        for path, schema in _below(name)
        if "properties" in schema
        and _speaks_of_writing(path)
        and schema.get("additionalProperties") is not False
        and "propertyNames" not in schema
    ]
    assert [] == lax


@pytest.mark.parametrize("name", NAMES)
def test_only_known_keywords_are_used(name: str) -> None:
    """The quick check understands every word of every schema; one that it did not know would go unchecked."""
    known = KEYWORDS.keys() | ANNOTATIONS | {"$ref"}
    assert [] == [path for path, schema in _below(name) if schema.keys() - known]


@pytest.mark.parametrize("name", NAMES)
def test_alternatives_are_about_keys_alone(name: str) -> None:
    """`anyOf` and `oneOf` only say which keys must stand; nobody has to be told about branches of a schema."""
    branches = [
        (path, as_schema(part))
        for path, schema in _below(name)
        for word in ("anyOf", "oneOf")
        for part in _list(schema.get(word))
    ]
    assert [] == [path for path, part in branches if part.keys() != {"required"} or len(texts(part["required"])) != 1]


@pytest.mark.parametrize("name", NAMES)
def test_keys_that_do_not_belong_have_words(name: str) -> None:
    """Where a schema forbids a key beside others, it says why, and names the key."""
    forbidding = [schema for path, schema in _below(name) if path.endswith("/propertyNames") and "not" in schema]
    assert [] == [schema for schema in forbidding if "not" not in as_schema(schema.get("errorMessage"))]


def test_a_reference_leads_to_its_target() -> None:
    """References are followed within a file and from one to another."""
    rules = SCHEMAS.by_name["rules"]
    condition = SCHEMAS.target("conditions.schema.json#/$defs/condition", "rules")
    assert Located(as_schema(as_schema(rules["$defs"])["rule"]), "rules") == SCHEMAS.target("#/$defs/rule", "rules")
    assert "conditions" == condition.file
    assert condition == SCHEMAS.resolved(SCHEMAS.named("conditions"))


def test_an_unknown_schema_is_a_fault_of_the_code() -> None:
    """Asking for a schema that does not exist names those that do."""
    with pytest.raises(IntakewiseError, match="questionnaire"):
        Schemas({"questionnaire": {}}).named("rules")


def test_a_folder_without_schemas_is_a_fault_of_the_installation() -> None:
    """A package that lacks its schemas says that it has to be installed again."""
    with pytest.raises(IntakewiseError, match="install"):
        schemas_in(FOLDER / "examples")
