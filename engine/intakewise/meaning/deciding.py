"""
What may still decide something that is open: the facts by which it is open, one step at a time.

Knows nothing of what hangs on it.
"""

from collections.abc import Iterable, Iterator, Set

from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import Facts, gap_of, value_of
from intakewise.meaning.resting import FACTS_READ
from intakewise.model.conditions import All, AnyOf, Compare, Condition, Holds, Includes, Known
from intakewise.model.inference import Inference
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.values import Truth

_CONNECTIVES, _ATOMS = (All, AnyOf), (Holds, Includes, Compare, Known)

_OPEN = Truth.OPEN


class Deciding:
    """
    The facts that may still decide a rule, a condition, or a fact; none where it is decided.

    Args:
        inference, sure: what follows from the answers so far, as `infer_surely` returns it.
        passed_by: facts that are not asked for. It may grow while facts are yielded: what is in it then is left out.
    """

    def __init__(self, knowledge: Knowledge, inference: Inference, sure: Facts, passed_by: Set[str]) -> None:
        self._knowledge = knowledge
        self._surely = inference.surely
        self._sure = sure
        self._passed_by = passed_by
        self._read = FACTS_READ.of(knowledge)
        self._questions = knowledge.questionnaire.questions
        self._derived = {number.id: number for number in knowledge.questionnaire.derived}

    def rules(self) -> Iterator[str]:
        """Yield the rules that are open and read anything that is asked for."""
        return self._to_be_decided(self._knowledge.rules)

    def of_rules(self, names: Iterable[str]) -> Iterator[str]:
        """Yield the facts that may still decide any of some rules."""
        for name in self._to_be_decided(names):
            yield from self._open_in(self._knowledge.rules[name].when)

    def of_condition(self, condition: Condition | None) -> Iterator[str]:
        """Yield the facts that may still decide a condition; none where there is no condition."""
        if condition is None or self._read.by_condition[id(condition)] <= self._passed_by:
            return
        if evaluate(condition, self._sure) is _OPEN:
            yield from self._open_in(condition)

    def of_fact(self, name: str) -> Iterator[str]:
        """Yield the facts that may still decide a fact that is open; of a question, whether it applies."""
        plan = self._knowledge.plan
        if name in self._questions:
            yield from self.of_condition(self._questions[name].ask_when)
        elif name in self._derived:
            for item in self._derived[name].scored:
                yield from self.of_condition(item.when)
            facts = (term.fact for term in self._derived[name].terms if term.fact)
            yield from (fact for fact in facts if gap_of(value_of(self._sure, fact)) is _OPEN)
        elif name in plan.concluding:
            yield from self.of_rules(plan.concluding[name])
        elif name in plan.evidence:
            yield from self.of_condition(self._knowledge.contributors[name].applies_when)
            yield from self.of_rules(rule for rule, _ in plan.evidence[name])
        elif name == REFERRAL:
            yield from self.of_rules(rule for rule, _ in plan.referring)

    def _to_be_decided(self, rules: Iterable[str]) -> Iterator[str]:
        surely, read, passed_by = self._surely, self._read.by_rule, self._passed_by
        return (name for name in rules if surely[name] is _OPEN and not read[name] <= passed_by)

    def _open_in(self, condition: Condition) -> Iterator[str]:
        """Yield the facts of the atoms that are open, of a condition that is."""
        for part in condition.parts if isinstance(condition, _CONNECTIVES) else (condition,):
            if isinstance(part, _CONNECTIVES):
                if evaluate(part, self._sure) is _OPEN:
                    yield from self._open_in(part)
            else:
                assert isinstance(part, _ATOMS), part
                if part.fact not in self._passed_by and evaluate(part, self._sure) is _OPEN:
                    yield part.fact
