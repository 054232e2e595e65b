"""Count among people at random how many are told something else by another knowledge base."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random

from intakewise.diff.told import Told, lost, told_by_both
from intakewise.meaning.matching import RawAnswers, answers_from
from intakewise.model.cases import AnswerSet
from intakewise.model.kept import Aspect
from intakewise.model.knowledge import Knowledge
from intakewise.model.pairs import Pair, Side
from intakewise.model.proofs import Given
from intakewise.passes.check_answers import check_answers
from intakewise.passes.raw_answers import raw_answers
from intakewise.workbench.sampling import People

_AIMED_AT_EACH, _MOST_AIMED = 10, 400

KINDS = {
    Aspect.BAND: "a band",
    Aspect.COULD_BE: "what could still be",
    Aspect.OPEN: "what is not ruled out",
    Aspect.CONTACT: "whom to turn to",
    Aspect.OFFERED: "advice offered",
    Aspect.WITHHELD: "advice withheld",
    Aspect.CAUTION: "a caution",
    Aspect.STATE: "a finding shown",
    Aspect.FOOD: "foods shown",
}


@dataclass(slots=True)
class Counted:
    """
    What came of people who were asked by both bases.

    Args:
        lower, higher: of how many the referral is lower or higher, days counted.
        otherwise: how many are told otherwise, by what.
        examples: answers of the first of them, by what is told, the name of it, and the base that alone tells it.
    """

    people: int = 0
    changed: int = 0
    lower: int = 0
    higher: int = 0
    otherwise: Counter[Aspect] = field(default_factory=Counter)
    examples: dict[tuple[Aspect, str, Side], Given] = field(default_factory=dict)

    def add(self, both: Mapping[Side, Told], answers: Given) -> None:
        """Count one more."""
        things = [(*thing, side) for side in Side for thing in lost(both[side], both[side.other], {})]
        self.people += 1
        self.changed += bool(things)
        self.lower += both[Side.NEW].step < both[Side.OLD].step
        self.higher += both[Side.NEW].step > both[Side.OLD].step
        self.otherwise.update({aspect for aspect, _, _ in things})
        for thing in things:
            self.examples.setdefault(thing, answers)


def each_counted(pair: Pair, people: Iterable[Given], counted: Counted) -> Iterator[Counted]:
    """Count people one after the other."""
    for answers in people:
        counted.add(told_by_both(pair, answers), answers)
        yield counted


def population(
    pair: Pair, answer_sets: Mapping[Side, Mapping[str, AnswerSet]], count: int, seed: str
) -> Iterator[RawAnswers]:
    """Yield people at random, spread over all levels: half made up for the older base, half for the newer."""
    people = _people(pair, answer_sets, seed)
    for side in Side:
        own = people[side].spread(count // 2 if side is Side.OLD else count - count // 2)
        other = people[side.other]
        asked = [match for match in pair.matches if match.question(side) is None]
        for raw in own:
            answers = answers_from(pair, side, raw)
            for match in asked:
                question = match.question(side.other)
                assert question is not None
                answers[match.key] = other.value(question)
            yield answers


def aimed(
    pair: Pair, answer_sets: Mapping[Side, Mapping[str, AnswerSet]], rules: Iterable[str], seed: str
) -> Iterator[RawAnswers]:
    """Yield people who probably meet rules that have changed, or nearly so: for examples, not for counting."""
    people = _people(pair, answer_sets, f"aimed {seed}")
    wanted = [(side, rule) for rule in rules for side in Side if rule in pair.base(side).rules]
    each = max(1, min(_AIMED_AT_EACH, _MOST_AIMED // max(1, len(wanted))))
    for side, rule in wanted[:_MOST_AIMED]:
        for _ in range(each):
            yield answers_from(pair, side, people[side].meeting(rule))


def _people(pair: Pair, answer_sets: Mapping[Side, Mapping[str, AnswerSet]], seed: str) -> dict[Side, People]:
    return {
        side: People(
            pair.base(side),
            {name: _fitting(pair.base(side), each) for name, each in answer_sets[side].items()},
            Random(f"{seed} {side.value}"),
        )
        for side in Side
    }


def _fitting(knowledge: Knowledge, answer_set: AnswerSet) -> dict[str, object]:
    """Return the answers of a set that the base takes: while it is being changed, its answer sets may be behind."""
    answers, _ = check_answers(knowledge.questionnaire, answer_set.answers)
    return raw_answers(knowledge.questionnaire, answers)
