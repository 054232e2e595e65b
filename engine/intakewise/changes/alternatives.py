"""
Other answers to a question that a person may change, the nearest first.

Whether more or less of something is healthier is not known here: who searches has to try both.
"""

from collections.abc import Iterator
from dataclasses import replace

from intakewise.model.answers import Ticked, Value
from intakewise.model.conditions import Compare, Condition
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.passes.atoms import atoms_in

MOST_NUMBERS = 12
"""Numbers that are tried for one question: those nearest to the answer at which some rule turns."""

_STEPS = 10
"""Into so many steps the usual range is cut where a derived number reckons with the answer."""


def is_modifiable(question: Question) -> bool:
    """Tell whether anything about the answer to a question may be changed."""
    return not question.safety and (question.modifiable or any(option.modifiable for option in question.options))


def alternatives(knowledge: Knowledge, question: Question, value: Value) -> list[Value]:
    """
    Return other answers to a question, the nearest first.

    Args:
        value: the answer as it is. Of a list, one item that a person may change is taken off at a time.
    """
    if isinstance(value, Ticked):
        options = (option.id for option in question.options if option.modifiable and option.id in value.includes)
        return [_without(question, value, option) for option in options]
    if isinstance(value, bool):
        return [not value]
    if question.type is QuestionType.CHOICE and isinstance(value, str):
        rank = question.rank_of(value)
        others = [option.id for option in question.options if option.id != value]
        return [*sorted(others, key=lambda other: abs(question.rank_of(other) - rank))]
    if question.type.is_number and isinstance(value, int):
        numbers = {number for number in _turning_numbers(knowledge, question) if number != value}
        return [*sorted(numbers, key=lambda number: (abs(number - value), number))[:MOST_NUMBERS]]
    return []


def _without(question: Question, ticked: Ticked, option: str) -> Ticked:
    """Take an option off a list; a list that says nothing any more says "none of these"."""
    left = replace(ticked, includes=tuple(each for each in ticked.includes if each != option))
    if left.includes or left.not_sure or left.not_recognised:
        return left
    return Ticked(tuple(each.id for each in question.options if each.none))


def _turning_numbers(knowledge: Knowledge, question: Question) -> Iterator[int]:
    """Yield the usual numbers on both sides of each one that some condition compares the answer with."""
    assert question.range is not None
    low, high = question.range.usual_low, question.range.usual_high
    for condition in _conditions(knowledge):
        for atom in atoms_in(condition):
            if isinstance(atom, Compare) and atom.fact == question.id:
                yield from (number for number in range(atom.value - 1, atom.value + 2) if low <= number <= high)
    if any(term.fact == question.id for number in knowledge.questionnaire.derived for term in number.terms):
        yield from (low + (high - low) * step // _STEPS for step in range(_STEPS + 1))


def _conditions(knowledge: Knowledge) -> Iterator[Condition]:
    yield from (rule.when for rule in knowledge.rules.values())
    yield from (item.when for number in knowledge.questionnaire.derived for item in number.scored)
    yield from (each.ask_when for each in knowledge.questionnaire.questions.values() if each.ask_when is not None)
