"""
Judge a property on one set of answers: does it apply, and does what it demands hold?

A property may ask about advice, which is settled after all rules. Must not search for answers: it judges those given.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import Facts
from intakewise.meaning.foods import is_left_out
from intakewise.meaning.reasons import settled_facts
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Property
from intakewise.model.values import FactValue, Level, Truth


@dataclass(frozen=True, slots=True)
class Judgement:
    """
    What one set of answers says of a property.

    Args:
        applies: whether its `whenever` holds.
        holds: whether what must hold does.
    """

    applies: Truth
    holds: Truth

    @property
    def is_counterexample(self) -> bool:
        """Whether the property applies and what it demands does not hold, or cannot be told."""
        return self.applies is Truth.TRUE and self.holds is not Truth.TRUE


def advice_facts(knowledge: Knowledge, inference: Inference) -> dict[str, FactValue]:
    """
    Return `advice.ID.offered` and `advice.ID.withheld` for every advice, `food.ID` for every ingredient: true or false.

    Offered is what a true rule advises while every rule that withholds it is known to be false, and, in an emergency,
    only first aid. Withheld is what would else be offered. What no true rule advises is neither. An ingredient is shown
    where an advice that is offered shows a food that contains it, in whatever region.
    """
    plan, rules = knowledge.plan, inference.rules
    advised = {name for name, by in plan.advising.items() if any(rules[rule] is Truth.TRUE for rule in by)}
    withheld = {name for name, by in plan.withholding.items() if any(rules[rule] is not Truth.FALSE for rule in by)}
    if inference.referral is Level.EMERGENCY:
        withheld |= {name for name, advice in knowledge.advice.items() if not advice.first_aid}
    facts: dict[str, FactValue] = {}
    for name in knowledge.advice:
        facts[f"advice.{name}.offered"] = _is_among(name, advised - withheld)
        facts[f"advice.{name}.withheld"] = _is_among(name, advised & withheld)
    shown = _ingredients_shown(knowledge, inference, advised - withheld)
    return facts | {f"food.{name}": _is_among(name, shown) for name in knowledge.ingredients}


def _ingredients_shown(knowledge: Knowledge, inference: Inference, offered: set[str]) -> set[str]:
    foods = (food for name in offered for food in knowledge.advice[name].foods)
    shown = (food for food in foods if is_left_out(knowledge, food, inference) is Truth.FALSE)
    return {name for food in shown for name in food.contains}


def property_facts(knowledge: Knowledge, facts: Mapping[str, FactValue], inference: Inference) -> Facts:
    """Return the facts that properties are judged on: answers, findings, and advice."""
    settled = settled_facts(knowledge, facts, inference)
    return Facts(settled.values | advice_facts(knowledge, inference))


def judge(asked: Property, facts: Facts) -> Judgement:
    """
    Judge one property.

    Args:
        facts: as `property_facts` returns them.
    """
    return Judgement(evaluate(asked.whenever, facts), evaluate(asked.must, facts))


def _is_among(name: str, names: set[str]) -> Truth:
    return Truth.TRUE if name in names else Truth.FALSE
