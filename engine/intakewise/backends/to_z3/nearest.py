"""
Find the answers nearest to somebody's that grant a wish: with as few questions answered otherwise as can be.

Of several that are equally near, always the same: first, rather give an answer that is missing than change one, and
rather change one than take it back; then as few entries of lists as can be; then leave what is asked first as it is;
then go no further than need be.
"""

import time
from collections.abc import Iterable, Mapping, Sequence

import z3

from intakewise.backends.to_z3.answers import says, ticks_apart, within
from intakewise.backends.to_z3.given import Given, any_answer, written_answer
from intakewise.backends.to_z3.queries import granted, laws_of
from intakewise.backends.to_z3.solver import Solver, interruptible
from intakewise.backends.to_z3.truths import every, negation
from intakewise.backends.to_z3.world import World
from intakewise.model.answers import Answers, Declined, Ticked, Value
from intakewise.model.claims import Wish
from intakewise.model.knowledge import Knowledge
from intakewise.model.nearest import Nearest, Search
from intakewise.model.questionnaires import NumberRange, QuestionType


class Z3Nearest:
    """
    Z3 with one knowledge base as formulas. For one thread.

    Args:
        seconds: how long one question to Z3 may take.
        in_all: how long a search may take; what is not known by then stays so, and is said.
    """

    name = "Z3"

    def __init__(self, knowledge: Knowledge, seconds: float, in_all: float) -> None:
        self._questions = knowledge.questionnaire.questions
        self._world = World(knowledge, {name: any_answer(each) for name, each in self._questions.items()})
        self._solver = Solver(laws_of(knowledge, self._world), seconds)
        self._in_all = in_all

    def find(self, wish: Wish, answers: Answers) -> Nearest:
        """
        Find the nearest answers that grant a wish.

        Args:
            answers: those given; what is absent or declined has no answer.

        Raises:  KeyboardInterrupt: somebody pressed Ctrl-C.
        """
        given = {name: None if name not in answers else answers[name].value for name in self._questions}
        return interruptible(
            lambda: _Search(self._world, self._solver, granted(wish, self._world), given, self._in_all).nearest()
        )


class _Search:
    """From any answers that grant a wish towards the nearest ones; what is settled is asked of Z3 from then on."""

    def __init__(
        self,
        world: World,
        solver: Solver,
        wished: z3.BoolRef,
        given: Mapping[str, Value | None],
        in_all: float,
    ) -> None:
        self._given = world.given
        self._solver = solver
        self._before = {name: None if isinstance(each, Declined) else each for name, each in given.items()}
        self._settled = [wished]
        self._differs = {name: self._is_changed(name, world) for name in self._given}
        self._until = time.monotonic() + in_all
        self._gap = ""

    def nearest(self) -> Nearest:
        """Return the nearest answers."""
        model = self._ask()
        if not isinstance(model, z3.ModelRef):
            return Nearest(Search.UNKNOWN, model) if model else Nearest(Search.NEVER)
        model = self._fewest(list(self._differs.values()), model)
        is_smallest, reason = not self._gap, self._gap
        for kind in (self._contradicted(), self._taken_back(), self._ticked_otherwise()):
            model = self._fewest(kind, model)
        model = self._fewest_by_order(list(self._differs.values()), model)
        changed = [name for name, differs in self._differs.items() if _holds(differs, model)]
        for name in changed:
            model = self._settle(name, model)
        return Nearest(
            Search.FOUND, reason, {name: written_answer(self._given[name], model) for name in changed}, is_smallest
        )

    def _is_changed(self, name: str, world: World) -> z3.BoolRef:
        """Return that a question is answered otherwise, and not merely closed by other answers, which is no change."""
        given = self._given[name]
        is_closed = every((world.is_hidden(name), negation(given.answered)))
        return every((negation(says(given, self._before[name])), negation(is_closed)))

    def _contradicted(self) -> list[z3.BoolRef]:
        return [differs for name, differs in self._differs.items() if self._before[name] is not None]

    def _taken_back(self) -> list[z3.BoolRef]:
        return [
            every((differs, negation(self._given[name].answered)))
            for name, differs in self._differs.items()
            if self._before[name] is not None
        ]

    def _ticked_otherwise(self) -> list[z3.BoolRef]:
        lists = [name for name, given in self._given.items() if given.question.type is QuestionType.CHOICES]
        return [every((self._differs[name], each)) for name in lists for each in self._apart(name)]

    def _apart(self, name: str) -> list[z3.BoolRef]:
        """Return, of a list, what is ticked otherwise; where there was no answer, than "none of these"."""
        given, before = self._given[name], self._before[name]
        nothing = Ticked(tuple(option.id for option in given.question.options if option.none))
        return list(ticks_apart(given, before if isinstance(before, Ticked) else nothing))

    def _ask(self, *formulas: z3.BoolRef) -> z3.ModelRef | str:
        if time.monotonic() > self._until:
            return "it took too long"
        return self._solver.ask(*self._settled, *formulas)

    def _can(self, formula: z3.BoolRef, model: z3.ModelRef) -> z3.ModelRef | None:
        """Return a model in which this holds, too, and settle it; None: there is none, or Z3 cannot say."""
        found = model if _holds(formula, model) else self._ask(formula)
        if isinstance(found, z3.ModelRef):
            self._settled.append(formula)
            return found
        self._gap = self._gap or found
        return None

    def _fewest(self, parts: Sequence[z3.BoolRef], model: z3.ModelRef) -> z3.ModelRef:
        """Settle that as few of these hold as can be."""
        for most in range(sum(_holds(part, model) for part in parts)):
            found = self._can(z3.PbLe([(part, 1) for part in parts], most), model)
            if found is not None or self._gap:
                return model if found is None else found
        self._settled.append(z3.PbLe([(part, 1) for part in parts], sum(_holds(part, model) for part in parts)))
        return model

    def _fewest_by_order(self, parts: Iterable[z3.BoolRef], model: z3.ModelRef) -> z3.ModelRef:
        """Settle one after the other that it does not hold, where that can be."""
        for part in parts:
            found = self._can(negation(part), model)
            if found is None:
                self._settled.append(part)
            else:
                model = found
        return model

    def _settle(self, name: str, model: z3.ModelRef) -> z3.ModelRef:
        """Settle the answer to a question that is answered otherwise: the nearest that will do."""
        given, before = self._given[name], self._before[name]
        if _holds(negation(given.answered), model):
            return model
        if given.question.type is QuestionType.CHOICES:
            apart = self._apart(name)
            # Of entries that would all do, the first is ticked, and rather "none" than any: from the last on, each is
            # left as it is where it can be.
            return self._fewest_by_order(reversed(apart), self._fewest(apart, model))
        if given.question.range is not None:
            return self._settle_number(given, before, model)
        for value in _values(given, before):
            found = self._can(says(given, value), model)
            if found is not None:
                return found
        return model

    def _settle_number(self, given: Given, before: Value | None, model: z3.ModelRef) -> z3.ModelRef:
        """Halve the way to the number that was given, or to where the usual ones begin."""
        ends = given.question.range
        assert ends is not None
        center = before if isinstance(before, int) else ends.usual_low
        near, far = -1, _farthest(ends, center)
        while far - near > 1:
            middle = (near + far) // 2
            formula = within(given, center - middle, center + middle)
            found = self._ask(formula)
            if isinstance(found, z3.ModelRef):
                far, model = middle, found
            else:
                near = middle
        for number in (center - far, center + far):
            exact = self._can(within(given, number, number), model)
            if exact is not None:
                return exact
        return model


def _farthest(ends: NumberRange, center: int) -> int:
    return max(ends.high - center, center - ends.low)


def _values(given: Given, before: Value | None) -> list[Value]:
    """Return the answers to a yes or no, or to a choice, the nearest first."""
    question = given.question
    if question.type is QuestionType.BOOLEAN:
        return [False, True]
    rank = question.rank_of(before) if isinstance(before, str) else 0
    options = sorted(question.options, key=lambda option: abs(question.rank_of(option.id) - rank))
    return [option.id for option in options]


def _holds(formula: z3.BoolRef, model: z3.ModelRef) -> bool:
    return bool(z3.is_true(model.eval(formula, model_completion=True)))
