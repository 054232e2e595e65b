"""
Everything that follows from one set of answers, as formulas: only what is asked for, and what that rests on.

A world that differs from another in one answer shares with it all that does not rest on that answer.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

import z3

from intakewise.backends.to_z3 import truths
from intakewise.backends.to_z3.conditions import encode
from intakewise.backends.to_z3.derive import derive
from intakewise.backends.to_z3.evidence import Weighed, weigh
from intakewise.backends.to_z3.facts import Fact, Span, selected
from intakewise.backends.to_z3.given import Given, hidden_facts
from intakewise.backends.to_z3.truths import NO, UNKNOWN, YES, Kleene, every, negation, some
from intakewise.backends.to_z3.wholes import count
from intakewise.meaning.slices import Slicer
from intakewise.model.conditions import Condition
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.values import Level

_Kept = TypeVar("_Kept")


class Moment(Enum):
    """When facts are read: as rules see them; whatever the unknown answers turn out to be; after all rules."""

    NOW = "now"
    SURELY = "surely"
    AT_LAST = "at last"

    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class Sight:
    """What conditions see of a world at one moment."""

    world: "World"
    moment: Moment

    @property
    def final(self) -> bool:
        """Whether `known` is two-valued."""
        return self.moment is not Moment.SURELY

    def fact(self, name: str, option: str = "") -> Fact:
        """Return a fact, or whether a list includes an option."""
        return self.world.fact(name, self.moment, option)

    def advice(self, name: str) -> tuple[z3.BoolRef, z3.BoolRef]:
        """Return whether an advice is offered, and whether it is withheld."""
        return self.world.advice(name)

    def shows(self, ingredient: str) -> z3.BoolRef:
        """Return whether a food that contains an ingredient is shown."""
        return self.world.shows(ingredient)


class World:
    """
    One set of answers with all that follows from it.

    Args:
        given: the answer to each question.
        like: a world that differs from this one in `changed` alone, a question.
    """

    def __init__(
        self, knowledge: Knowledge, given: Mapping[str, Given], like: "World | None" = None, changed: str = ""
    ) -> None:
        self.given = given
        self._knowledge = knowledge
        self._like = like
        self._changed = changed
        self._slicer: Slicer = Slicer(knowledge) if like is None else like._slicer
        self._derived = {number.id: number for number in knowledge.questionnaire.derived}
        self._kept: dict[tuple[object, ...], object] = {}

    def rests_on_change(self, name: str) -> bool:
        """Tell whether a rule or a fact rests on what was changed."""
        return name == self._changed or self._changed in self._slicer.behind(name)

    def truth(self, condition: Condition, moment: Moment = Moment.NOW) -> Kleene:
        """Return a condition's truth."""
        return encode(condition, Sight(self, moment))

    def rule(self, name: str, moment: Moment = Moment.NOW) -> Kleene:
        """Return the truth of a rule's condition."""
        if moment is not Moment.SURELY or name not in self._knowledge.plan.revisable:
            moment = Moment.NOW
        return self._once(
            name, ("rule", name, moment), lambda world: world.truth(world._knowledge.rules[name].when, moment)
        )

    def assume(self, name: str, moment: Moment, truth: Kleene) -> None:
        """Take this for the truth of a rule, which is proved to be the same: whatever rests on it is made of it."""
        revisable = name in self._knowledge.plan.revisable
        self._kept["rule", name, moment if revisable else Moment.NOW] = truth

    def fact(self, name: str, moment: Moment = Moment.NOW, option: str = "") -> Fact:
        """Return a fact, or whether a list includes an option."""
        if name in self._knowledge.questionnaire.questions or name in self._derived:
            moment = Moment.NOW
        return self._once(name, (name, moment, option), lambda world: world._fact(name, moment, option))

    def is_hidden(self, question: str) -> z3.BoolRef:
        """Return whether known answers close a question."""
        ask_when = self._knowledge.questionnaire.questions[question].ask_when
        if ask_when is None:
            return NO
        return self._once(question, ("hidden", question), lambda world: world.truth(ask_when).is_false)

    def weight(self, contributor: str) -> Weighed:
        """Return how the evidence for a contributor adds up."""
        return self._once(contributor, ("weight", contributor), lambda world: world._weight(contributor))

    def referring(self, least: Level) -> list[str]:
        """Return the rules that refer at least so high."""
        return [rule for rule, effect in self._knowledge.plan.referring if effect.level >= least]

    def refers(self, least: Level) -> z3.BoolRef:
        """Return whether the referral is at least so high."""
        return some(self.rule(rule).is_true for rule in self.referring(least))

    def advice(self, name: str) -> tuple[z3.BoolRef, z3.BoolRef]:
        """Return whether an advice is offered, and whether it is withheld, as `meaning.properties` says."""
        plan = self._knowledge.plan
        advised = some(self.rule(rule).is_true for rule in plan.advising.get(name, ()))
        held = some(negation(self.rule(rule).is_false) for rule in plan.withholding.get(name, ()))
        if not self._knowledge.advice[name].first_aid:
            held = some((held, self.refers(Level.EMERGENCY)))
        return every((advised, negation(held))), every((advised, held))

    def shows(self, ingredient: str) -> z3.BoolRef:
        """Return whether a food that contains an ingredient is shown, in whatever advice."""
        shown = []
        for advice in self._knowledge.advice.values():
            foods = [food for food in advice.foods if ingredient in food.contains]
            if foods:
                offered, _ = self.advice(advice.id)
                shown += [every((offered, *map(self._is_kept, food.contains))) for food in foods]
        return some(shown)

    def _is_kept(self, ingredient: str) -> z3.BoolRef:
        """Return whether every rule that leaves out an ingredient is known to be false."""
        return every(self.rule(rule).is_false for rule in self._knowledge.plan.leaving_out.get(ingredient, ()))

    def _once(self, name: str, key: tuple[object, ...], make: Callable[["World"], _Kept]) -> _Kept:
        """Make something once, in the world that it belongs to."""
        if self._like is not None and not self.rests_on_change(name):
            return self._like._once(name, key, make)
        if key not in self._kept:
            self._kept[key] = make(self)
        found: _Kept = self._kept[key]  # type: ignore[assignment]  # a key stands for one kind
        return found

    def _fact(self, name: str, moment: Moment, option: str) -> Fact:
        knowledge = self._knowledge
        if name in knowledge.questionnaire.questions:
            return self._answer(name, f"{name}.{option}" if option else name)
        if name in self._derived:
            return derive(self._derived[name], self.truth, self.fact)
        if name in knowledge.plan.concluding:
            return truths.disjunction(self.rule(rule, moment) for rule in knowledge.plan.concluding[name])
        if name in knowledge.contributors:
            return self.weight(name).surely if moment is Moment.SURELY else self.weight(name).now
        return self._referral(moment) if name == REFERRAL else UNKNOWN

    def _answer(self, question: str, key: str) -> Fact:
        asked = self._knowledge.questionnaire.questions[question]
        shown = self.given[question].facts[key]
        if asked.ask_when is None:
            return shown
        return selected(self.is_hidden(question), hidden_facts(asked, asked.if_hidden)[key], shown)

    def _weight(self, name: str) -> Weighed:
        contributor = self._knowledge.contributors[name]
        applies = Kleene(YES, NO) if contributor.applies_when is None else self.truth(contributor.applies_when)
        evidence = self._knowledge.plan.evidence.get(name, ())
        pieces = [(effect, self.rule(rule), self.rule(rule, Moment.SURELY)) for rule, effect in evidence]
        return weigh(contributor, pieces, applies)

    def _referral(self, moment: Moment) -> Span:
        """Return the referral; after all rules, what is possible is read from the rules as they are now."""
        read = Moment.SURELY if moment is Moment.SURELY else Moment.NOW
        seen = Moment.NOW if moment is Moment.AT_LAST else Moment.SURELY
        rules = [self.referring(level) for level in Level if level > Level.SELF_CARE]
        given = [some(self.rule(rule, read).is_true for rule in each) for each in rules]
        possible = [some(negation(self.rule(rule, seen).is_false) for rule in each) for each in rules]
        return Span(YES, count(given), count(some(both) for both in zip(given, possible, strict=True)))
