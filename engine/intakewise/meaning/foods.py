"""
Which foods may be shown: none that contains something that a rule leaves out, or might.

Follows from the truths of rules alone, so that every engine comes to the same.
"""

from intakewise.meaning.evaluate import disjunction
from intakewise.model.foods import Food
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.model.values import Truth


def rules_leaving_out(knowledge: Knowledge, food: Food) -> tuple[str, ...]:
    """Return the rules that leave out something in a food, each once."""
    by_ingredient = knowledge.plan.leaving_out
    return tuple(dict.fromkeys(rule for name in food.contains for rule in by_ingredient.get(name, ())))


def is_left_out(knowledge: Knowledge, food: Food, inference: Inference) -> Truth:
    """
    Tell whether a food is left out: true if a rule leaves out something in it, false if none can, else unknown.

    It is shown only where this is false: no answer is never "I eat that".
    """
    return disjunction(inference.rules[rule] for rule in rules_leaving_out(knowledge, food))
