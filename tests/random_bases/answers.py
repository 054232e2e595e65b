"""Random answers, as `KnowledgeBase.assess` takes them: partial, declined, unsure, incomplete; and their completion."""

from collections.abc import Mapping
from decimal import Decimal
from random import Random
from typing import Any

from intakewise.model.answers import Answers
from intakewise.model.questionnaires import Question, Questionnaire, QuestionType
from intakewise.passes.check_answers import check_answers

RawAnswers = dict[str, object]

_DECLINED = (None, {"declined": "dont_know"}, {"declined": "rather_not_say"})


def checked(questionnaire: Questionnaire, raw: Mapping[str, object]) -> Answers:
    """Return raw answers that must be right in the one form that inference takes."""
    answers, problems = check_answers(questionnaire, raw)
    assert not problems, problems
    return answers


def partial_answers(random: Random, questionnaire: Questionnaire) -> RawAnswers:
    """Return answers to some of the questions, in any order; how many differs from one set to the next."""
    share = random.choice((0.0, 0.3, 0.6, 0.9, 1.0))
    raw: RawAnswers = {}
    for question in questionnaire.questions.values():
        if random.random() < share:
            raw[question.id] = _from_elsewhere(value_for(random, question))
        elif random.random() < 0.4:
            raw[question.id] = random.choice(_DECLINED)
    return raw


def _from_elsewhere(value: object) -> object:
    """Return what was given with its unit as imported: in an interview, people type; `assess` is given anything."""
    return {**value, "provenance": "imported"} if isinstance(value, dict) and "unit" in value else value


def completed(random: Random, questionnaire: Questionnaire, raw: Mapping[str, object]) -> RawAnswers:
    """Return the same answers and more: what was declined, absent, unsure, or incomplete may now be known."""
    return {
        question.id: value
        for question in questionnaire.questions.values()
        if (value := _more(random, question, raw)) is not _ABSENT
    }


_ABSENT = object()


def _more(random: Random, question: Question, raw: Mapping[str, object]) -> object:
    value = raw.get(question.id, _ABSENT)
    if random.random() < 0.1:
        return value
    if value is _ABSENT or value is None or (isinstance(value, dict) and "declined" in value):
        return value_for(random, question)
    return _settled(random, question, value) if question.type is QuestionType.CHOICES else value


def _settled(random: Random, question: Question, value: object) -> object:
    """
    Decide what a list left open: options that were not sure, and, where something was missing, any that was not ticked.

    What was ticked stays, "something else" included; a name that was not recognised may turn out to be an option.
    """
    parts: dict[str, Any] = value if isinstance(value, dict) else {"includes": value}
    includes, not_sure = list(parts.get("includes", ())), list(parts.get("not_sure", ()))
    unrecognised = bool(parts.get("not_recognised"))
    is_incomplete = unrecognised or any(question.option(each).incomplete for each in includes)
    may_come = [
        option.id
        for option in question.options
        if option.id not in includes
        and (option.id in not_sure or (is_incomplete and not option.none and (unrecognised or not option.incomplete)))
    ]
    ticked = [each for each in may_come if random.random() < 0.4]
    if includes or ticked:
        return includes + ticked
    return value if unrecognised else ["none_of_these"]


def value_for(random: Random, question: Question) -> object:
    """Return an answer to one question that it accepts, as a person gives it."""
    if question.type is QuestionType.BOOLEAN:
        return random.random() < 0.5
    if question.type is QuestionType.TEXT:
        return "said freely"
    if question.type is QuestionType.CHOICE:
        return random.choice(question.options).id
    if question.type is QuestionType.CHOICES:
        return _list_for(random, question)
    return _number_for(random, question)


def _number_for(random: Random, question: Question) -> object:
    assert question.range is not None
    number = random.randint(question.range.low, question.range.high)
    if question.type is QuestionType.INTEGER:
        return number
    exact = Decimal(number).scaleb(-question.decimals)
    return random.choice((float(exact), exact, {"value": exact, "unit": question.unit}))


def _list_for(random: Random, question: Question) -> object:
    if random.random() < 0.25:
        return ["none_of_these"]
    others = [option.id for option in question.options if not option.none]
    includes = [option for option in others if random.random() < 0.4]
    left = [option for option in others if option not in includes]
    parts: dict[str, list[str]] = {"includes": includes}
    if question.allow_not_sure:
        parts["not_sure"] = [option for option in left if random.random() < 0.3]
    if question.search and random.random() < 0.2:
        parts["not_recognised"] = ["some other name"]
    if not any(parts.values()):
        return ["none_of_these"]
    return includes if list(parts) == ["includes"] else parts
