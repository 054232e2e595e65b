"""
Find answers with which a rule fires, and answers with which it is known not to: its first two cases.

It searches and does not promise: where it finds nothing, there may be nothing to find.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from intakewise.meaning.answering import read_answers
from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import Facts
from intakewise.meaning.infer import infer
from intakewise.meaning.reasons import settled_facts
from intakewise.meaning.slices import Slicer
from intakewise.model.answers import Answer, Answers
from intakewise.model.cases import Case, Expected, RankExpectation
from intakewise.model.conditions import All, AnyOf, Condition
from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Refers
from intakewise.model.values import Truth
from intakewise.passes.normalise import complement
from intakewise.passes.raw_answers import raw_answers
from intakewise.problems.problem import Place, Problem
from intakewise.workbench.cases import Assess, all_answers
from intakewise.workbench.other_answers import OtherAnswers, conditions_of

_UNKNOWN = 0.1

MOST_PAIRS = 5000
"""Pairs of answers that are tried where no single one brings the condition nearer."""


def first_cases(knowledge: Knowledge, rule: str, taken: set[str], assess: Assess) -> tuple[list[Case], list[Problem]]:
    """
    Return a case where a rule fires and one where it is known not to, or why there are none.

    Args:
        taken: ids of the cases there are.
        assess: `KnowledgeBase.assess`.
    """
    fires, does_not = (given_for(knowledge, rule, truth) for truth in (Truth.TRUE, Truth.FALSE))
    if fires is None or does_not is None:
        what = "it fires" if fires is None else "it is known not to fire"
        message = f"No answers were found with which {what}."
        fix = "Look whether its condition can hold; if it can, write it into the file with cases of your own."
        return [], [Problem("IW-F033", Place("--when"), message, fix=fix)]
    return [
        Case(_free(f"{rule}.fires", taken), "", "", fires, _expected(knowledge, rule, fires, assess)),
        Case(_free(f"{rule}.does_not_fire", taken), "", "", does_not, Expected(not_fired=(rule,))),
    ], []


def _expected(knowledge: Knowledge, rule: str, given: dict[str, object], assess: Assess) -> Expected:
    """Return what the first case expects: that the rule fires, and, where it refers, the level that then is reached."""
    if not any(isinstance(effect, Refers) for effect in knowledge.rules[rule].effects):
        return Expected(fired=(rule,))
    level = assess(all_answers(knowledge, "", given, {}), places={}).referral.level
    return Expected(referral=RankExpectation(level, level), fired=(rule,))


def _free(name: str, taken: set[str]) -> str:
    number = 2
    free = name
    while free in taken:
        free, number = f"{name}_{number}", number + 1
    return free


def given_for(knowledge: Knowledge, rule: str, wanted: Truth) -> dict[str, object] | None:
    """
    Return raw answers with which a rule is true, or false, and as few of them as will do; None if none were found.

    Args:
        wanted: `TRUE` or `FALSE`: a rule that is merely not known to fire shows nothing.
    """
    part = Slicer(knowledge).slice([rule])
    search = _Search(part, rule, wanted, OtherAnswers(part, conditions_of(part)))
    answers: Answers | None = {}
    while answers is not None and not search.is_found(answers):
        answers = search.nearer(answers)
    return None if answers is None else raw_answers(knowledge.questionnaire, search.without_what_can_go(answers))


@dataclass(frozen=True, slots=True)
class _Search:
    """From no answers towards those wanted, each step one that brings the condition nearer."""

    part: Knowledge
    rule: str
    wanted: Truth
    others: OtherAnswers

    def is_found(self, answers: Answers) -> bool:
        facts = read_answers(self.part.questionnaire, answers).facts
        return infer(self.part, facts).rules[self.rule] is self.wanted

    def nearer(self, answers: Answers) -> Answers | None:
        """Return answers that come nearer, question by question; else by two changes at once; None if none do."""
        best, reached = answers, self._nearness(answers)
        for name in self.part.questionnaire.order:
            for changed in list(self._changes(best, name)):
                nearness = self._nearness(changed)
                if nearness > reached:
                    best, reached = changed, nearness
        if best is not answers:
            return best
        single = [changed for name in self.part.questionnaire.order for changed in self._changes(answers, name)]
        return next(filter(self.is_found, islice(self._pairs(answers, single), MOST_PAIRS)), None)

    def without_what_can_go(self, answers: Answers) -> Answers:
        """Drop answer after answer; one that could not go may go once another has gone."""
        for name in answers:
            fewer = {other: answer for other, answer in answers.items() if other != name}
            if self.is_found(fewer):
                return self.without_what_can_go(fewer)
        return answers

    def _changes(self, answers: Answers, name: str) -> Iterator[Answers]:
        question = self.part.questionnaire.questions.get(name)
        for value in self.others.to(question, answers.get(name)) if question is not None else ():
            yield {**answers, name: Answer(value)}

    def _pairs(self, answers: Answers, single: list[Answers]) -> Iterator[Answers]:
        for first, second in combinations(single, 2):
            both = {**answers, **_new(first, answers), **_new(second, answers)}
            if len(_new(both, answers)) == 2:
                yield both

    def _nearness(self, answers: Answers) -> tuple[float, float]:
        """Return how near the rule is to what is wanted, then how near the rules are that it rests on."""
        said = read_answers(self.part.questionnaire, answers).facts
        facts = settled_facts(self.part, said, infer(self.part, said))
        near = {
            name: _share_true(rule.when if self.wanted is Truth.TRUE else complement(rule.when), facts)
            for name, rule in self.part.rules.items()
        }
        return near[self.rule], sum(near.values())


def _new(changed: Answers, answers: Answers) -> Answers:
    return {name: answer for name, answer in changed.items() if answers.get(name) != answer}


def _share_true(condition: Condition, facts: Facts) -> float:
    """
    Return how much of a condition is true: 1 for all that it needs.

    An unknown test counts a little: ticking one of two options of a list, which makes the other known false, is nearer.
    """
    match condition:
        case All():
            return sum(_share_true(part, facts) for part in condition.parts) / max(len(condition.parts), 1)
        case AnyOf():
            return max((_share_true(part, facts) for part in condition.parts), default=0)
    truth = evaluate(condition, facts)
    return 1 if truth is Truth.TRUE else 0 if truth is Truth.FALSE else _UNKNOWN
