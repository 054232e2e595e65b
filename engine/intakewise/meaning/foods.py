"""
Which foods may be shown: none that contains something that a rule leaves out, or might.

Follows from the truths of rules alone, so that every engine comes to the same.
"""

from collections.abc import Mapping

from intakewise.meaning.evaluate import disjunction
from intakewise.model.foods import Food
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import LeavesOut
from intakewise.model.values import Truth


def rules_leaving_out(knowledge: Knowledge) -> dict[str, list[str]]:
    """Return the rules that leave each ingredient out, by ingredient."""
    found: dict[str, list[str]] = {name: [] for name in knowledge.ingredients}
    for rule in knowledge.rules.values():
        for effect in rule.effects:
            if isinstance(effect, LeavesOut):
                found[effect.ingredient].append(rule.id)
    return found


def ingredients_left_out(knowledge: Knowledge, inference: Inference) -> dict[str, Truth]:
    """Return for each ingredient whether it is left out: true if a rule says so, false if none can, else unknown."""
    return {
        name: disjunction(inference.rules[rule] for rule in rules)
        for name, rules in rules_leaving_out(knowledge).items()
    }


def is_shown(food: Food, left_out: Mapping[str, Truth]) -> bool:
    """Tell whether nothing in a food is left out, and nothing could be: no answer is never "I eat that"."""
    return all(left_out[name] is Truth.FALSE for name in food.contains)
