"""Answers that alone make a red flag true, through whatever chain, and are not marked as worrying."""

from collections.abc import Iterator

from intakewise.meaning.answering import read_answers
from intakewise.meaning.infer import infer
from intakewise.meaning.slices import Slicer
from intakewise.model.answers import Answer, Ticked, Value
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.model.values import Truth
from intakewise.passes.safety_questions import red_flags
from intakewise.problems.problem import Place, Problem
from intakewise.workbench.one_answer import OneAnswer


def check_worrying(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each answer to a safety question that alone makes a red flag true and is not worrying."""
    slicer, flags = Slicer(knowledge), [rule.id for rule in red_flags(knowledge)]
    for question in knowledge.questionnaire.questions.values():
        if question.safety:
            alone = OneAnswer(knowledge, question.id, slicer)
            part = slicer.slice(flag for flag in flags if alone.may_rule(flag, True))
            for name, value, place in _answers(question):
                if name not in question.worrying:
                    yield from (_unmarked(question, name, flag, place) for flag in _made_true(part, question, value))


def _answers(question: Question) -> Iterator[tuple[str, Value, Place]]:
    if question.type is QuestionType.BOOLEAN:
        yield "yes", True, question.place
        yield "no", False, question.place
    for option in question.options:
        ticked = question.type is QuestionType.CHOICES
        yield option.id, Ticked((option.id,)) if ticked else option.id, option.place


def _made_true(part: Knowledge, question: Question, value: Value) -> Iterator[str]:
    """Yield the first red flag of a slice that an answer alone makes true; nothing if it makes none true."""
    if part.rules:
        rules = infer(part, read_answers(part.questionnaire, {question.id: Answer(value)}).facts).rules
        flags = (flag.id for flag in red_flags(part) if rules[flag.id] is Truth.TRUE)
        yield from [flag for flag in [next(flags, "")] if flag]


def _unmarked(question: Question, answer: str, flag: str, place: Place) -> Problem:
    return Problem(
        "IW-L020",
        place,
        f"'{answer}' alone makes the red flag '{flag}' true, and is no worrying answer to '{question.id}'.",
        f"Worrying are: {', '.join(question.worrying)}." if question.worrying else "No answer to it is.",
        f"Add '{answer}' to `worrying`: that such an answer never lowers a referral is proved of worrying ones only.",
    )
