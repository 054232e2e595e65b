"""How each question may be answered, and what may stand in a question itself, as an editor is told."""

from collections.abc import Sequence

from intakewise.model.drafts import Draft
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.passes.option_names import is_searched
from intakewise.reading.schema_files import Schema, as_schema
from intakewise.workbench.editor.names import Name, options_of
from intakewise.workbench.editor.words import by_name, defined, either, listed, truths


def answers_by_question(draft: Draft, answer: Schema) -> dict[str, Schema]:
    """
    Return how each question may be answered, by its name.

    Args:
        answer: how any may be.
    """
    return {each.id: {**_answer(each, answer), "description": each.ask} for each in _questions(draft)}


def parts_by_question(draft: Draft) -> list[Schema]:
    """Ask of each question that what it says of its own options names these."""
    return by_name("id", ((each.id, _parts(each)) for each in _questions(draft) if _parts(each)))


def worrying_by_question(draft: Draft) -> list[Schema]:
    """Ask of what names a question, and answers to it that worry, that these are answers to it."""
    return by_name(
        "question", ((each.id, {"worrying": listed(_option(each))}) for each in _questions(draft) if _has_options(each))
    )


def options_of_searches(draft: Draft) -> tuple[Name, ...]:
    """Return every option of the lists that are searched, each with its question before it."""
    return tuple(
        Name(f"{question.id}.{option.id}", option.label)
        for question in _questions(draft)
        if is_searched(question)
        for option in question.options
    )


def _questions(draft: Draft) -> Sequence[Question]:
    return draft.questionnaire.questions if draft.questionnaire else ()


def _has_options(question: Question) -> bool:
    return question.type in (QuestionType.BOOLEAN, QuestionType.CHOICE, QuestionType.CHOICES)


def _option(question: Question) -> Schema:
    return truths(True, False) if question.type is QuestionType.BOOLEAN else defined(options_of(question.id))


def _answer(question: Question, answer: Schema) -> Schema:
    """Return its own answers, "I don't know", or one of these in a mapping that says more."""
    if not _has_options(question):
        return answer
    lists = question.type is QuestionType.CHOICES
    plain = listed(_option(question), least=0) if lists else _option(question)
    keys = ("value", "includes", "not_sure") if lists else ("value",)
    properties = {**as_schema(answer["properties"]), **dict.fromkeys(keys, plain)}
    return either(plain, {"type": "null"}, {"type": "object", "properties": properties, "additionalProperties": False})


def _parts(question: Question) -> Schema:
    """Return what names its own options: which of them worry, what its absence means, and the names of several."""
    if not _has_options(question):
        return {}
    option = _option(question)
    parts: dict[str, Schema] = {"worrying": listed(option), "if_hidden": option}
    if question.shared_names:
        several: Schema = {"properties": {"all_of": listed(option, least=2), "any_of": listed(option, least=2)}}
        parts["shared_names"] = {"items": several}
    return parts
