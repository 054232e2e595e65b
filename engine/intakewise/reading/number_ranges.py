"""Build the range of a number, as whole numbers scaled by the question's decimals. Must not know questions."""

from intakewise.model.questionnaires import NumberRange
from intakewise.passes import literals
from intakewise.problems.problem import Place, Problem
from intakewise.reading.nodes import Mapping
from intakewise.reading.parts import part, place, text

_ASCENDING = (("min", "max"), ("usual.min", "usual.max"), ("min", "usual.min"), ("usual.max", "max"))


def range_from(node: Mapping, decimals: int, problems: list[Problem]) -> NumberRange:
    """
    Return the range.

    Args:
        problems: bounds that are in the wrong order, or have too many decimals, are added here.
    """
    usual = part(node, "usual")
    written = {
        "min": (text(node, "min"), place(node, "min")),
        "max": (text(node, "max"), place(node, "max")),
        "usual.min": (text(usual, "min"), place(usual, "min")),
        "usual.max": (text(usual, "max"), place(usual, "max")),
    }
    bounds = {name: _bound(number, where, decimals, problems) for name, (number, where) in written.items()}
    for low, high in _ASCENDING:
        if bounds[low] > bounds[high]:
            problems.append(_out_of_order(low, high, written))
            break
    return NumberRange(bounds["min"], bounds["max"], bounds["usual.min"], bounds["usual.max"])


def _bound(number: str, where: Place, decimals: int, problems: list[Problem]) -> int:
    needed = literals.decimals_of(number)
    if needed > decimals:
        problems.append(
            Problem(
                "IW-T003",
                where,
                f"{number} has more decimals than the question, which has {decimals or 'none'}.",
                fix="Round it, or give the question more `decimals`.",
            )
        )
    return literals.scaled(number, max(needed, decimals)) // int(10 ** max(needed - decimals, 0))


def _out_of_order(low: str, high: str, written: dict[str, tuple[str, Place]]) -> Problem:
    return Problem(
        "IW-T010",
        written[high][1],
        f"`{high}` ({written[high][0]}) is less than `{low}` ({written[low][0]}).",
        "Expected min, usual min, usual max, and max in ascending order.",
        "Correct one of them.",
    )
