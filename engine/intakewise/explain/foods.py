"""Foods in words: those that are shown, in the units of a region, and those that are left out and why."""

from intakewise.explain.reasons import Explainer
from intakewise.explain.units import in_other_units
from intakewise.meaning.foods import is_left_out, rules_leaving_out
from intakewise.model.assessed_foods import FoodGiven
from intakewise.model.assessments import FoodLeftOut
from intakewise.model.foods import Food
from intakewise.model.rules import Advice
from intakewise.model.values import Truth


def explain_foods(
    explainer: Explainer, advice: Advice, region: str
) -> tuple[tuple[FoodGiven, ...], tuple[FoodLeftOut, ...]]:
    """
    Return the foods of an advice that are shown, and those that are left out.

    Args:
        region: foods whose figures hold elsewhere only are not listed at all; empty: all are, each with its region.
    """
    shown, left_out = [], []
    for food in advice.foods:
        if food.regions and region and region not in food.regions:
            continue
        if is_left_out(explainer.knowledge, food, explainer.inference) is Truth.FALSE:
            shown.append(_given(explainer, food, advice.nutrient, region))
        else:
            left_out.append(_left_out(explainer, food))
    return tuple(shown), tuple(left_out)


def _given(explainer: Explainer, food: Food, nutrient: str, region: str) -> FoodGiven:
    knowledge = explainer.knowledge
    serving = food.serving
    if food.size:
        size, unit = food.size.split()
        serving = f"{serving} ({', '.join([food.size, *in_other_units(knowledge, size, unit, region)])})"
    where = () if region else tuple(knowledge.regions[name].title for name in food.regions)
    return FoodGiven(
        id=food.id,
        food=f"{food.food} ({', '.join(where)})" if where else food.food,
        serving=serving,
        amount=food.amount,
        unit=food.unit,
        in_other_units=in_other_units(knowledge, food.amount, food.unit, region, nutrient),
        is_approximate=food.is_approximate,
        contains=food.contains,
    )


def _left_out(explainer: Explainer, food: Food) -> FoodLeftOut:
    rules = rules_leaving_out(explainer.knowledge, food)
    outcomes = explainer.inference.rules
    true = tuple(explainer.reason(rule) for rule in rules if rule in explainer.true)
    if true:
        return FoodLeftOut(food.id, food.food, "caution", true, ())
    unknown = [rule for rule in rules if outcomes[rule] is not Truth.FALSE]
    return FoodLeftOut(food.id, food.food, "unknown", (), explainer.missing(*unknown))
