"""
Where in the shipped schemas the names of a base belong: one function for each definition that takes more than a name.

Must not know how schemas are written to files.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from intakewise.model.drafts import Draft, Kind
from intakewise.model.rules import Contributor
from intakewise.reading.schema_files import Json, Schema, Schemas, as_schema
from intakewise.workbench.editor.facts import facts_are_known, numbers, tests_by_fact, unread_facts
from intakewise.workbench.editor.names import Name, Names
from intakewise.workbench.editor.questions import (
    answers_by_question,
    options_of_searches,
    parts_by_question,
    worrying_by_question,
)
from intakewise.workbench.editor.words import SHARED, by_name, defined, either, listed, one_of_names

ROOT = ""
"""Stands for a whole schema, where others are a definition of it."""


@dataclass(frozen=True, slots=True)
class Base:
    """
    A knowledge base as schemas for editors need it.

    Args:
        draft: with the options that questions take over from others.
        names: by the definition of the shipped schemas that stands for their kind.
        shipped: the schemas as they are shipped.
    """

    draft: Draft
    names: Names
    shipped: Schemas


def narrowed(schema: Schema, file: str, definition: str, base: Base) -> Schema:
    """Return a definition of a shipped schema, or as `ROOT` the rest of it, with the names of a base."""
    narrow = _NARROWINGS.get((file, definition))
    return schema if narrow is None else narrow(schema, base)


def names_defined(definitions: Mapping[str, Schema], names: Names) -> dict[str, Schema]:
    """Return the shared definitions that stand for names, each with these; the options of each question among them."""
    return {
        definition: {**_description(definitions.get(definition, {})), **one_of_names(named)}
        for definition, named in names.items()
    }


def _description(schema: Schema) -> Schema:
    return {key: schema[key] for key in ("description",) if key in schema}


def _condition(schema: Schema, base: Base) -> Schema:
    """Name the facts that a condition may read; what may be asked of each is its own."""
    test = as_schema(base.shipped.target("#/$defs/test", SHARED).schema["properties"])
    words = {word: str(as_schema(each)["description"]) for word, each in test.items()}
    anything: Schema = {"$ref": "#/$defs/test"}
    tests = {**dict.fromkeys(unread_facts(base.draft), anything), **tests_by_fact(base.draft, words)}
    return _with_keys(schema, tests, are_all=facts_are_known(base.draft))


def _answer_map(schema: Schema, base: Base) -> Schema:
    """Name the questions that may be answered; how each may be is its own."""
    answer = base.shipped.target("#/$defs/answer", "answers").schema
    lost = dict.fromkeys(sorted(base.draft.unread.names.get(Kind.QUESTION, ())), answer)
    return _with_keys(schema, {**lost, **answers_by_question(base.draft, answer)}, are_all="question_id" in base.names)


def _answers(schema: Schema, base: Base) -> Schema:
    """Name the questions, too, beside the keys of a full document."""
    keys = as_schema(_answer_map({}, base)["properties"])
    answers: dict[str, Schema] = {key: {"$ref": f"#/$defs/answer_map/properties/{key}"} for key in keys}
    return _with_keys(schema, answers, are_all="question_id" in base.names)


def _with_keys(schema: Schema, keys: Mapping[str, Schema], are_all: bool) -> Schema:
    """Give a mapping of names its keys; where they are all there are, nothing else may stand there."""
    properties = {**as_schema(schema.get("properties")), **keys}
    if not are_all:
        return {**schema, "properties": properties}
    rest = {key: value for key, value in schema.items() if key != "propertyNames"}
    return {**rest, "properties": properties, "additionalProperties": False}


def _effect(schema: Schema, base: Base) -> Schema:
    """Name the groups that each contributor has, and what is withheld and left out: one name, or a list of names."""
    properties = as_schema(schema["properties"])
    named: dict[str, Json] = {
        **properties,
        "withholds": _one_or_several(as_schema(properties["withholds"]), "advice_id"),
        "leaves_out": _one_or_several(as_schema(properties["leaves_out"]), "ingredient_id"),
    }
    groups = [(each.id, {"group": one_of_names(_groups(each))}) for each in base.draft.contributors]
    if "group_id" in base.names:
        named["group"] = _description(as_schema(properties["group"]))
    by_contributor = [*by_name("supports", groups), *by_name("argues_against", groups)]
    return _and({**schema, "properties": named}, by_contributor)


def _groups(contributor: Contributor) -> list[Name]:
    return [Name(each) for each in contributor.groups]


def _one_or_several(schema: Schema, definition: str) -> Schema:
    name = defined(definition)
    kind = {key: schema[key] for key in ("properties", "required", "additionalProperties") if key in schema}
    forms = [name, listed(name), *([{"type": "object", **kind}] if kind else [])]
    return {"description": schema["description"], **either(*forms)}


def _question(schema: Schema, base: Base) -> Schema:
    return _and(schema, parts_by_question(base.draft))


def _accepted_loss(schema: Schema, base: Base) -> Schema:
    return _and(schema, worrying_by_question(base.draft))


def _and(schema: Schema, more: list[Schema]) -> Schema:
    already = schema.get("allOf", [])
    return {**schema, "allOf": [*(already if isinstance(already, list) else []), *more]} if more else schema


def _term(schema: Schema, base: Base) -> Schema:
    """Name the numbers that may be added and the like."""
    if not facts_are_known(base.draft):
        return schema
    return {"description": schema["description"], **either({"type": "number"}, one_of_names(numbers(base.draft)))}


def _added(schema: Schema, base: Base) -> Schema:
    """Name the options of searched lists that may be given more names."""
    if "question_id" not in base.names or base.draft.unread.names.get(Kind.QUESTION):
        return schema
    properties = as_schema(schema["properties"])
    option = {
        "description": as_schema(properties["option"])["description"],
        **one_of_names(options_of_searches(base.draft)),
    }
    return {**schema, "properties": {**properties, "option": option}}


_NARROWINGS: Mapping[tuple[str, str], Callable[[Schema, Base], Schema]] = {
    (SHARED, "condition"): _condition,
    ("answers", ROOT): _answers,
    ("answers", "answer_map"): _answer_map,
    ("rules", "effect"): _effect,
    ("questionnaire", "question"): _question,
    ("questionnaire", "term"): _term,
    ("properties", "accepted_loss"): _accepted_loss,
    ("translation", "added"): _added,
}
"""What is narrowed otherwise than by the names of one kind: by its schema and definition."""
