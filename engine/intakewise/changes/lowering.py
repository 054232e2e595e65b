"""
Search for the smallest changes of things that a person can change that would lower a likely contributor's band.

One change is tried before two together. Each that is found is confirmed by a whole assessment, and refused where
anything else would become worse: which answers are better for somebody is not known here.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations, islice, product

from intakewise.changes.alternatives import alternatives, is_modifiable
from intakewise.changes.guards import lowers_only
from intakewise.changes.starting_point import StartingPoint
from intakewise.explain.words import answer_in_words
from intakewise.meaning.evaluate import evaluate
from intakewise.model.answers import Answer, Value
from intakewise.model.assessments import ContributorResult
from intakewise.model.changes import AnswerChange, ContributorChanges, Lowering
from intakewise.model.values import Band, Truth
from intakewise.passes.raw_answers import raw_answer

MOST_TOGETHER = 2
"""How many answers are changed together at most: nobody follows a plan of three conditions."""

MOST_PAIRS = 1000
"""How many pairs of changes are tried for one contributor; the rest is counted, and said."""

Steps = Mapping[str, list[Value]]
"""Other answers by question, the nearest first."""

Pair = tuple[tuple[str, Value], tuple[str, Value]]


def find_lowerings(start: StartingPoint) -> tuple[ContributorChanges, ...]:
    """Return, for each likely or very likely contributor, the smallest changes that would lower its band."""
    steps = steps_of(start)
    found = []
    for each in start.assessment.contributors:
        start.step()
        if each.band >= Band.LIKELY:
            found.append(_Search(start, each, steps).changes())
    return tuple(found)


def steps_of(start: StartingPoint) -> Steps:
    """Return what is tried: other answers to questions that were answered and that it is safe to answer otherwise."""
    held_back = _held_back(start)
    steps = {}
    for name in start.shown:
        question, answer = start.knowledge.questionnaire.questions[name], start.answers.get(name)
        if answer is None or answer.is_declined or not is_modifiable(question) or name in held_back:
            continue
        unless = question.modifiable_unless
        if unless is None or evaluate(unless, start.explainer.facts) is Truth.FALSE:
            steps[name] = alternatives(start.knowledge, question, answer.value)
    return steps


def _held_back(start: StartingPoint) -> frozenset[str]:
    """Return the questions behind advice that is withheld: what is not advised is not suggested here, either."""
    withheld = [each.id for each in start.assessment.withheld]
    rules, advising = start.explainer.inference.rules, start.knowledge.plan.advising
    true = {rule for name in withheld for rule in advising.get(name, ()) if rules[rule] is Truth.TRUE}
    return frozenset[str]().union(*(start.explainer.reason(rule).questions for rule in true))


class _Search:
    """Searches for what would lower one contributor, on the part of the knowledge base that it rests on."""

    def __init__(self, start: StartingPoint, target: ContributorResult, steps: Steps) -> None:
        self._start = start
        self._target = target
        self._part = start.slicer.slice((), (target.id,))
        bearing = start.slicer.behind(target.id)
        self._steps = {name: others for name, others in steps.items() if name in bearing}

    def changes(self) -> ContributorChanges:
        """Return the smallest changes: single ones, or else pairs."""
        tried = sum(map(len, self._steps.values()))
        found, left = self._single()
        if found:
            return self._changes(found, tried, 0)
        pairs = sum(len(left[one]) * len(left[two]) for one, two in combinations(left, MOST_TOGETHER))
        found = self._in_pairs(left)
        return self._changes(found, tried + min(pairs, MOST_PAIRS), max(0, pairs - MOST_PAIRS))

    def _changes(self, found: list[Lowering], tried: int, not_tried: int) -> ContributorChanges:
        return ContributorChanges(
            self._target.id, self._target.title, self._target.band, tuple(found), tried, not_tried
        )

    def _single(self) -> tuple[list[Lowering], Steps]:
        """
        Return the single changes that would lower the band, of each question the nearest.

        Returns:
            Them, and the answers that are left for pairs. One that lowers the band and was refused is not among
            those: a second change is not meant to make good for a first one that is not safe.
        """
        found: list[Lowering] = []
        left: dict[str, list[Value]] = {}
        for name, others in self._steps.items():
            left[name] = []
            for other in others:
                if not self._lowers({name: other}):
                    left[name].append(other)
                elif lowering := self._confirmed({name: other}):
                    found.append(lowering)
                    break
        return found, left

    def _in_pairs(self, steps: Steps) -> list[Lowering]:
        """Return the pairs of changes that would lower the band, of each two questions the nearest."""
        found: dict[tuple[str, str], Lowering] = {}
        for one, two in islice(_pairs(steps), MOST_PAIRS):
            changed, both = dict((one, two)), (one[0], two[0])
            if both not in found and self._lowers(changed) and (lowering := self._confirmed(changed)):
                found[both] = lowering
        return list(found.values())

    def _lowers(self, changed: Mapping[str, Value]) -> bool:
        """Tell whether the band would be lower; what would no longer be assessed at all has not become lower."""
        weight = self._start.infer_with(changed, self._part).weights.get(self._target.id)
        return weight is not None and weight.band < self._target.band

    def _confirmed(self, changed: Mapping[str, Value]) -> Lowering | None:
        """Return a change that a whole assessment confirms, and that makes nothing worse."""
        after = self._start.assess_with(changed)
        if after is None or not lowers_only(self._start.assessment, after, self._target.id):
            return None
        lower = next(each for each in after.contributors if each.id == self._target.id)
        changes = tuple(self._change(name, value) for name, value in changed.items())
        return Lowering(changes, lower.band, lower.could_be)

    def _change(self, name: str, value: Value) -> AnswerChange:
        question = self._start.knowledge.questionnaire.questions[name]
        now = answer_in_words(question, self._start.answers[name].value)
        return AnswerChange(
            name, question.ask, now, answer_in_words(question, value), raw_answer(question, Answer(value))
        )


def _pairs(steps: Steps) -> Iterator[Pair]:
    """Yield changes of two questions each, the nearest answers first."""
    ranked = [
        (near_one + near_two, ((one, other_one), (two, other_two)))
        for one, two in combinations(steps, MOST_TOGETHER)
        for (near_one, other_one), (near_two, other_two) in product(enumerate(steps[one]), enumerate(steps[two]))
    ]
    yield from (pair for _, pair in sorted(ranked, key=lambda each: each[0]))
