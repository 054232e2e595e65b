"""
What the cases see of a knowledge base: rules, the tests in them, the numbers at which they turn, advice, and questions.

Must not know how it is shown.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from intakewise.meaning.evaluate import evaluate
from intakewise.model.conditions import Compare, Holds, Includes, Known
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question
from intakewise.model.rules import Advice, Rule
from intakewise.model.values import Truth
from intakewise.passes.atoms import atoms_in
from intakewise.passes.literals import unscaled
from intakewise.problems.problem import Place
from intakewise.workbench.asked import asked_in
from intakewise.workbench.boundaries import Shown, boundaries_of, shown_by
from intakewise.workbench.prepared import Prepared

Asked = Compare | Holds | Includes | Known
"""A test of one fact."""


class Part(StrEnum):
    """What cases should see something of."""

    RULE = "rule"
    TEST = "test"
    BOUNDARY = "boundary"
    ADVICE = "advice"
    QUESTION = "question"


PARTS_IN_WORDS = {
    Part.RULE: "rules, fired and not",
    Part.TEST: "tests in them: true, false, unknown",
    Part.BOUNDARY: "numbers: below, at, above",
    Part.ADVICE: "advice, offered and withheld",
    Part.QUESTION: "questions, asked and closed",
}
"""What should be seen of each kind of part, for a heading."""


@dataclass(frozen=True, slots=True)
class Covered:
    """
    One part of a knowledge base, and what the cases see of it.

    Args:
        name: the id of the rule, advice, or question.
        condition: the test in the rule; None where it is all of it.
        wanted: what should be seen, in words.
        seen: what is.
    """

    part: Part
    name: str
    place: Place
    condition: Asked | None
    wanted: tuple[str, ...]
    seen: frozenset[str]

    @property
    def missing(self) -> tuple[str, ...]:
        """What should be seen and is not."""
        return tuple(each for each in self.wanted if each not in self.seen)


def coverage_of(knowledge: Knowledge, prepared: Sequence[Prepared]) -> tuple[Covered, ...]:
    """Return what the cases see of every part of a knowledge base."""
    return (
        *_rules(knowledge, prepared),
        *_tests(knowledge, prepared),
        *_boundaries(knowledge, prepared),
        *_advice(knowledge, prepared),
        *_questions(knowledge, prepared),
    )


class Seen(NamedTuple):
    """How much of something is seen, of how much that should be."""

    words: str
    seen: int
    wanted: int

    @property
    def percent(self) -> int:
        """The share, rounded down: 100 only where nothing is missing."""
        return 100 if not self.wanted else 100 * self.seen // self.wanted


def seen_of(words: str, covered: Iterable[Covered]) -> Seen:
    """Count what is seen of some parts."""
    parts = list(covered)
    wanted = sum(len(each.wanted) for each in parts)
    return Seen(words, wanted - sum(len(each.missing) for each in parts), wanted)


def seen_by_part(covered: Sequence[Covered]) -> list[Seen]:
    """Count what is seen of each kind of part, in words for a heading."""
    return [seen_of(words, (each for each in covered if each.part is part)) for part, words in PARTS_IN_WORDS.items()]


def percent(covered: Iterable[Covered]) -> int:
    """Return how much of what should be seen is, in percent."""
    return seen_of("", covered).percent


def _whole(part: Part, of: Rule | Advice | Question, seen: Mapping[str, bool]) -> Covered:
    return Covered(part, of.id, of.place, None, tuple(seen), frozenset(each for each in seen if seen[each]))


def _rules(knowledge: Knowledge, prepared: Sequence[Prepared]) -> Iterator[Covered]:
    # A case must expect it: that a rule came to be true while the case looked elsewhere shows nothing.
    fired = {rule for each in prepared for rule in each.case.expected.fired}
    closed = {
        rule
        for each in prepared
        for rule in each.case.expected.not_fired
        if each.inference.rules[rule] is Truth.FALSE  # else it is merely not known
    }
    for rule in knowledge.rules.values():
        seen = {"fired": rule.id in fired, "not fired": rule.id in closed}
        yield _whole(Part.RULE, rule, seen)


def _tests(knowledge: Knowledge, prepared: Sequence[Prepared]) -> Iterator[Covered]:
    found: dict[Asked, frozenset[str]] = {}
    for rule in knowledge.rules.values():
        for atom in atoms_in(rule.when):
            assert isinstance(atom, Asked), atom
            wanted = ("true", "false") if isinstance(atom, Known) else ("true", "false", "unknown")
            if atom not in found:
                found[atom] = _truths(atom, prepared, len(wanted))
            yield Covered(Part.TEST, rule.id, atom.place, atom, wanted, found[atom])


def _truths(atom: Asked, prepared: Sequence[Prepared], enough: int) -> frozenset[str]:
    seen: set[str] = set()
    for each in prepared:
        seen.add(evaluate(atom, each.now).value)
        if len(seen) == enough:
            break
    return frozenset(seen)


def _boundaries(knowledge: Knowledge, prepared: Sequence[Prepared]) -> Iterator[Covered]:
    shown = _all_shown(knowledge, prepared)
    for rule in knowledge.rules.values():
        for asked, wanted in boundaries_of(knowledge, rule):
            decimals = knowledge.facts[asked.fact].decimals
            seen = {unscaled(each.value, decimals): each in shown for each in wanted}
            yield Covered(
                Part.BOUNDARY,
                rule.id,
                asked.place,
                asked,
                tuple(seen),
                frozenset(each for each in seen if seen[each]),
            )


def _all_shown(knowledge: Knowledge, prepared: Sequence[Prepared]) -> set[Shown]:
    """Return the numbers at which a rule fires, or not, where a case expects that and the number decides it."""
    found: set[Shown] = set()
    for each in prepared:
        for rules, fires in ((each.case.expected.fired, True), (each.case.expected.not_fired, False)):
            for rule in rules:
                found |= {one for one in shown_by(knowledge, each.now, knowledge.rules[rule]) if one.fires is fires}
    return found


def _advice(knowledge: Knowledge, prepared: Sequence[Prepared]) -> Iterator[Covered]:
    offered = {name for each in prepared for name in each.case.expected.advice_offered}
    withheld = {name for each in prepared for name in _withheld(knowledge, each)}
    for advice in knowledge.advice.values():
        seen = {"offered": advice.id in offered}
        # First aid stands even in an emergency: what no rule withholds is then always offered.
        if not advice.first_aid or knowledge.plan.withholding.get(advice.id):
            seen["withheld"] = advice.id in withheld
        yield _whole(Part.ADVICE, advice, seen)


def _withheld(knowledge: Knowledge, prepared: Prepared) -> Iterator[str]:
    """Yield the advice that a case expects withheld; or not offered, though a rule advises it."""
    yield from prepared.case.expected.advice_withheld
    for name in prepared.case.expected.advice_not_offered:
        advising = knowledge.plan.advising.get(name, ())
        if any(prepared.inference.rules[rule] is Truth.TRUE for rule in advising):
            yield name


def _questions(knowledge: Knowledge, prepared: Sequence[Prepared]) -> Iterator[Covered]:
    closed = {name for each in prepared for name in each.answered.hidden}
    questions = knowledge.questionnaire.questions
    asked = asked_in(knowledge, prepared)
    for question in questions.values():
        seen = {"asked": question.id in asked}
        if question.ask_when is not None:
            seen["closed"] = question.id in closed
        yield _whole(Part.QUESTION, question, seen)
