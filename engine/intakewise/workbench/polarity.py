"""
Which way each option of a checklist can move a contributor: up, down, or either, through whatever chain.

Truth rises from false over unknown to true, and conditions without a negation never fall when a part of them rises: so
an option that only moves up is best ticked, and one that only moves down best left out.
"""

from dataclasses import dataclass, field

from intakewise.meaning.slices import Slicer
from intakewise.model.conditions import All, AnyOf, Compare, Condition, Holds, Includes, Known, Operator
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Derived

UP, DOWN = True, False

_WAYS = {Operator.AT_LEAST: (UP,), Operator.AT_MOST: (DOWN,)}
"""Which way a comparison goes when what it compares rises; others may go either way."""


@dataclass(slots=True)
class _Walk:
    """What was seen on the way: each rule, state, and number at most once in each direction."""

    knowledge: Knowledge
    slicer: Slicer
    question: str
    ways: dict[str, set[bool]] = field(default_factory=dict)
    seen: set[tuple[str, bool]] = field(default_factory=set)

    def rule(self, name: str, way: bool) -> None:
        """Follow a rule."""
        if (name, way) not in self.seen:
            self.seen.add((name, way))
            self.condition(self.knowledge.rules[name].when, way)

    def condition(self, condition: Condition, way: bool) -> None:
        """Follow the parts of a condition."""
        match condition:
            case All() | AnyOf():
                for part in condition.parts:
                    self.condition(part, way)
            case Includes(fact=self.question):
                self.ways.setdefault(condition.option, set()).add(way is condition.expected)
            case Holds():
                self.fact(condition.fact, way is condition.expected)
            case Compare():
                for each in _WAYS.get(condition.operator, (UP, DOWN)):
                    self.fact(condition.fact, way is each)
            case Known():
                for each in (UP, DOWN):
                    self.fact(condition.fact, each)

    def fact(self, name: str, way: bool) -> None:
        """Follow what a fact rests on."""
        if (name, way) in self.seen:
            return
        self.seen.add((name, way))
        if name in self.knowledge.states:
            for rule in self.slicer.rules_of(name):
                self.rule(rule, way)
        elif name in self.knowledge.contributors:
            self.contributor(name, way)
        other = self.knowledge.questionnaire.questions.get(name)
        if other is not None and other.ask_when is not None:
            for each in (UP, DOWN):  # what its absence means may be anything
                self.condition(other.ask_when, each)
        for number in self.knowledge.questionnaire.derived:
            if number.id == name:
                self._number(number, way)

    def _number(self, number: Derived, way: bool) -> None:
        for scored in number.scored:
            self.condition(scored.when, way if scored.points >= 0 else not way)
        for term in number.terms:
            for each in (UP, DOWN):
                self.fact(term.fact, each)

    def contributor(self, name: str, way: bool) -> None:
        """Follow the evidence of a contributor, and when it applies."""
        for rule, effect in self.knowledge.plan.evidence[name]:
            self.rule(rule, way if effect.decibans > 0 else not way)
        applies = self.knowledge.contributors[name].applies_when
        if applies is not None:
            self.condition(applies, way)


def ways_of_options(knowledge: Knowledge, slicer: Slicer, question: str, contributor: str) -> dict[str, set[bool]]:
    """Return, for each option that can move a contributor, the ways in which ticking it can."""
    walk = _Walk(knowledge, slicer, question)
    walk.contributor(contributor, UP)
    return walk.ways
