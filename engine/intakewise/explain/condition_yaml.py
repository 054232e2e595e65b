"""Write a condition, or an answer, as an author would, on one line of YAML. Must not know why it is shown."""

from intakewise.model.answers import Declined, Ticked, Value
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
from intakewise.model.questionnaires import Question
from intakewise.passes.literals import unscaled


def condition_in_yaml(knowledge: Knowledge, condition: Condition) -> str:
    """
    Return a condition without its outer braces, such as `age: {at_least: 60}`.

    Raises:  AssertionError: the condition holds a `Test`, which no checked knowledge base does.
    """
    match condition:
        case All(parts):
            return f"all: [{', '.join(_braced(knowledge, part) for part in parts)}]"
        case AnyOf(parts):
            return f"any: [{', '.join(_braced(knowledge, part) for part in parts)}]"
        case Not(part):
            return f"not: {_braced(knowledge, part)}"
        case Compare():
            return _comparison(knowledge, condition)
        case Includes(fact, option, expected):
            return _unless(expected, f"{fact}: {{includes: {option}}}")
        case Holds(fact, expected):
            return f"{fact}: {_yes_or_no(expected)}"
        case Known(fact, expected):
            return f"{fact}: {{known: {_yes_or_no(expected)}}}"
        case AdviceGiven(advice, offered, expected):
            return _unless(expected, f"advice: {{{'offered' if offered else 'withheld'}: {advice}}}")
        case FoodShown(ingredient, expected):
            return _unless(expected, f"advice: {{shows: {ingredient}}}")
        case Test():
            raise AssertionError(condition)


def _braced(knowledge: Knowledge, condition: Condition) -> str:
    return f"{{{condition_in_yaml(knowledge, condition)}}}"


def _comparison(knowledge: Knowledge, atom: Compare) -> str:
    fact = knowledge.facts[atom.fact]
    is_number = fact.kind is FactKind.NUMBER
    if is_number or not 0 <= atom.value < len(fact.options):
        value = unscaled(atom.value, fact.decimals)
    else:
        value = fact.options[atom.value]
    if atom.operator is Operator.DIFFERS:
        return f"not: {{{fact.id}: {value}}}"
    return f"{fact.id}: {value if atom.operator is Operator.EQUALS else f'{{{atom.operator.value}: {value}}}'}"


def _unless(expected: bool, written: str) -> str:
    return written if expected else f"not: {{{written}}}"


def _yes_or_no(truth: bool) -> str:
    return "yes" if truth else "no"


def value_in_yaml(question: Question, value: Value) -> str:
    """
    Return an answer as rules write it; nothing for a declined one, and for a text, which no rule reads.

    What was not recognised on a list is left out: only that there is something.
    """
    if isinstance(value, Declined) or (isinstance(value, str) and not question.options):
        return ""
    if isinstance(value, bool):
        return _yes_or_no(value)
    if isinstance(value, Ticked):
        return _list(value)
    return value if isinstance(value, str) else unscaled(value, question.decimals)


def _list(ticked: Ticked) -> str:
    includes = f"[{', '.join(ticked.includes)}]"
    if not (ticked.not_sure or ticked.not_recognised):
        return includes
    unsure = f", not_sure: [{', '.join(ticked.not_sure)}]" if ticked.not_sure else ""
    return f"{{includes: {includes}{unsure}{', not_recognised: [...]' if ticked.not_recognised else ''}}}"


def rank_in_yaml(fact: Fact, rank: int) -> str:
    """Return an option, a band, or a level as rules write it; of a number, the number."""
    return fact.options[rank] if 0 <= rank < len(fact.options) else unscaled(rank, fact.decimals)
