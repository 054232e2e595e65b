"""Cases with what follows from their answers, by the plain evaluator: what coverage and mutants are looked up in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from intakewise.meaning.answering import Answered, read_answers
from intakewise.meaning.facts import Facts
from intakewise.meaning.infer import infer_surely
from intakewise.meaning.reasons import settled_facts
from intakewise.model.answers import Answers
from intakewise.model.cases import AnswerSet, Case
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.passes.check_answers import check_answers
from intakewise.workbench.cases import all_answers
from intakewise.workbench.consequences import looked_at


@dataclass(frozen=True, slots=True)
class Prepared:
    """
    A case, and what follows from its answers.

    Args:
        looks_at: what the case expects anything of, by name.
        now, sure: the facts with every finding in place: as they are, and as they are whatever the unknown answers are.
    """

    case: Case
    answers: Answers
    answered: Answered
    inference: Inference
    now: Facts
    sure: Facts
    looks_at: frozenset[str]


def prepare(knowledge: Knowledge, cases: Iterable[Case], answer_sets: Mapping[str, AnswerSet]) -> tuple[Prepared, ...]:
    """Assess each case once, as the knowledge base is."""
    return tuple(_prepared(knowledge, case, answer_sets) for case in cases)


def _prepared(knowledge: Knowledge, case: Case, answer_sets: Mapping[str, AnswerSet]) -> Prepared:
    answers, _ = check_answers(
        knowledge.questionnaire, all_answers(knowledge, case.background, case.given, answer_sets)
    )
    answered = read_answers(knowledge.questionnaire, answers)
    inference, sure = infer_surely(knowledge, answered.facts)
    now = settled_facts(knowledge, answered.facts, inference)
    return Prepared(case, answers, answered, inference, now, sure, looked_at(case.expected))
