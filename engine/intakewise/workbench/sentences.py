"""Conditions in plain words, exactly: nothing is left out, and nothing is said that a condition does not ask."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
    Operator,
)
from intakewise.model.knowledge import REFERRAL, FactKind, Knowledge
from intakewise.passes.literals import unscaled

ADVICE, CAUTION, CONTRIBUTOR, DERIVED = "advice", "caution", "contributor", "number"
QUESTION, RULE, STATE = "question", "rule", "state"
"""What an anchor begins with."""

_NUMBERS = {
    Operator.AT_LEAST: "{} or more",
    Operator.AT_MOST: "{} or less",
    Operator.EQUALS: "exactly {}",
    Operator.DIFFERS: "any but {}",
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """
    A condition, or a part of it.

    Args:
        subject: what it asks about; empty where it joins its parts.
        target: the anchor of what it asks about; empty: there is none.
        says: what is asked of it, or how the parts are joined.
    """

    subject: str
    target: str
    says: str
    parts: tuple["Sentence", ...] = ()


def sentence_of(knowledge: Knowledge, condition: Condition) -> Sentence:
    """Return a normalised condition in words. Raises TypeError for what is not normalised."""
    match condition:
        case All(parts) | AnyOf(parts):
            is_all = isinstance(condition, All)
            joined = tuple(_joined(knowledge, parts, is_all))
            if len(joined) == 1:
                return joined[0]
            if not parts:
                return Sentence("", "", "always" if is_all else "never")
            return Sentence("", "", "all of these:" if is_all else "at least one of these:", joined)
        case AdviceGiven(advice, offered, expected):
            says = f"{'is' if expected else 'is not'} {'offered' if offered else 'withheld'}"
            return Sentence(knowledge.advice[advice].title, anchor(ADVICE, advice), says)
        case FoodShown(ingredient, expected):
            return Sentence(f"A food with {ingredient}", "", "is shown" if expected else "is not shown")
        case Compare() | Holds() | Includes() | Known():
            return Sentence(*subject_of(knowledge, condition.fact), atom_in_words(knowledge, condition))
        case _:
            raise TypeError(f"not normalised: {type(condition).__name__}")


def atom_in_words(knowledge: Knowledge, atom: Compare | Holds | Includes | Known) -> str:
    """Return what a test asks of its fact, without the fact."""
    is_question = atom.fact in knowledge.questionnaire.questions
    match atom:
        case Holds(expected=expected):
            return ("yes" if expected else "no") if is_question else ("is true" if expected else "is known to be false")
        case Includes(fact, option, expected):
            label = knowledge.questionnaire.questions[fact].option(option).label
            return f"{'includes' if expected else 'is known not to include'} “{label}”"
        case Known(expected=expected):
            return "is known" if expected else "is not known"
        case Compare(fact, operator, value):
            is_choice = knowledge.facts[fact].kind is FactKind.CHOICE
            words = "is {}" if is_choice and operator is Operator.EQUALS else _NUMBERS[operator]
            return words.format(_value(knowledge, fact, value))


def subject_of(knowledge: Knowledge, name: str) -> tuple[str, str]:
    """Return what people call a fact, and its anchor."""
    if name == REFERRAL:
        return "The level of care", "referrals"
    if name in knowledge.questionnaire.questions:
        return knowledge.questionnaire.questions[name].ask, anchor(QUESTION, name)
    if name in knowledge.states:
        return knowledge.states[name].title or name, anchor(STATE, name)
    if name in knowledge.contributors:
        return knowledge.contributors[name].title, anchor(CONTRIBUTOR, name)
    derived = next(each for each in knowledge.questionnaire.derived if each.id == name)
    return derived.title or name, anchor(DERIVED, name)


def anchor(kind: str, name: str) -> str:
    """
    Return the anchor of something that has an id.

    >>> anchor("rule", "magnesium.few_rich_foods")
    'rule-magnesium.few_rich_foods'
    """
    return f"{kind}-{name}"


def _joined(knowledge: Knowledge, parts: Iterable[Condition], is_all: bool) -> Iterator[Sentence]:
    """Yield the parts in their order; neighbours that test options of one list, where one sentence is exact, as one."""
    waiting: list[Includes] = []
    for part in parts:
        # Any of several ticked, or all of several not ticked: the two that a list of options says without a doubt.
        mergeable = isinstance(part, Includes) and part.expected is not is_all
        if waiting and not (isinstance(part, Includes) and mergeable and part.fact == waiting[0].fact):
            yield _options(knowledge, waiting)
            waiting = []
        if isinstance(part, Includes) and mergeable:
            waiting.append(part)
        else:
            yield sentence_of(knowledge, part)
    if waiting:
        yield _options(knowledge, waiting)


def _options(knowledge: Knowledge, tests: list[Includes]) -> Sentence:
    if len(tests) == 1:
        return sentence_of(knowledge, tests[0])
    question = knowledge.questionnaire.questions[tests[0].fact]
    labels = ", ".join(f"“{question.option(each.option).label}”" for each in tests)
    says = "includes at least one of" if tests[0].expected else "is known to include none of"
    return Sentence(*subject_of(knowledge, question.id), f"{says}: {labels}")


def _value(knowledge: Knowledge, name: str, value: int) -> str:
    fact = knowledge.facts[name]
    question = knowledge.questionnaire.questions.get(name)
    if fact.kind is FactKind.CHOICE and question is not None:
        return f"“{question.options[value].label}”"
    if fact.kind is not FactKind.NUMBER:
        return fact.options[value].replace("_", " ")
    unit = "" if question is None else question.unit_label or question.unit
    return f"{unscaled(value, fact.decimals)} {unit}".rstrip()
