"""
The answers to a questionnaire as JSON Schema for whatever draws forms: one plain control for each question.

Narrower than `answers_schema`: each answer has one type, and each option the words that people read. Whatever fits it
fits that, too. Nothing in it makes a form choose an answer by itself: nobody would have given it.
"""

from collections.abc import Callable

from intakewise.language.saying import say, speaking
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.passes.answers_schema import Schema
from intakewise.passes.check_answers import MOST_TEXT
from intakewise.passes.check_number import numbers_taken
from intakewise.passes.literals import unscaled


def form_schema(knowledge: Knowledge) -> Schema:
    """Return the schema of a form, its fields in the order in which they are asked, in the language of the texts."""
    with speaking(knowledge.language.code):
        fields = {name: _field(question) for name, question in knowledge.questionnaire.questions.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": knowledge.title,
        "$comment": f"{knowledge.id} {knowledge.version} {knowledge.digest}",
        "type": "object",
        "properties": fields,
        "additionalProperties": False,
    }


def _field(question: Question) -> Schema:
    said = (question.help, question.why, numbers_taken(question) if question.type.is_number else "")
    return {"title": question.ask, "description": " ".join(filter(None, said)), **_BY_TYPE[question.type](question)}


def _named(value: object, title: str) -> Schema:
    """Return one thing that can be chosen. As a `const`, react-jsonschema-form 5 would choose the first by itself."""
    return {"enum": [value], "title": title}


def _boolean(_: Question) -> Schema:
    return {"type": "boolean", "oneOf": [_named(True, say("Yes")), _named(False, say("No"))]}


def _text(_: Question) -> Schema:
    return {"type": "string", "maxLength": MOST_TEXT}


def _number(question: Question) -> Schema:
    bounds = question.range
    assert bounds is not None, question.id
    low, high = (unscaled(bound, question.decimals) for bound in (bounds.low, bounds.high))
    if not question.decimals:
        return {"type": "integer", "minimum": int(low), "maximum": int(high)}
    return {"type": "number", "minimum": float(low), "maximum": float(high)}


def _choice(question: Question) -> Schema:
    return {"type": "string", "oneOf": [_named(option.id, option.label) for option in question.options]}


def _choices(question: Question) -> Schema:
    ticked: Schema = {"type": "array", "uniqueItems": True, "minItems": 1, "items": _choice(question)}
    nones = [option.id for option in question.options if option.none]
    if nones:  # it excludes all others
        ticked |= {"if": {"contains": {"enum": nones}}, "then": {"maxItems": 1}}
    return ticked


_BY_TYPE: dict[QuestionType, Callable[[Question], Schema]] = {
    QuestionType.BOOLEAN: _boolean,
    QuestionType.INTEGER: _number,
    QuestionType.DECIMAL: _number,
    QuestionType.CHOICE: _choice,
    QuestionType.CHOICES: _choices,
    QuestionType.TEXT: _text,
}
