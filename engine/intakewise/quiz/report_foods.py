"""Print foods, those left out and why, and what the person needs a day of what they hold."""

from collections.abc import Sequence

from rich.console import Console

from intakewise.model.assessed_foods import DailyNeed, Figure, FoodGiven
from intakewise.model.assessments import AdviceGiven, Assessment, FoodLeftOut
from intakewise.quiz.report_referral import print_said
from intakewise.quiz.report_sources import Citations, cite
from intakewise.report.asked import asked_in_quotes
from intakewise.report.page import gap, paragraph, table


def print_foods(
    console: Console, advice: AdviceGiven, assessment: Assessment, citations: Citations, told: set[str]
) -> None:
    """
    Print the daily need, the foods with what one serving holds, and the foods that are left out.

    Args:
        told: rules whose answers stand above already; those that are told here are added.
    """
    if advice.need:
        _print_need(console, advice.need, assessment, citations)
    if advice.foods:
        gap(console)
        table(console, ("Food", "Serving", "Amount"), [_row(each) for each in advice.foods], indent=2)
    if advice.foods_left_out:
        gap(console)
        _print_left_out(console, advice, assessment, citations, told)


def _row(food: FoodGiven) -> tuple[str, str, str]:
    about = "about " if food.is_approximate else ""
    others = f" ({', '.join(food.in_other_units)})" if food.in_other_units else ""
    return food.food, food.serving, f"{about}{food.amount} {food.unit}{others}"


def _print_need(console: Console, need: DailyNeed, assessment: Assessment, citations: Citations) -> None:
    gap(console)
    for name, figures in (("Your daily need", need.needs), ("Upper limit a day", need.limits)):
        said = (_figure(each, need.unit, citations) for each in figures)
        if figures:
            paragraph(console, f"{name}: {'; '.join(said)}.", indent=2)
    if need.missing:
        asked = "; ".join(asked_in_quotes(assessment, name) for name in need.missing)
        paragraph(console, f"A closer figure depends on: {asked}.", indent=2)


def _figure(figure: Figure, unit: str, citations: Citations) -> str:
    amount = figure.at_least if figure.at_least == figure.at_most else f"{figure.at_least} to {figure.at_most}"
    others = f", {', '.join(figure.in_other_units)}" if figure.in_other_units else ""
    unchecked = "" if figure.is_checked else "; not checked against a source"
    return f"{amount} {unit}{others} ({figure.says}{unchecked}){cite(citations, figure.sources)}"


def _print_left_out(
    console: Console, advice: AdviceGiven, assessment: Assessment, citations: Citations, told: set[str]
) -> None:
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[FoodLeftOut]] = {}
    for food in advice.foods_left_out:
        groups.setdefault((tuple(reason.rule for reason in food.reasons), food.missing), []).append(food)
    if not advice.foods:
        paragraph(console, "None of the foods on this list is left.", indent=2)
    for foods in groups.values():
        why = _why(foods[0], assessment, citations)
        paragraph(console, f"{_counted(foods)}. {why}", indent=2)
        for reason in foods[0].reasons:
            if reason.rule not in told:
                told.add(reason.rule)
                print_said(console, reason, most=1)


def _counted(foods: Sequence[FoodLeftOut]) -> str:
    names = "; ".join(food.food for food in foods)
    return f"{len(foods)} {'food' if len(foods) == 1 else 'foods'} left out ({names})"


def _why(food: FoodLeftOut, assessment: Assessment, citations: Citations) -> str:
    if food.reasons:
        return " ".join(f"{reason.because}{cite(citations, reason.sources)}" for reason in food.reasons)
    if not food.missing:
        return "An answer is missing that could make them unsafe."
    asked = "; ".join(asked_in_quotes(assessment, name) for name in food.missing)
    return f"You did not tell us: {asked}."
