"""
Contributors that one answer alone makes likely, through whatever chain: reported, so that it is meant.

An answer to a checklist may tick several options at once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from intakewise.meaning.answering import read_answers
from intakewise.meaning.infer import infer
from intakewise.meaning.slices import Slicer
from intakewise.model.answers import Answer, Ticked, Value
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.model.values import Band
from intakewise.passes.raw_answers import raw_answer
from intakewise.problems.problem import Problem, Severity
from intakewise.workbench.one_answer import OneAnswer
from intakewise.workbench.other_answers import OtherAnswers, conditions_of
from intakewise.workbench.polarity import UP, ways_of_options
from intakewise.workbench.yaml_values import in_yaml

MOST_EITHER_WAY = 10
"""Options that can move a contributor either way, of which every set is tried; of more, the first in the list."""


def check_alone(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a warning where one answer alone makes a contributor likely and nobody says so, or where one does not."""
    found = likely_alone(knowledge)
    for contributor in knowledge.contributors.values():
        for question, answers in found.get(contributor.id, {}).items():
            if question not in contributor.one_answer_is_enough:
                yield Problem(
                    "IW-L032",
                    contributor.place,
                    f"One answer alone makes '{contributor.id}' likely: {' or '.join(answers)}.",
                    fix=f"Ask for more (`likely_needs`, a lower group), or say that it is meant: "
                    f"one_answer_is_enough: [{question}].",
                    severity=Severity.WARNING,
                )
        for number, question in enumerate(contributor.one_answer_is_enough):
            if question not in found.get(contributor.id, {}):
                yield Problem(
                    "IW-L032",
                    contributor.places[f"one_answer_is_enough.{number}"],
                    f"No answer to '{question}' alone makes '{contributor.id}' likely.",
                    fix="Take it out of `one_answer_is_enough`.",
                    severity=Severity.WARNING,
                )


def likely_alone(knowledge: Knowledge) -> dict[str, dict[str, list[str]]]:
    """Return the answers that suffice, by contributor and question."""
    slicer = Slicer(knowledge)
    found: dict[str, dict[str, list[str]]] = {}
    for question in knowledge.questionnaire.questions.values():
        for contributor in OneAnswer(knowledge, question.id, slicer).may_be_likely():
            answers = _Alone(knowledge, slicer, question, contributor).answers()
            if answers:
                by_question = found.setdefault(contributor, {})
                by_question[question.id] = [f"{question.id}: {_written(question, each)}" for each in answers]
    return found


def _written(question: Question, value: Value) -> str:
    return in_yaml(raw_answer(question, Answer(value)))


@dataclass(frozen=True, slots=True)
class _Alone:
    """The search for answers to one question that alone make one contributor likely."""

    knowledge: Knowledge
    slicer: Slicer
    question: Question
    contributor: str

    def answers(self) -> list[Value]:
        """Return them; of a checklist those with one option, or, where none suffices, one with as few as possible."""
        part = self.slicer.slice((), [self.contributor])
        found = [
            value for value in OtherAnswers(part, conditions_of(part)).to(self.question, None) if self._is(value, part)
        ]
        if found or self.question.type is not QuestionType.CHOICES:
            return found
        several = next((each for each in self._best() if self._is(Ticked(each), part)), None)
        return [] if several is None else [Ticked(self._fewest(several, part))]

    def _is(self, value: Value, part: Knowledge) -> bool:
        answers = {self.question.id: Answer(value)}
        weight = infer(part, read_answers(part.questionnaire, answers).facts).weights.get(self.contributor)
        return weight is not None and weight.band >= Band.LIKELY

    def _best(self) -> Iterator[tuple[str, ...]]:
        """Yield sets of options of which one makes the contributor as likely as any set can."""
        ways = ways_of_options(self.knowledge, self.slicer, self.question.id, self.contributor)
        options = [option.id for option in self.question.options if not option.none]
        only_up = {option for option in options if ways.get(option) == {UP}}
        either_way = [option for option in options if len(ways.get(option, ())) > 1][:MOST_EITHER_WAY]
        # A list in which nothing that matters is ticked still says that the rest is not so.
        whatever = [option for option in options if option not in ways]
        for more in chain.from_iterable(combinations(either_way, number) for number in range(len(either_way) + 1)):
            ticked = tuple(option for option in options if option in only_up or option in more)
            yield from [ticked] if ticked else [(option,) for option in whatever]

    def _fewest(self, ticked: Sequence[str], part: Knowledge) -> tuple[str, ...]:
        """Return the set without each option that it does not need."""
        kept = tuple(ticked)
        for option in ticked:
            fewer = tuple(each for each in kept if each != option)
            if fewer and self._is(Ticked(fewer), part):
                kept = fewer
        return kept
