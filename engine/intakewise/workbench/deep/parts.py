"""
Rules that can never fire, or always do, and parts of their conditions that can never be true or change nothing.

A part is judged where it stands: together with all that must hold beside it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from intakewise.explain.condition_yaml import condition_in_yaml
from intakewise.model.claims import Stance, Wish
from intakewise.model.conditions import All, AnyOf, Condition
from intakewise.model.flaws import Cause, Flaw
from intakewise.model.rules import Rule
from intakewise.model.values import Truth
from intakewise.problems.problem import Place, Problem, Severity
from intakewise.workbench.deep.asking import Asking

EXCLUDING = "These exclude each other, or themselves"
"""What the causes are where something can never be."""


def flaws_in_condition(asking: Asking, rule: Rule) -> Iterator[Flaw]:
    """
    Yield what is wrong with a rule's condition; of one that can never hold, nothing else.

    Raises:  Undecided: the prover could not say.
    """
    if not asking.can_be(Wish(rule.when)):
        yield _never_fires(asking, rule)
        return
    may_always = asking.unanswered.rules[rule.id] is Truth.TRUE
    if may_always and not asking.can_be(Wish(rule.when, Stance.NOT_TRUE)):
        message = f"'{rule.id}' fires for everybody, whatever is answered."
        fix = "Correct its condition."
        yield Flaw(Problem("IW-L052", rule.place, message, fix=fix, severity=Severity.WARNING))
        return
    yield from _Parts(asking, rule).flaws()


def _never_fires(asking: Asking, rule: Rule) -> Flaw:
    parts = needs_of(rule.when)
    excluding = asking.in_the_way([Wish(part) for part in parts])
    message = f"'{rule.id}' can never fire: no answers make its condition true."
    fix = "Correct what excludes each other, or delete the rule."
    causes = causes_of(asking, rule, [parts[number] for number in excluding])
    return Flaw(Problem("IW-L050", rule.place, message, fix=fix), causes, EXCLUDING)


def needs_of(condition: Condition) -> tuple[Condition, ...]:
    """Return what must hold for a condition to hold."""
    return condition.parts if isinstance(condition, All) else (condition,)


def causes_of(asking: Asking, rule: Rule, parts: list[Condition]) -> tuple[Cause, ...]:
    """Return parts of a rule's condition as what a flaw rests on."""
    return tuple(Cause(place_of(part, rule), condition_in_yaml(asking.knowledge, part)) for part in parts)


def place_of(part: Condition, rule: Rule) -> Place:
    """Return where a part stands; where its rule stands, if that is not known."""
    return part.place if part.place.file else rule.place


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a connective, with the other parts of it, and what must hold beside that connective."""

    node: Condition
    parent: All | AnyOf
    beside: tuple[Condition, ...]

    @property
    def siblings(self) -> tuple[Condition, ...]:
        return tuple(part for part in self.parent.parts if part is not self.node)


class _Parts:
    """
    The parts of one rule's condition.

    What changes nothing is left out of what the next part is judged by: so all that is reported can go at once.
    """

    def __init__(self, asking: Asking, rule: Rule) -> None:
        self._asking = asking
        self._rule = rule
        self._when = rule.when

    def flaws(self) -> Iterator[Flaw]:
        """Yield what is wrong with the parts; of two that say the same the later one."""
        yield from self._within(self._when, ())

    def _within(self, node: Condition, beside: tuple[Condition, ...]) -> Iterator[Flaw]:
        if not isinstance(node, All | AnyOf):
            return
        left = node
        for part in reversed(node.parts):
            looked_at = _Part(part, left, beside)
            flaw = self._of_branch(looked_at) if isinstance(node, AnyOf) else self._of_need(looked_at)
            if flaw is not None:
                yield flaw
                self._when = without(self._when, part)
                left = replace(left, parts=looked_at.siblings)
            else:
                needed = (*beside, *looked_at.siblings) if isinstance(node, All) else beside
                yield from self._within(part, needed)

    def _of_need(self, part: _Part) -> Flaw | None:
        """Judge a part of an `all`: without it, is the rule ever true that was not, or no longer false?"""
        fewer = without(self._when, part.node)
        if self._differs((fewer, Stance.TRUE), (self._when, Stance.NOT_TRUE)):
            return None
        if self._differs((fewer, Stance.NOT_FALSE), (self._when, Stance.FALSE)):
            return None
        beside = [*part.beside, *part.siblings]
        reasons = self._asking.in_the_way([Wish(each) for each in beside], [Wish(part.node, Stance.NOT_TRUE)])
        says = "is always so where the rest of the condition holds"
        return self._changes_nothing(part, says, [beside[number] for number in reasons])

    def _of_branch(self, part: _Part) -> Flaw | None:
        """Judge a part of an `any`: does the rule ever fire through it alone?"""
        fewer = without(self._when, part.node)
        if self._differs((self._when, Stance.TRUE), (fewer, Stance.NOT_TRUE)):
            return None
        beside = [*part.beside, *needs_of(part.node)]
        if not self._asking.can_be(*map(Wish, beside)):
            reasons = self._asking.in_the_way([Wish(each) for each in beside])
            return self._never_true(part, [beside[number] for number in reasons])
        if self._differs((self._when, Stance.NOT_FALSE), (fewer, Stance.FALSE)):
            return None
        others = part.siblings
        kept = [Wish(each) for each in beside]
        reasons = self._asking.in_the_way([Wish(each, Stance.NOT_TRUE) for each in others], kept)
        return self._changes_nothing(part, "holds only where another branch does", [others[each] for each in reasons])

    def _differs(self, first: tuple[Condition, Stance], second: tuple[Condition, Stance]) -> bool:
        return self._asking.can_be(Wish(*first), Wish(*second))

    def _never_true(self, part: _Part, causes: list[Condition]) -> Flaw:
        return self._flaw("IW-L051", part, "can never be true here", causes, EXCLUDING)

    def _changes_nothing(self, part: _Part, says: str, causes: list[Condition]) -> Flaw:
        return self._flaw("IW-L052", part, f"changes nothing: it {says}", causes, "It follows from")

    def _flaw(self, code: str, part: _Part, says: str, causes: list[Condition], because: str) -> Flaw:
        written = condition_in_yaml(self._asking.knowledge, part.node)
        message = f"In '{self._rule.id}', `{written}` {says}."
        fix, severity = "Take it out, or correct it.", Severity.WARNING
        if because != EXCLUDING:
            fix, severity = "Take it out, correct it, or leave it for whoever reads the rule.", Severity.NOTE
        problem = Problem(code, place_of(part.node, self._rule), message, fix=fix, severity=severity)
        return Flaw(problem, causes_of(self._asking, self._rule, causes), because)


def without(condition: Condition, gone: Condition) -> Condition:
    """Return a condition without one of its parts, which is that very object; of the last part nothing is left."""
    if not isinstance(condition, All | AnyOf):
        return condition
    return replace(condition, parts=tuple(without(part, gone) for part in condition.parts if part is not gone))
