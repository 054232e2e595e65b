"""Put what a mutant changes in a clinician's words. Must not know whether any case notices it."""

from intakewise.model.conditions import (
    AdviceGiven,
    All,
    AnyOf,
    Compare,
    Condition,
    FoodShown,
    Holds,
    Includes,
    Known,
    Not,
    Operator,
    Test,
)
from intakewise.model.knowledge import Fact, FactKind, Knowledge
from intakewise.model.rules import Effect, Refers, Supports
from intakewise.model.values import STRENGTHS
from intakewise.passes.literals import unscaled
from intakewise.problems.problem import Place
from intakewise.workbench.mutants import Mutant

_NUMBERS = {
    Operator.AT_LEAST: "at least {}",
    Operator.AT_MOST: "at most {}",
    Operator.EQUALS: "exactly {}",
    Operator.DIFFERS: "any but {}",
}
_WORDS = {
    Operator.AT_LEAST: "“{}” or more",
    Operator.AT_MOST: "“{}” or less",
    Operator.EQUALS: "“{}”",
    Operator.DIFFERS: "any but “{}”",
}


def change_in_words(knowledge: Knowledge, mutant: Mutant) -> str:
    """Return what was changed, such as: changing “at least 10 minutes” to “at least 20 minutes”."""
    before, after = (part_in_words(knowledge, each) for each in (mutant.before, mutant.after))
    return f"changing {before} to {after}"


def asked_in_words(knowledge: Knowledge, mutant: Mutant) -> str:
    """Return what the changed part asks about; empty where it says so itself."""
    if isinstance(mutant.before, Compare | Holds | Includes | Known):
        name = mutant.before.fact
        question = knowledge.questionnaire.questions.get(name)
        if question is not None:
            return question.ask
        return next((each.title or each.id for each in knowledge.questionnaire.derived if each.id == name), name)
    return ""


def part_in_words(knowledge: Knowledge, part: Condition | Effect) -> str:
    """Return a test, a connective, or an effect in a few words."""
    match part:
        case Compare():
            return _comparison(knowledge, part)
        case Includes(fact, option, expected):
            label = knowledge.questionnaire.questions[fact].option(option).label
            return f"“{label}”" if expected else f"not “{label}”"
        case Holds(expected=expected):
            return "yes" if expected else "no"
        case Known(expected=expected):
            return "known" if expected else "not known"
        case All(parts):
            return f"all of these {len(parts)}"
        case AnyOf(parts):
            return f"any of these {len(parts)}"
        case Supports(contributor, decibans):
            direction = "for" if decibans > 0 else "against"
            return f"{STRENGTHS[abs(decibans)]} evidence {direction} {contributor}"
        case Refers(level, days):
            return f"refers: {level}{f' within {days} days' if days else ''}"
        case Not() | Test() | AdviceGiven() | FoodShown():
            raise AssertionError(part)
    raise AssertionError(part)


def _comparison(knowledge: Knowledge, atom: Compare) -> str:
    fact = knowledge.facts[atom.fact]
    if fact.kind is FactKind.NUMBER:
        return f"“{_NUMBERS[atom.operator].format(_number(knowledge, fact, atom.value))}”"
    if fact.kind is FactKind.CHOICE:
        return _WORDS[atom.operator].format(knowledge.questionnaire.questions[fact.id].options[atom.value].label)
    return _NUMBERS[atom.operator].format(fact.options[atom.value])


def _number(knowledge: Knowledge, fact: Fact, value: int) -> str:
    question = knowledge.questionnaire.questions.get(fact.id)
    unit = "" if question is None else question.unit_label or question.unit
    return f"{unscaled(value, fact.decimals)} {unit}".rstrip()


def place_of(mutant: Mutant) -> Place:
    """Return where what the mutant changes stands; where its rule stands if that is not known."""
    place = mutant.before.place
    return place if place.line else mutant.rule.place
