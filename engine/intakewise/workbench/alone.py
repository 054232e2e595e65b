"""
Contributors that one answer alone makes likely, through whatever chain: reported, so that it is meant.

Of a list, each option is ticked alone.
"""

from collections.abc import Iterator

from intakewise.meaning.answering import read_answers
from intakewise.meaning.infer import infer
from intakewise.meaning.slices import Slicer
from intakewise.model.answers import Answer
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question
from intakewise.model.values import BAND_FLOORS, Band, Truth
from intakewise.passes.raw_answers import raw_answer
from intakewise.problems.problem import Problem, Severity
from intakewise.workbench.other_answers import OtherAnswers, conditions_of
from intakewise.workbench.proof_cases import written


def check_alone(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a warning where one answer alone makes a contributor likely and nobody says so, or where one does not."""
    found = _likely_alone(knowledge)
    for contributor in knowledge.contributors.values():
        for question, answers in found.get(contributor.id, {}).items():
            if question not in contributor.one_answer_is_enough:
                yield Problem(
                    "IW-L032",
                    contributor.place,
                    f"One answer alone makes '{contributor.id}' likely: {' or '.join(answers)}.",
                    fix=f"Ask for more (`likely_needs`, a lower group), or say that it is meant: "
                    f"one_answer_is_enough: [{question}].",
                    severity=Severity.WARNING,
                )
        for number, question in enumerate(contributor.one_answer_is_enough):
            if question not in found.get(contributor.id, {}):
                yield Problem(
                    "IW-L032",
                    contributor.places[f"one_answer_is_enough.{number}"],
                    f"No answer to '{question}' alone makes '{contributor.id}' likely.",
                    fix="Take it out of `one_answer_is_enough`.",
                    severity=Severity.WARNING,
                )


def _likely_alone(knowledge: Knowledge) -> dict[str, dict[str, list[str]]]:
    """Return the answers that suffice, by contributor and question."""
    slicer = Slicer(knowledge)
    part = slicer.slice((), knowledge.contributors)
    others = OtherAnswers(part, conditions_of(part))
    before = infer(part, read_answers(part.questionnaire, {}).facts)
    found: dict[str, dict[str, list[str]]] = {}
    for question in knowledge.questionnaire.questions.values():
        part = slicer.slice((), _may_suffice(knowledge, slicer, before, question.id))
        for value in others.to(question, None) if part.contributors else ():
            answer = Answer(value)
            for contributor in _likely(part, question, answer):
                answers = found.setdefault(contributor, {}).setdefault(question.id, [])
                answers.append(f"{question.id}: {written(raw_answer(question, answer))}")
    return found


def _may_suffice(knowledge: Knowledge, slicer: Slicer, before: Inference, question: str) -> Iterator[str]:
    """Yield, quickly, the contributors that everything that rests on a question could make likely."""
    for contributor in knowledge.contributors.values():
        evidence = knowledge.plan.evidence[contributor.id]
        counting = (
            max(effect.decibans, 0)
            for rule, effect in evidence
            if question in slicer.behind(rule) or before.rules[rule] is Truth.TRUE
        )
        if contributor.prior + sum(counting) >= BAND_FLOORS[Band.LIKELY]:
            yield contributor.id


def _likely(part: Knowledge, question: Question, answer: Answer) -> Iterator[str]:
    weights = infer(part, read_answers(part.questionnaire, {question.id: answer}).facts).weights
    yield from (name for name, weight in weights.items() if weight.band >= Band.LIKELY)
