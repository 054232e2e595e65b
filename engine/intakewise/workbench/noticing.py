"""
Find a case that would notice a mutant: the answers of a case there is, with as few of them changed as will do.

It searches and does not promise: where it finds nothing, there may be nothing to find.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice

from intakewise.meaning.answering import read_answers
from intakewise.meaning.slices import Slicer
from intakewise.model.answers import Answer, Answers, Value
from intakewise.model.cases import AnswerSet, Case, Expected
from intakewise.model.conditions import Compare, Holds, Includes, Known
from intakewise.model.knowledge import Knowledge
from intakewise.passes.check_answers import check_answers
from intakewise.passes.raw_answers import raw_answer
from intakewise.workbench.cases import all_answers
from intakewise.workbench.mutants import Mutant
from intakewise.workbench.other_answers import OtherAnswers, conditions_of
from intakewise.workbench.prepared import Prepared
from intakewise.workbench.telling_apart import Pair, pair_of

MOST_STARTS, MOST_TRIED = 24, 1500
"""Cases from whose answers a search starts, and sets of answers that it tries at most."""

Changes = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Search:
    """
    Looks for cases, starting from those there are.

    Args:
        prepared: the cases, as `workbench.mutation` prepares them.
        taken: ids of cases; one that is proposed is added.
    """

    knowledge: Knowledge
    slicer: Slicer
    prepared: Sequence[Prepared]
    answer_sets: Mapping[str, AnswerSet]
    taken: set[str] = field(default_factory=set)

    def noticing(self, mutant: Mutant) -> Case | None:
        """Return a case that passes, and fails with the mutant; None if none was found."""
        pair = pair_of(self.knowledge, self.slicer, mutant)
        others = OtherAnswers(self.knowledge, [*conditions_of(pair.as_is), mutant.rule.when])
        starts = self._starts(mutant)
        for start, changes in islice(self._tries(mutant, pair, others, starts), MOST_TRIED):
            if pair.expectation(_changed(start.answers, changes)) is not None:
                case = self._case(mutant, pair, start.case, changes)
                if case is not None:
                    return case
        return None

    def _starts(self, mutant: Mutant) -> list[Prepared]:
        """Return the cases to start from: first those in which the rule fires, then those of its theme."""
        name = mutant.rule.id
        theme = name.partition(".")[0]
        file = mutant.rule.place.file.removesuffix(".yaml")

        def distance(prepared: Prepared) -> int:
            expected = prepared.case.expected
            nearness = (
                name in expected.fired,
                name in expected.not_fired,
                prepared.case.place.file.startswith(file),
                prepared.case.id.startswith(theme),
            )
            return next((rank for rank, holds in enumerate(nearness) if holds), len(nearness))

        return sorted(self.prepared, key=distance)[:MOST_STARTS]

    def _tries(
        self, mutant: Mutant, pair: Pair, others: OtherAnswers, starts: Sequence[Prepared]
    ) -> Iterator[tuple[Prepared, Changes]]:
        """Yield no change, then each single one, then those of what the mutant changed together with another."""
        own = self._questions_of(mutant)
        read = [name for name in pair.as_is.questionnaire.order if name in self.knowledge.questionnaire.questions]
        yield from ((start, {}) for start in starts)
        for names in (own, [name for name in read if name not in own]):
            for start in starts:
                yield from ((start, {name: value}) for name, value in self._others(others, start, names))
        for start in starts[: MOST_STARTS // 3]:
            mine = list(self._others(others, start, own))
            all_ = [*mine, *self._others(others, start, [name for name in read if name not in own])]
            for (first, value), (second, other) in combinations(all_, 2):
                if first != second and first in own:
                    yield start, {first: value, second: other}

    def _others(self, others: OtherAnswers, start: Prepared, names: Iterable[str]) -> Iterator[tuple[str, Value]]:
        questions = self.knowledge.questionnaire.questions
        for name in names:
            yield from ((name, value) for value in others.to(questions[name], start.answers.get(name)))

    def _questions_of(self, mutant: Mutant) -> list[str]:
        """Return the questions behind what the mutant changed."""
        if isinstance(mutant.before, Compare | Holds | Includes | Known):
            fact = mutant.before.fact
            behind = {fact, *self.slicer.behind(fact)}
        else:
            behind = set(self.slicer.behind(mutant.rule.id))
        return [name for name in self.knowledge.questionnaire.questions if name in behind]

    def _case(self, mutant: Mutant, pair: Pair, start: Case, changes: Changes) -> Case | None:
        """Return a case of these answers, without those that it can do without; None if they do not fit together."""
        questions = self.knowledge.questionnaire.questions
        given = {**start.given, **{name: raw_answer(questions[name], Answer(each)) for name, each in changes.items()}}
        if self._expectation(pair, start.background, given) is None:
            return None
        for name in tuple(given):
            fewer = {other: value for other, value in given.items() if other != name}
            if self._expectation(pair, start.background, fewer) is not None:
                given = fewer
        expected = self._expectation(pair, start.background, given)
        assert expected is not None
        return Case(self._id(mutant), "", start.background, given, expected)

    def _expectation(self, pair: Pair, background: str, given: Mapping[str, object]) -> Expected | None:
        """Return what answers show; None where they show nothing, or answer a question that others close."""
        raw = all_answers(self.knowledge, background, given, self.answer_sets)
        answers, problems = check_answers(self.knowledge.questionnaire, raw)
        if problems or self._is_contradicted(answers, given):
            return None
        return pair.expectation(answers)

    def _is_contradicted(self, answers: Answers, given: Mapping[str, object]) -> bool:
        questionnaire = self.knowledge.questionnaire
        return any(
            not answers[name].is_declined and (name in given or questionnaire.questions[name].safety)
            for name in read_answers(questionnaire, answers).hidden
        )

    def _id(self, mutant: Mutant) -> str:
        number = 1
        while (name := f"{mutant.rule.id}.{mutant.kind}_{number}") in self.taken:
            number += 1
        self.taken.add(name)
        return name


def _changed(answers: Answers, changes: Changes) -> Answers:
    return {**answers, **{name: Answer(value) for name, value in changes.items()}}
