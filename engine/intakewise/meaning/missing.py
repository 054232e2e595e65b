"""Which missing answers keep a rule from being decided: down to the questions, through findings and derived numbers."""

from collections.abc import Iterable

from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import Facts, gap_of, value_of
from intakewise.meaning.reasons import CONNECTIVES, GAPS
from intakewise.meaning.resting import FACTS_READ
from intakewise.model.conditions import Compare, Condition, Holds, Includes, Known
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Fact, FactKind, Knowledge
from intakewise.passes.atoms import facts_in

_NONE = frozenset[str]()

_ATOMS = (Includes, Compare, Holds, Known)


class Missing:
    """
    The questions whose answers are missing; each rule, number, and finding is looked through once.

    Args:
        facts: with every finding in place, as `settled_facts` gives them.
    """

    def __init__(self, knowledge: Knowledge, facts: Facts, inference: Inference) -> None:
        self._knowledge = knowledge
        self._facts = facts
        self._outcomes = inference.rules
        self._read_by_rule = FACTS_READ.of(knowledge).by_rule
        self._questions = frozenset(knowledge.questionnaire.questions)
        self._derived = {derived.id: derived for derived in knowledge.questionnaire.derived}
        # A number or band that is known within bounds is none of these: some tests of it may be decided.
        self._unknown = frozenset(name for name in knowledge.facts if value_of(facts, name) in GAPS)
        self._for_rules: dict[str, frozenset[str]] = {}
        self._for_inferred: dict[str, frozenset[str]] = {}
        self._for_overturning: dict[str, frozenset[str]] = {}

    def for_rule(self, name: str) -> frozenset[str]:
        """Return the questions whose missing answers keep a rule from being decided; none where it is decided."""
        if name not in self._for_rules:
            self._for_rules[name] = self._questions_behind(self._gaps_of_rule(name))
        return self._for_rules[name]

    def _gaps_of_rule(self, name: str) -> frozenset[str]:
        """Return the facts without which a rule cannot be decided."""
        when = self._knowledge.rules[name].when
        if name in self._knowledge.plan.revisable:
            # It may ask what is known: of the referral, here more can be than was for the rule.
            return self._gaps_in(when) if evaluate(when, self._facts) in GAPS else _NONE
        if self._outcomes[name] not in GAPS:
            return _NONE
        # Of somebody who declined nearly everything, most rules end here.
        return read if (read := self._read_by_rule[name]) <= self._unknown else self._gaps_in(when)

    def _gaps_in(self, condition: Condition) -> frozenset[str]:
        """Return the facts without which a condition that is not known cannot be decided."""
        found: set[str] = set()
        waiting: list[tuple[Condition, ...]] = [(condition,)]
        while waiting:
            for part in waiting.pop():
                if isinstance(part, CONNECTIVES):
                    if evaluate(part, self._facts) in GAPS:
                        waiting.append(part.parts)
                    continue
                assert isinstance(part, _ATOMS), part
                # Of a list one option that is not known is enough: the others ask for the same answer.
                if part.fact not in found and evaluate(part, self._facts) in GAPS:
                    found.add(part.fact)
        return frozenset(found)

    def _questions_behind(self, facts: frozenset[str]) -> frozenset[str]:
        """Return the questions among facts that are not known, and those that numbers and findings among them need."""
        if facts <= self._questions:
            return facts
        return _together([facts & self._questions, *map(self._behind, facts - self._questions)])

    def _behind(self, name: str) -> frozenset[str]:
        if name not in self._for_inferred:
            fact = self._knowledge.facts[name]
            self._for_inferred[name] = self._behind_number(name) if fact.derived else self._behind_finding(fact)
        return self._for_inferred[name]

    def _behind_number(self, name: str) -> frozenset[str]:
        derived = self._derived[name]
        terms = (term.fact for term in derived.terms if term.fact)
        unknown = frozenset(fact for fact in terms if gap_of(value_of(self._facts, fact)) is not None)
        undecided = (item.when for item in derived.scored if evaluate(item.when, self._facts) in GAPS)
        return self._questions_behind(unknown.union(*map(self._gaps_in, undecided)))

    def _behind_finding(self, fact: Fact) -> frozenset[str]:
        revisable = self._knowledge.plan.revisable
        return _together(
            self._behind_outcome(rule)
            for rule in self._rules_of(fact)
            if self._outcomes[rule] in GAPS or rule in revisable
        )

    def _behind_outcome(self, rule: str) -> frozenset[str]:
        """Return what would decide a rule, or could take back what it comes to now, through the findings it reads."""
        if self._outcomes[rule] in GAPS:
            return self.for_rule(rule)
        if rule not in self._for_overturning:
            read = map(self._knowledge.facts.__getitem__, facts_in(self._knowledge.rules[rule].when))
            self._for_overturning[rule] = _together(
                self._behind_outcome(other) for fact in read for other in self._rules_of(fact)
            )
        return self._for_overturning[rule]

    def _rules_of(self, fact: Fact) -> Iterable[str]:
        """Return the rules that bear on a finding; none for an answer or a number."""
        plan = self._knowledge.plan
        if fact.kind is FactKind.STATE:
            return plan.concluding[fact.id]
        if fact.kind is FactKind.REFERRAL:
            return (rule for rule, _ in plan.referring)
        return (rule for rule, _ in plan.evidence[fact.id]) if fact.kind is FactKind.CONTRIBUTOR else ()


def _together(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return _NONE.union(*sets)
