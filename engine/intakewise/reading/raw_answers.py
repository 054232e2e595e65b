"""
Turn answers as written in YAML or JSON into plain values, typed by the question that each belongs to.

Must not judge them: `passes.check_answers` does.
"""

from collections.abc import Mapping as Dictionary
from decimal import Decimal

from intakewise.model.questionnaires import Question, QuestionType
from intakewise.passes import literals
from intakewise.problems.problem import Place
from intakewise.reading.nodes import List, Mapping, Node, Scalar
from intakewise.reading.schema_types import BOOLEANS, NOTHING

Questions = Dictionary[str, Question]


def raw_answers(node: Mapping, questions: Questions) -> tuple[dict[str, object], dict[str, Place]]:
    """Return the answers of a mapping by question id, and where each stands."""
    answers = {name: _raw(value, questions.get(name)) for name, value in node.entries.items()}
    return answers, {name: value.place for name, value in node.entries.items()}


def _raw(node: Node, question: Question | None) -> object:
    if isinstance(node, Scalar):
        return _scalar(node, question)
    if isinstance(node, List):
        return [_raw(item, None) for item in node.items]
    return {key: _raw(value, question if key == "value" else None) for key, value in node.entries.items()}


def _scalar(node: Scalar, question: Question | None) -> object:
    """Return what a scalar says: a quoted one is always text, and a plain one what the question expects."""
    text = node.text
    if node.quoted:
        return text
    if text in NOTHING:
        return None
    if question is None:
        return text
    if question.type is QuestionType.BOOLEAN:
        return BOOLEANS.get(text, text)
    if question.type.is_number and literals.is_number(text):
        return Decimal(text)
    return text
