"""Small knowledge bases for tests of one thing: rules on given conditions, without a questionnaire."""

from collections.abc import Mapping

from intakewise.model.conditions import Condition, Holds
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Questionnaire
from intakewise.model.rules import Cautions, Contributor, Effect, State
from intakewise.model.values import FactValue, Truth
from tests.random_bases.rules import assembled, rule_of

NOTHING_ASKED = Questionnaire("small", "Small", (), {})


def base_of(*conditions: Condition) -> Knowledge:
    """Return a base with one rule on each condition: `rule.r000`, `rule.r001`, and so on."""
    rules = {
        name: rule_of(name, condition, Cautions("careful"))
        for name, condition in ((f"rule.r{number:03}", condition) for number, condition in enumerate(conditions))
    }
    return assembled(NOTHING_ASKED, rules, {}, {})


def base_with(
    rules: Mapping[str, tuple[Condition, tuple[Effect, ...]]],
    states: tuple[str, ...] = (),
    contributors: tuple[Contributor, ...] = (),
) -> Knowledge:
    """Return a base of rules by id, each a condition and its effects."""
    return assembled(
        NOTHING_ASKED,
        {name: rule_of(name, when, *effects) for name, (when, effects) in rules.items()},
        {name: State(name, name) for name in states},
        {each.id: each for each in contributors},
    )


def yes(number: int) -> Holds:
    """Return a test of one of many yes-or-no facts."""
    return Holds(f"b{number}", expected=True)


def all_are(truth: Truth, count: int) -> dict[str, FactValue]:
    """Return the facts that `yes` tests, all with one truth."""
    return {f"b{number}": truth for number in range(count)}
