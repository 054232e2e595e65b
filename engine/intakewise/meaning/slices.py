"""
Slices: the part of a knowledge base that some rules rest on. A slice infers the same of it, in a fraction of the time.

Knows nothing of why somebody asks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.plan import Plan, Stratum
from intakewise.model.questionnaires import Derived, Questionnaire
from intakewise.passes.atoms import facts_in


class Slicer:
    """
    Finds what rules rest on, each only once.

    Args:
        knowledge: the whole of it.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._derived: Mapping[str, Derived] = {each.id: each for each in knowledge.questionnaire.derived}
        self._behind: dict[str, frozenset[str]] = {}

    def rules_of(self, finding: str) -> tuple[str, ...]:
        """Return the rules that bear on a state, a contributor, or the referral."""
        plan = self._knowledge.plan
        if finding == REFERRAL:
            return tuple(rule for rule, _ in plan.referring)
        if finding in plan.concluding:
            return tuple(plan.concluding[finding])
        return tuple(rule for rule, _ in plan.evidence[finding])

    def behind(self, name: str) -> frozenset[str]:
        """Return every fact that a rule, or a fact, rests on in any way, answers to hidden questions included."""
        if name not in self._behind:
            found: set[str] = set()
            waiting = list(self._read_by(name))
            while waiting:
                fact = waiting.pop()
                if fact in self._behind:
                    found |= {fact, *self._behind[fact]}
                elif fact not in found:
                    found.add(fact)
                    waiting.extend(self._read_by(fact))
            self._behind[name] = frozenset(found)
        return self._behind[name]

    def slice(self, rules: Iterable[str], contributors: Iterable[str] = ()) -> Knowledge:
        """Return what these rules, and the bands of these contributors, rest on, as a knowledge base of its own."""
        knowledge = self._knowledge
        facts = frozenset[str](contributors)
        wanted = set(rules)
        for name in (*wanted, *facts):
            facts |= self.behind(name)
        findings = [name for name in facts if name in knowledge.facts and knowledge.facts[name].is_finding]
        wanted.update(rule for finding in findings for rule in self.rules_of(finding))
        return replace(
            knowledge,
            questionnaire=_sliced_questionnaire(knowledge.questionnaire, facts),
            states={name: each for name, each in knowledge.states.items() if name in facts},
            contributors={name: each for name, each in knowledge.contributors.items() if name in facts},
            rules={name: each for name, each in knowledge.rules.items() if name in wanted},
            plan=_sliced_plan(knowledge.plan, wanted, facts),
        )

    def _read_by(self, name: str) -> Iterable[str]:
        knowledge = self._knowledge
        if name in knowledge.rules:
            yield from facts_in(knowledge.rules[name].when)
        elif name in self._derived:
            yield from (term.fact for term in self._derived[name].terms if term.fact)
            for item in self._derived[name].scored:
                yield from facts_in(item.when)
        elif name in knowledge.questionnaire.questions:
            ask_when = knowledge.questionnaire.questions[name].ask_when
            yield from facts_in(ask_when) if ask_when is not None else ()
        else:
            contributor = knowledge.contributors.get(name)
            if contributor is not None and contributor.applies_when is not None:
                yield from facts_in(contributor.applies_when)
            for rule in self.rules_of(name):
                yield from facts_in(knowledge.rules[rule].when)


def _sliced_questionnaire(questionnaire: Questionnaire, facts: frozenset[str]) -> Questionnaire:
    """Keep every question, so that answers still fit; only those that matter are read."""
    return replace(questionnaire, order=tuple(name for name in questionnaire.order if name in facts))


def _sliced_plan(plan: Plan, rules: set[str], facts: frozenset[str]) -> Plan:
    return replace(
        plan,
        strata=tuple(
            Stratum(
                tuple(rule for rule in stratum.rules if rule in rules),
                tuple(state for state in stratum.states if state in facts),
                tuple(each for each in stratum.contributors if each in facts),
                stratum.referral,
            )
            for stratum in plan.strata
        ),
        referring=tuple((rule, effect) for rule, effect in plan.referring if rule in rules),
    )
