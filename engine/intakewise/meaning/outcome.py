"""
What of the outcome is open: which effects of the rules can still change what a person is told.

The outcome is what a person acts on. Knows nothing of questions.
"""

from collections.abc import Collection, Iterable, Iterator

from intakewise.meaning.evidence import open_groups
from intakewise.meaning.facts import Facts, gap_of, value_of
from intakewise.model.conditions import Condition
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Advice, Advises, Cautions, Concludes, Effect, LeavesOut, Refers, Supports, Withholds
from intakewise.model.values import Truth


class Outcome:
    """
    What of the outcome is open.

    Args:
        inference, sure: what follows from the answers so far, as `infer_surely` returns it.
    """

    def __init__(self, knowledge: Knowledge, inference: Inference, sure: Facts) -> None:
        self._knowledge = knowledge
        self._surely = inference.surely
        self._sure = sure
        self._weights = inference.weights
        self._certain = {rule for rule, truth in self._surely.items() if truth is Truth.TRUE}
        self._groups: dict[str, Collection[str]] = {}

    def open_effects(self, rule: str) -> tuple[Effect, ...]:
        """Return the effects by which a rule can still change what a person is told; none once it is decided."""
        if self._surely[rule] is not Truth.OPEN:
            return ()
        return tuple(effect for effect in self._knowledge.rules[rule].effects if self._matters(effect))

    def conditions(self) -> Iterator[tuple[str, Condition]]:
        """Yield what else the outcome hangs on, each with a name: who is assessed for what, and who needs how much."""
        for name, contributor in self._knowledge.contributors.items():
            if contributor.applies_when is not None:
                yield name, contributor.applies_when
        for advice in self._knowledge.advice.values():
            if advice.nutrient and self._may_be_advised(advice.id):
                nutrient = self._knowledge.nutrients[advice.nutrient]
                for table in (*nutrient.needs, *nutrient.limits):
                    yield from ((advice.id, amount.when) for amount in table.amounts if amount.when is not None)

    def numbers(self) -> Iterator[str]:
        """Yield the derived numbers that a report shows and that are still open."""
        for each in self._knowledge.questionnaire.derived:
            if each.shown and gap_of(value_of(self._sure, each.id)) is Truth.OPEN:
                yield each.id

    def _open_groups(self, contributor: str) -> Collection[str]:
        """Return the groups of evidence that can still change a band; none where the band is settled."""
        if contributor not in self._groups:
            weight = self._weights.get(contributor)
            is_settled = weight is None or weight.must_be == weight.could_be
            pieces = ((effect, self._surely[rule]) for rule, effect in self._knowledge.plan.evidence[contributor])
            self._groups[contributor] = (
                () if is_settled else open_groups(self._knowledge.contributors[contributor], pieces)
            )
        return self._groups[contributor]

    def _may_be_advised(self, advice: str) -> bool:
        return self._is_possible(self._knowledge.plan.advising.get(advice, ()))

    def _matters(self, effect: Effect) -> bool:
        plan = self._knowledge.plan
        match effect:
            case Refers():
                return True
            case Supports(contributor=name, group=group):
                return group in self._open_groups(name)
            case Concludes(state=state):
                return self._knowledge.states[state].shown and self._sure.values[state] is Truth.OPEN
            case Advises(advice=advice):
                return not self._is_certain(plan.advising[advice])
            case Withholds(advice=advice):
                return self._may_be_advised(advice) and not self._is_certain(plan.withholding[advice])
            case LeavesOut(ingredient=ingredient):
                listing = (name for name, each in self._knowledge.advice.items() if _lists(each, ingredient))
                return not self._is_certain(plan.leaving_out[ingredient]) and any(map(self._may_be_advised, listing))
            case Cautions(caution=caution):
                return not self._is_certain(plan.cautioning[caution])
        raise AssertionError(effect)

    def _is_certain(self, rules: Iterable[str]) -> bool:
        return not self._certain.isdisjoint(rules)

    def _is_possible(self, rules: Iterable[str]) -> bool:
        return any(self._surely[rule] in (Truth.TRUE, Truth.OPEN) for rule in rules)


def _lists(advice: Advice, ingredient: str) -> bool:
    return any(ingredient in food.contains for food in advice.foods)
