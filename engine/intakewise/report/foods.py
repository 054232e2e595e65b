"""Foods in blocks: those that are shown, those left out and why, and what the person needs a day of what they hold."""

from collections.abc import Iterator, Sequence

from intakewise.language.saying import say, say_number
from intakewise.model.assessed_foods import DailyNeed, Figure, FoodGiven
from intakewise.model.assessments import AdviceGiven, Assessment, FoodLeftOut
from intakewise.report.asked import all_in_quotes
from intakewise.report.blocks import Block, Line, Paragraph, Table
from intakewise.report.citing import Citations, cite
from intakewise.report.reasons import said


def foods_of(advice: AdviceGiven, assessment: Assessment, citations: Citations, told: set[str]) -> Iterator[Block]:
    """
    Yield the daily need, the foods with what one serving holds, and the foods that are left out.

    Args:
        told: rules whose answers stand above already; those that are told here are added.
    """
    if advice.need:
        yield from _need(advice.need, assessment, citations)
    if advice.foods:
        head = (say("Food"), say("Serving"), say("Amount"))
        yield Table(say("Foods for “{advice}”", advice=advice.title), head, tuple(map(_row, advice.foods)))
    elif advice.foods_left_out:
        yield Paragraph(Line(say("None of the foods on this list is left.")))
    yield from _left_out(advice, assessment, citations, told)


def _row(food: FoodGiven) -> tuple[str, str, str]:
    amount = f"{food.amount} {food.unit}"
    if food.is_approximate:
        amount = say("about {amount}", amount=amount)
    others = f" ({', '.join(food.in_other_units)})" if food.in_other_units else ""
    return food.food, food.serving, f"{amount}{others}"


def _need(need: DailyNeed, assessment: Assessment, citations: Citations) -> Iterator[Block]:
    for lead, figures in ((say("Your daily need:"), need.needs), (say("Upper limit a day:"), need.limits)):
        if figures:
            sources = cite(citations, (name for figure in figures for name in figure.sources))
            yield Paragraph(Line(f"{'; '.join(_figure(each, need.unit) for each in figures)}.", lead, sources))
    if need.missing:
        questions = all_in_quotes(assessment, need.missing)
        yield Paragraph(Line(say("A closer figure depends on: {questions}.", questions=questions)))


def _figure(figure: Figure, unit: str) -> str:
    amount = figure.at_least
    if figure.at_least != figure.at_most:
        amount = say("{low} to {high}", low=figure.at_least, high=figure.at_most)
    amount = ", ".join([f"{amount} {unit}", *figure.in_other_units])
    if figure.is_checked:
        return say("{amount} ({whose})", amount=amount, whose=figure.says)
    return say("{amount} ({whose}; not checked against a source)", amount=amount, whose=figure.says)


def _left_out(advice: AdviceGiven, assessment: Assessment, citations: Citations, told: set[str]) -> Iterator[Block]:
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[FoodLeftOut]] = {}
    for food in advice.foods_left_out:
        groups.setdefault((tuple(reason.rule for reason in food.reasons), food.missing), []).append(food)
    for foods in groups.values():
        first = foods[0]
        notes = [note for each in first.reasons if each.rule not in told for note in said(each, most=1)]
        told.update(each.rule for each in first.reasons)
        sources = cite(citations, (name for reason in first.reasons for name in reason.sources))
        yield Paragraph(Line(f"{_counted(foods)} {_why(first, assessment)}", "", sources, tuple(notes)))


def _counted(foods: Sequence[FoodLeftOut]) -> str:
    names = "; ".join(food.food for food in foods)
    return say_number("{count} food left out ({names}).", "{count} foods left out ({names}).", len(foods), names=names)


def _why(food: FoodLeftOut, assessment: Assessment) -> str:
    if food.reasons:
        return " ".join(reason.because for reason in food.reasons)
    if not food.missing:
        return say("An answer is missing that could make them unsafe.")
    return say("You did not tell us: {questions}.", questions=all_in_quotes(assessment, food.missing))
