"""Bounds as formulas: do they hold whatever is still open? What is asked of them, and what would break them."""

from collections.abc import Iterator

import z3

from intakewise.backends.to_z3 import wholes
from intakewise.backends.to_z3.asked import Query
from intakewise.backends.to_z3.evidence import Piece, weigh
from intakewise.backends.to_z3.facts import Span
from intakewise.backends.to_z3.given import no_answer
from intakewise.backends.to_z3.truths import NO, YES, Kleene, every, negation, some
from intakewise.backends.to_z3.world import Moment, World
from intakewise.model.knowledge import Knowledge


def bands_bound(contributor: str, knowledge: Knowledge) -> Query:
    """
    Return when a band leaves its bounds, whatever the truths of its evidence are and turn out to be.

    They are free here, which is more than any answers can make of them: what is proved so holds all the more.
    """
    laws, before, after = list[z3.BoolRef](), list[Piece](), list[Piece]()
    for rule, effect in knowledge.plan.evidence.get(contributor, ()):
        now, later = _any_truth(rule, laws)
        before.append((effect, now, now))
        after.append((effect, later, later))
    applies = Kleene(YES, NO), Kleene(YES, NO)
    if knowledge.contributors[contributor].applies_when is not None:
        applies = _any_truth(f"{contributor} applies", laws)
    weighed = knowledge.contributors[contributor]
    first, second = weigh(weighed, before, applies[0]), weigh(weighed, after, applies[1])
    found = Span(YES, second.now.low, second.now.low)
    return Query(every(laws), some((_leaves(first.surely, second.surely), _leaves(first.surely, found))))


def _any_truth(name: str, laws: list[z3.BoolRef]) -> tuple[Kleene, Kleene]:
    """Return any truth, and any that it may turn out to be: what is known stays known."""
    now, later = (
        Kleene(z3.Bool(f"{name} is true {when}"), z3.Bool(f"{name} is false {when}")) for when in ("now", "later")
    )
    laws += [negation(every(now)), negation(every(later))]
    laws += [z3.Implies(one, other) for one, other in zip(now, later, strict=True)]
    return now, later


def _leaves(bounds: Span, later: Span) -> z3.BoolRef:
    return some((wholes.is_below(later.low, bounds.low), wholes.is_below(bounds.high, later.high)))


def certain_stays(question: str, knowledge: Knowledge, after: World) -> Query:
    """Return when an answer overturns something that was certain without it."""
    declined = no_answer(knowledge.questionnaire.questions[question])
    given = {**after.given, question: declined}
    before = World(knowledge, given, after, question)
    kept = [
        negation(every((after.given[name].answered, after.is_hidden(name), negation(before.is_hidden(name)))))
        for name in _closable(question, knowledge, before)
    ]
    return Query(every((after.given[question].answered, *kept)), some(_overturned(knowledge, before, after)), given)


def _closable(question: str, knowledge: Knowledge, world: World) -> Iterator[str]:
    for name, each in knowledge.questionnaire.questions.items():
        if each.ask_when is not None and name != question and world.rests_on_change(name):
            yield name


def _overturned(knowledge: Knowledge, before: World, after: World) -> Iterator[z3.BoolRef]:
    for rule in filter(before.rests_on_change, knowledge.rules):
        one, other = before.rule(rule, Moment.SURELY), after.rule(rule, Moment.SURELY)
        yield every((one.is_true, negation(other.is_true)))
        yield every((one.is_false, negation(other.is_false)))
    for contributor in filter(before.rests_on_change, knowledge.contributors):
        yield _leaves(before.weight(contributor).surely, after.weight(contributor).surely)
