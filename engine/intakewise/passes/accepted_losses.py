"""Type the accepted losses: which worrying answers may close which rule. Whether they ever do is for a proof to say."""

from collections.abc import Iterator
from dataclasses import replace

from intakewise.model.drafts import Kind
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.model.rules import AcceptedLoss
from intakewise.passes.names import Names, unknown
from intakewise.passes.scope import listed
from intakewise.passes.typecheck_truths import truth_of
from intakewise.problems.problem import Problem
from intakewise.problems.suggestions import nearest

_IN_WORDS = {True: "yes", False: "no"}


def type_accepted_losses(knowledge: Knowledge, names: Names, problems: list[Problem]) -> Knowledge:
    """
    Return a knowledge base whose accepted losses name answers as questions do.

    Args:
        problems: what is found is added here.
    """
    questions = knowledge.questionnaire.questions
    losses = {name: _typed(loss, questions.get(loss.question)) for name, loss in knowledge.accepted_losses.items()}
    for loss in losses.values():
        problems += _unknown_names(loss, names)
        problems += _answers(loss, questions.get(loss.question))
        problems += _rule(loss, knowledge)
    return replace(knowledge, accepted_losses=losses)


def _typed(loss: AcceptedLoss, question: Question | None) -> AcceptedLoss:
    if question is None or question.type is not QuestionType.BOOLEAN:
        return loss
    truths = ((each, truth_of(each)) for each in loss.worrying)
    return replace(loss, worrying=tuple(each if truth is None else _IN_WORDS[truth] for each, truth in truths))


def _unknown_names(loss: AcceptedLoss, names: Names) -> Iterator[Problem]:
    yield from unknown(names, Kind.QUESTION, loss.question, loss.places["question"])
    yield from unknown(names, Kind.RULE, loss.rule, loss.places["rule"])
    for number, source in enumerate(loss.sources):
        yield from unknown(names, Kind.SOURCE, source, loss.places[f"sources.{number}"])


def _answers(loss: AcceptedLoss, question: Question | None) -> Iterator[Problem]:
    if question is None:
        return
    worrying = question.worrying if question.safety else ()
    if not worrying:
        yield Problem(
            "IW-L040",
            loss.places["question"],
            f"No answer to '{question.id}' is worrying, so none can be accepted.",
            "Expected a safety question with options, or one of yes or no.",
        )
        return
    for number, answer in enumerate(loss.worrying):
        if answer not in worrying:
            yield Problem(
                "IW-L040",
                loss.places[f"worrying.{number}"],
                f"'{answer}' is no worrying answer to '{question.id}'.",
                f"Expected one of {listed(worrying)}.",
                suggestion=nearest(answer, worrying),
            )


def _rule(loss: AcceptedLoss, knowledge: Knowledge) -> Iterator[Problem]:
    rule = knowledge.rules.get(loss.rule)
    if rule is not None and rule.refers is None:
        yield Problem(
            "IW-L040",
            loss.places["rule"],
            f"The rule '{rule.id}' refers nobody, so nothing is lost with it.",
            "Expected a rule that refers.",
        )
