"""Other answers to a question, at which some condition may turn: where a search for a missing case looks."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from intakewise.model.answers import Answer, Ticked, Value
from intakewise.model.conditions import Compare, Condition, Includes
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.passes.atoms import atoms_in

_STEPS = 8
"""Into so many steps the range is cut where a derived number reckons with the answer."""


def conditions_of(knowledge: Knowledge) -> Iterator[Condition]:
    """Yield every condition of a knowledge base, or of a slice, that reads answers."""
    read = set(knowledge.questionnaire.order)
    yield from (rule.when for rule in knowledge.rules.values())
    yield from (item.when for number in knowledge.questionnaire.derived if number.id in read for item in number.scored)
    for name, question in knowledge.questionnaire.questions.items():
        if name in read and question.ask_when is not None:
            yield question.ask_when
    for contributor in knowledge.contributors.values():
        if contributor.applies_when is not None:
            yield contributor.applies_when


class OtherAnswers:
    """
    The answers worth trying, for each question that some conditions read.

    Args:
        conditions: where thresholds and options are taken from.
    """

    def __init__(self, knowledge: Knowledge, conditions: Iterable[Condition]) -> None:
        self._numbers: dict[str, dict[int, None]] = {}
        self._options: dict[str, dict[str, None]] = {}
        for condition in conditions:
            for atom in atoms_in(condition):
                if isinstance(atom, Compare):
                    near = (atom.value, atom.value - 1, atom.value + 1)
                    self._numbers.setdefault(atom.fact, {}).update(dict.fromkeys(near))
                elif isinstance(atom, Includes):
                    self._options.setdefault(atom.fact, {})[atom.option] = None
        for number in knowledge.questionnaire.derived:
            for term in number.terms:
                question = knowledge.questionnaire.questions.get(term.fact)
                if question is not None and question.range is not None:
                    self._numbers.setdefault(question.id, {}).update(dict.fromkeys(_steps(question)))

    def to(self, question: Question, given: Answer | None) -> list[Value]:
        """Return other answers to a question than the one given."""
        value = None if given is None else given.value
        return [other for other in self._all(question, value) if other != value]

    def _all(self, question: Question, value: Value | None) -> Iterator[Value]:
        if question.type is QuestionType.BOOLEAN:
            yield from (True, False)
        elif question.type is QuestionType.CHOICE:
            yield from (option.id for option in question.options)
        elif question.type is QuestionType.CHOICES:
            yield from self._lists(question, value if isinstance(value, Ticked) else Ticked(()))
        elif question.range is not None:
            low, high = question.range.low, question.range.high
            yield from (number for number in self._numbers.get(question.id, ()) if low <= number <= high)

    def _lists(self, question: Question, ticked: Ticked) -> Iterator[Value]:
        none = tuple(option.id for option in question.options if option.none)
        for option in self._options.get(question.id, ()):
            if option in ticked.includes:
                left = tuple(each for each in ticked.includes if each != option)
                yield replace(ticked, includes=left) if left else Ticked(none)
                continue
            kept = tuple(each for each in ticked.includes if each not in none)
            yield Ticked((option,)) if option in none else replace(ticked, includes=(*kept, option))
        yield Ticked(none)


def _steps(question: Question) -> Iterator[int]:
    assert question.range is not None
    low, high = question.range.usual_low, question.range.usual_high
    yield from (low + (high - low) * step // _STEPS for step in range(_STEPS + 1))
