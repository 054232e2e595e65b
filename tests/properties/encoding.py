"""What Z3 makes of one set of answers: the formulas of a whole knowledge base, read in the model of these answers."""

from typing import Any

import z3

from intakewise.backends.to_z3.facts import Span
from intakewise.backends.to_z3.given import Given, any_answer
from intakewise.backends.to_z3.truths import Kleene
from intakewise.backends.to_z3.wholes import Whole
from intakewise.backends.to_z3.world import Moment, World
from intakewise.model.answers import Answers, Declined, Ticked, Value
from intakewise.model.inference import Inference, Weight
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.questionnaires import QuestionType
from intakewise.model.values import Band, Level, Truth


class Encoded:
    """
    A knowledge base as formulas.

    `infer` reads in them what follows from answers: each formula must come to one value.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        questions = knowledge.questionnaire.questions
        self.given = {name: any_answer(question) for name, question in questions.items()}
        self.world = World(knowledge, self.given)

    def infer(self, answers: Answers) -> Inference:
        """What Z3 infers from checked answers."""
        model = self.model_of(answers)
        knowledge, world = self._knowledge, self.world
        weights = {
            name: self._weight(name, model)
            for name in knowledge.contributors
            if is_so(world.weight(name).assessed, model)
        }
        return Inference(
            rules={name: truth_in(world.rule(name), model) for name in knowledge.rules},
            surely={name: truth_in(world.rule(name, Moment.SURELY), model) for name in knowledge.rules},
            states={name: truth_in(world.fact(name), model) for name in knowledge.states},
            weights=weights,
            referral=Level(span_in(world.fact(REFERRAL), model)[0]),
        )

    def model_of(self, answers: Answers) -> z3.ModelRef:
        """The model in which exactly these answers are given; there must be one, as they keep to the laws."""
        solver = z3.Solver()
        for name, given in self.given.items():
            solver.add(*given.laws, *said(given, answers[name].value if name in answers else Declined.DONT_KNOW))
        assert z3.sat == solver.check(), answers
        return solver.model()

    def _weight(self, name: str, model: z3.ModelRef) -> Weight:
        weighed = self.world.weight(name)
        low, high = span_in(weighed.now, model)
        must, could = span_in(weighed.surely, model)
        assert high == could
        groups = {group: number_in(total, model) for group, total in weighed.groups.items()}
        return Weight(number_in(weighed.total, model), groups, Band(low), Band(must), Band(could))


def said(given: Given, value: Value) -> list[Any]:
    """Formulas that say that this is the answer."""
    if isinstance(value, Declined):
        return [z3.Not(given.answered)]
    if given.question.type is QuestionType.BOOLEAN:
        return [given.answered, given.yes == value]
    if given.question.type is QuestionType.TEXT:
        return [given.answered]
    if isinstance(value, Ticked):
        found = [ticked == (name in value.includes) for name, ticked in given.ticked.items()]
        found += [unsure == (name in value.not_sure) for name, unsure in given.unsure.items()]
        return [*found, given.unrecognised == bool(value.not_recognised)]
    assert given.number is not None
    number = given.question.rank_of(value) if isinstance(value, str) else value
    return [given.answered, given.number.bits == number]


def is_so(formula: z3.BoolRef, model: z3.ModelRef) -> bool:
    """Whether a formula holds in a model, which must decide it."""
    value = model.eval(formula, model_completion=True)
    assert z3.is_true(value) or z3.is_false(value)
    return bool(z3.is_true(value))


def truth_in(fact: object, model: z3.ModelRef) -> Truth:
    """The truth of a pair of formulas, which never both hold."""
    assert isinstance(fact, Kleene)
    is_true, is_false = (is_so(each, model) for each in fact)
    assert not (is_true and is_false)
    return Truth.TRUE if is_true else Truth.FALSE if is_false else Truth.UNKNOWN


def number_in(number: Whole, model: z3.ModelRef) -> int:
    """The value of a number, which lies where it was said to."""
    value = int(model.eval(number.bits, model_completion=True).as_signed_long())
    assert number.low <= value <= number.high
    return value


def span_in(fact: object, model: z3.ModelRef) -> tuple[int, int]:
    """The ends of a span."""
    assert isinstance(fact, Span)
    return number_in(fact.low, model), number_in(fact.high, model)
