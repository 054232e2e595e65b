"""
What a person needs of a nutrient a day, and the limits.

Of a need all figures are given that the answers leave possible; of a limit those that are certain, since a limit can be
read as leave to take so much. Chooses text; nothing is concluded from it.
"""

from collections.abc import Iterable
from decimal import Decimal

from intakewise.explain.reasons import Explainer
from intakewise.explain.units import in_other_units
from intakewise.language.saying import say
from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.reasons import GAPS, deciding_atoms
from intakewise.model.assessed_foods import DailyNeed, Figure
from intakewise.model.conditions import AboutAdvice
from intakewise.model.foods import Amount, Figures, Nutrient
from intakewise.model.values import Truth

_POSSIBLE, _CERTAIN = (Truth.TRUE, *GAPS), (Truth.TRUE,)


def explain_need(explainer: Explainer, nutrient: Nutrient, region: str) -> DailyNeed | None:
    """
    Return the daily need of a nutrient and its limits; None where no figure is for this person.

    Args:
        region: whose figures are given; empty, or a region that has none for this person: those of every region.
    """
    needs = _figures(explainer, nutrient, nutrient.needs, region, _POSSIBLE)
    limits = _figures(explainer, nutrient, nutrient.limits, region, _CERTAIN)
    if not needs:
        return None
    regions = [each.region for each in needs]
    missing = _missing(explainer, (each for each in nutrient.needs if each.region in regions))
    return DailyNeed(nutrient.id, nutrient.title, nutrient.unit, needs, limits, missing)


def _figures(
    explainer: Explainer, nutrient: Nutrient, tables: tuple[Figures, ...], region: str, wanted: tuple[Truth, ...]
) -> tuple[Figure, ...]:
    found = [_figure(explainer, nutrient, table, region, wanted) for table in tables]
    for_person = [each for each in found if each is not None]
    return tuple([each for each in for_person if each.region == region] or for_person)


def _figure(
    explainer: Explainer, nutrient: Nutrient, table: Figures, region: str, wanted: tuple[Truth, ...]
) -> Figure | None:
    amounts = sorted({Decimal(each.amount) for each in table.amounts if _truth(explainer, each) in wanted})
    if not amounts:
        return None
    low, high = f"{amounts[0]:f}", f"{amounts[-1]:f}"
    in_others = [in_other_units(explainer.knowledge, each, nutrient.unit, region, nutrient.id) for each in (low, high)]
    return Figure(
        region=table.region,
        says=table.says,
        at_least=low,
        at_most=high,
        in_other_units=tuple(_range(one, other) for one, other in zip(*in_others, strict=True)),
        is_checked=table.status == "sourced",
        sources=table.sources,
    )


def _range(low: str, high: str) -> str:
    return low if low == high else say("{low} to {high}", low=low.split(maxsplit=1)[0], high=high)


def _truth(explainer: Explainer, amount: Amount) -> Truth:
    return Truth.TRUE if amount.when is None else evaluate(amount.when, explainer.facts)


def _missing(explainer: Explainer, tables: Iterable[Figures]) -> tuple[str, ...]:
    """Return the questions whose answers would give a closer figure, in asking order."""
    missing = {
        atom.fact
        for table in tables
        for amount in table.amounts
        if amount.when is not None and evaluate(amount.when, explainer.facts) in GAPS
        for atom, _ in deciding_atoms(amount.when, explainer.facts)
        if not isinstance(atom, AboutAdvice) and atom.fact not in explainer.hidden
    }
    return tuple(name for name in explainer.knowledge.questionnaire.questions if name in missing)
