"""What follows from a rule, however far down the chain, and which of it a case looks at."""

from collections.abc import Iterator

from intakewise.model.cases import Expected
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.rules import (
    Advises,
    Cautions,
    Concludes,
    Effect,
    LeavesOut,
    Refers,
    Rule,
    Supports,
    Withholds,
)
from intakewise.model.values import Level
from intakewise.passes.atoms import facts_in


class Consequences:
    """Finds what each rule leads to, only once: rules, findings, advice, and cautions by name."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._found: dict[str, frozenset[str]] = {}
        self._readers: dict[str, list[str]] = {}
        for name, rule in knowledge.rules.items():
            for fact in dict.fromkeys(facts_in(rule.when)):
                self._readers.setdefault(fact, []).append(name)
        for name, contributor in knowledge.contributors.items():
            if contributor.applies_when is not None:
                for fact in facts_in(contributor.applies_when):
                    self._readers.setdefault(fact, []).append(name)

    def of(self, rule: str) -> frozenset[str]:
        """Return the names of everything that may be otherwise when a rule is, the rule included."""
        if rule not in self._found:
            found: set[str] = set()
            waiting = [rule]
            while waiting:
                name = waiting.pop()
                if name not in found:
                    found.add(name)
                    waiting.extend(self._next(name))
            self._found[rule] = frozenset(found)
        return self._found[rule]

    def is_outranked(self, rule: Rule, referral: Level) -> bool:
        """Tell whether a rule only refers, and that is below what is given anyway."""
        return all(isinstance(effect, Refers) and self.is_below(effect.level, referral) for effect in rule.effects)

    def is_below(self, level: Level, referral: Level) -> bool:
        """Tell whether a level makes no difference, since a higher one is given, and no rule reads the referral."""
        return level < referral and REFERRAL not in self._readers

    def _next(self, name: str) -> Iterator[str]:
        yield from self._readers.get(name, ())
        if name in self._knowledge.rules:
            for effect in self._knowledge.rules[name].effects:
                yield from self._named(effect)
        elif name == REFERRAL:
            yield from self._knowledge.advice  # an emergency withholds all but first aid

    def _named(self, effect: Effect) -> Iterator[str]:
        match effect:
            case Concludes(name) | Supports(name) | Advises(name) | Withholds(name) | Cautions(name):
                yield name
            case Refers():
                yield REFERRAL
            case LeavesOut(ingredient):
                for advice in self._knowledge.advice.values():
                    if any(ingredient in food.contains for food in advice.foods):
                        yield advice.id


def looked_at(expected: Expected) -> frozenset[str]:
    """Return the names of everything that a case looks at."""
    of_referral = (
        expected.referral is not None
        or expected.within_days is not None
        or bool(expected.contact or expected.see_doctor)
        or expected.not_ruled_out is not None
    )
    return frozenset(
        (
            *((REFERRAL,) if of_referral else ()),
            *expected.contributors,
            *expected.states,
            *expected.fired,
            *expected.not_fired,
            *expected.advice_offered,
            *expected.advice_withheld,
            *expected.advice_not_offered,
            *expected.foods_shown,
            *expected.foods_left_out,
            *expected.cautions,
        )
    )
