"""Build what a case expects. Must not know whether a name in it exists."""

from collections.abc import Iterator

from intakewise.model.cases import Expected, RankExpectation
from intakewise.model.values import Band, Level
from intakewise.problems.problem import Place, Problem
from intakewise.reading.nodes import List, Mapping, Node, Scalar
from intakewise.reading.parts import items_of, part, text, text_of, texts, texts_of, whole
from intakewise.reading.schema_types import BOOLEANS

Ranks = type[Band] | type[Level]


def expectation_from(node: Mapping, problems: list[Problem]) -> Expected:
    """
    Return the expectation of a sound node.

    Args:
        problems: bounds that exclude each other are added here.
    """
    contributors, advice = part(node, "contributors"), part(node, "advice")
    ruled_out = node.entries.get("not_ruled_out")
    referral = node.entries.get("referral")
    return Expected(
        referral=None if referral is None else _ranks(referral, Level, problems),
        within_days=whole(part(node, "within"), "days"),
        contact=text(node, "contact"),
        see_doctor=_truth_word(text(node, "see_doctor")),
        contributors={name: _band(value, problems) for name, value in contributors.entries.items()},
        states={name: _truth_word(text_of(value)) for name, value in part(node, "states").entries.items()},
        fired=texts(node, "fired"),
        not_fired=texts(node, "not_fired"),
        advice_offered=texts(advice, "offered"),
        advice_withheld=texts(advice, "withheld"),
        advice_not_offered=texts(advice, "not_offered"),
        foods_shown=_foods(part(node, "foods"), "shown"),
        foods_left_out=_foods(part(node, "foods"), "left_out"),
        cautions=texts(node, "cautions"),
        hidden=texts(node, "hidden"),
        not_ruled_out=_not_ruled_out(ruled_out),
        not_ruled_out_exactly=isinstance(ruled_out, List),
    )


def places_of_expectation(node: Mapping, path: str = "") -> Iterator[tuple[str, Place]]:
    """Yield where each part of the expectation stands, by its path ("referral", "advice.offered.0")."""
    for key, value in node.entries.items():
        yield f"{path}{key}", value.place
        if isinstance(value, Mapping):
            yield from places_of_expectation(value, f"{path}{key}.")
        for number, item in enumerate(items_of(value)):
            yield f"{path}{key}.{number}", item.place


def _foods(node: Mapping, key: str) -> dict[str, tuple[str, ...]]:
    return {advice: texts(part(node, advice), key) for advice in node.entries}


def _truth_word(word: str) -> str:
    if word in BOOLEANS:
        return "yes" if BOOLEANS[word] else "no"
    return word


def _band(node: Node, problems: list[Problem]) -> RankExpectation | None:
    return None if text_of(node) == "not_assessed" else _ranks(node, Band, problems)


def _ranks(node: Node, ranks: Ranks, problems: list[Problem]) -> RankExpectation:
    if isinstance(node, Scalar):
        rank = _rank(node.text, ranks)
        return RankExpectation(rank, rank, place=node.place)
    assert isinstance(node, Mapping)
    if "could_be" in node.entries:
        rank = _rank(text(node, "could_be"), ranks)
        if len(node.entries) > 1:
            problems.append(
                Problem(
                    "IW-S008",
                    node.places["could_be"],
                    "`could_be` stands beside another bound.",
                    fix="Put it into a case of its own.",
                )
            )
        return RankExpectation(rank, rank, of_could_be=True, place=node.place)
    low = _rank(text(node, "at_least"), ranks) if "at_least" in node.entries else min(ranks)
    high = _rank(text(node, "at_most"), ranks) if "at_most" in node.entries else max(ranks)
    if low > high:
        problems.append(
            Problem("IW-T010", node.place, "No result can be this.", fix="Correct `at_least` or `at_most`.")
        )
    return RankExpectation(low, high, place=node.place)


def _rank(word: str, ranks: Ranks) -> int:
    return int(ranks[word.upper()])


def _not_ruled_out(node: Node | None) -> tuple[str, ...] | None:
    if isinstance(node, Mapping):
        return texts(node, "includes")
    return None if node is None else texts_of(node)
