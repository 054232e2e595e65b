"""
The answers to a questionnaire as JSON Schema: for a form of somebody else's, before anything is sent.

Says what `check_answers` takes, in words that every validator knows; how many decimals a number has is told only.
"""

from collections.abc import Callable, Mapping

from intakewise.model.answers import Declined, Provenance
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.passes.check_answers import MOST_TEXT
from intakewise.passes.literals import unscaled

Schema = dict[str, object]

_DECLINED: Schema = {
    "description": "Asked, and not answered.",
    "type": "object",
    "properties": {"declined": {"enum": [each.value for each in Declined]}},
    "required": ["declined"],
    "additionalProperties": False,
}

_PROVENANCE: Schema = {
    "description": "Where the answer comes from; left out: typed by the person.",
    "enum": [each.value for each in Provenance],
}


def answers_schema(knowledge: Knowledge) -> dict[str, object]:
    """Return the schema of a mapping from question ids to answers."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": knowledge.title,
        "description": 'Answers by question. One that is absent was not asked; null is "I don\'t know".',
        "$comment": f"{knowledge.id} {knowledge.version} {knowledge.digest}",
        "type": "object",
        "properties": {name: _answer(question) for name, question in knowledge.questionnaire.questions.items()},
        "additionalProperties": False,
    }


def _answer(question: Question) -> Schema:
    value = _BY_TYPE[question.type](question)
    return {
        "title": question.ask,
        "description": question.why,
        "anyOf": [*value, {"type": "null"}, _DECLINED, *_with_more(question, value)],
    }


def _with_more(question: Question, value: list[Schema]) -> list[Schema]:
    """Return the same in a mapping that says where it comes from, and of a number its unit."""
    own = {"value": {"anyOf": [*value, {"type": "null"}, _DECLINED]}, "provenance": _PROVENANCE}
    if not question.type.is_number:
        return [_mapping(own)]
    units: list[Schema] = [_mapping({**own, "unit": {"const": question.unit}})] if question.unit else [_mapping(own)]
    if question.also_accept:
        other = {"value": {"type": "number"}, "unit": {"enum": list(question.also_accept)}, "provenance": _PROVENANCE}
        units.append(_mapping(other, "value", "unit"))
    return units


def _mapping(properties: Mapping[str, object], *needed: str) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(needed or ("value",)),
        "additionalProperties": False,
    }


def _boolean(_: Question) -> list[Schema]:
    return [{"type": "boolean"}]


def _text(_: Question) -> list[Schema]:
    return [{"type": "string", "maxLength": MOST_TEXT}]


def _number(question: Question) -> list[Schema]:
    bounds = question.range
    assert bounds is not None, question.id
    low, high = (float(unscaled(bound, question.decimals)) for bound in (bounds.low, bounds.high))
    is_whole = question.decimals == 0
    found: Schema = {"type": "integer" if is_whole else "number", "minimum": low, "maximum": high}
    if not is_whole:
        found["description"] = f"At most {question.decimals} decimals."
    return [found]


def _choice(question: Question) -> list[Schema]:
    return [_options(question)]


def _options(question: Question) -> Schema:
    return {
        "oneOf" if len(question.options) > 1 else "anyOf": [
            {"const": option.id, "title": option.label} for option in question.options
        ]
    }


def _choices(question: Question) -> list[Schema]:
    ticked: Schema = {"type": "array", "items": _options(question), "minItems": 1}
    nones = [option.id for option in question.options if option.none]
    if nones:  # it excludes all others
        alone = {"items": {"enum": nones}}
        ticked |= {"if": {"contains": {"enum": nones}}, "then": alone}
    if not (question.allow_not_sure or question.search):
        return [ticked]
    return [ticked, _ticked_in_part(question, nones)]


def _ticked_in_part(question: Question, nones: list[str]) -> Schema:
    """Return what else can be said of a list: what is not sure, and names that are not on it."""
    some: Schema = {"type": "array", "items": {"enum": [each.id for each in question.options if each.id not in nones]}}
    parts: Schema = {"includes": some}
    if question.allow_not_sure:
        parts["not_sure"] = {"type": "array", "items": _options(question)}
    if question.search:
        name = {"type": "string", "pattern": "\\S"}
        parts["not_recognised"] = {"type": "array", "items": name}
    filled = [{"required": [part], "properties": {part: {"minItems": 1}}} for part in parts]
    return {"type": "object", "properties": parts, "additionalProperties": False, "anyOf": filled}


_BY_TYPE: dict[QuestionType, Callable[[Question], list[Schema]]] = {
    QuestionType.BOOLEAN: _boolean,
    QuestionType.INTEGER: _number,
    QuestionType.DECIMAL: _number,
    QuestionType.CHOICE: _choice,
    QuestionType.CHOICES: _choices,
    QuestionType.TEXT: _text,
}
