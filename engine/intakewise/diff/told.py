"""
What a knowledge base tells people for given answers, and what of it another base does not tell for the same.

The oracle: whoever proves that nothing is lost, or finds answers for which something is, is judged by this.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from intakewise.meaning.infer import infer
from intakewise.meaning.matching import answers_for
from intakewise.meaning.properties import advice_facts
from intakewise.model.inference import Inference
from intakewise.model.kept import Aspect, Kept
from intakewise.model.knowledge import Knowledge
from intakewise.model.pairs import LOWEST, Pair, Side, Step, step_of_effect
from intakewise.model.values import Band, Truth
from intakewise.workbench.satisfying import answered

Thing = tuple[Aspect, str]
"""Something that people are told, by its aspect and the name of what it is told of."""


@dataclass(frozen=True, slots=True)
class Told:
    """
    What a base tells for one set of answers.

    Args:
        step: how high the referral is; `possible`: how high it could be by rules that are not ruled out.
        bands, could_be: of each contributor.
        things: all else that is told.
    """

    knowledge: Knowledge
    inference: Inference
    step: Step
    possible: Step
    bands: Mapping[str, Band]
    could_be: Mapping[str, Band]
    things: frozenset[Thing]


def told(knowledge: Knowledge, answers: Mapping[str, object]) -> Told:
    """Return what a base tells for answers to its own questions; those that are hidden do not count."""
    inference = infer(knowledge, answered(knowledge.questionnaire, dict(answers)).facts)
    steps = [(step_of_effect(effect), inference.rules[rule]) for rule, effect in knowledge.plan.referring]
    step = max((each for each, truth in steps if truth is Truth.TRUE), default=LOWEST)
    return Told(
        knowledge,
        inference,
        step,
        max((each for each, truth in steps if truth is not Truth.FALSE), default=LOWEST),
        {name: weight.band for name, weight in inference.weights.items()},
        {name: weight.could_be for name, weight in inference.weights.items()},
        frozenset(_things(knowledge, inference)),
    )


def told_by_both(pair: Pair, answers: Mapping[str, object]) -> dict[Side, Told]:
    """Return what each of two bases tells for the same answers."""
    return {side: told(pair.base(side), answers_for(pair, side, answers)) for side in Side}


def lost(first: Told, second: Told, at_least: Mapping[str, Step]) -> Iterator[Thing]:
    """
    Yield what the first tells and the second does not.

    Args:
        at_least: how high a referral by a rule must still be, where that is not as high as it was.
    """
    for rule, effect in first.knowledge.plan.referring:
        truth = first.inference.rules[rule]
        step = min(step_of_effect(effect), at_least.get(rule, step_of_effect(effect)))
        if truth is Truth.TRUE and second.step < step:
            yield Aspect.REFERRAL, rule
        if truth is Truth.UNKNOWN and second.possible < step:
            yield Aspect.OPEN, rule
    for aspect, before, after in (
        (Aspect.BAND, first.bands, second.bands),
        (Aspect.COULD_BE, first.could_be, second.could_be),
    ):
        yield from ((aspect, name) for name, band in before.items() if band > after.get(name, Band.UNLIKELY))
    yield from first.things - second.things


def breaks(pair: Pair, kept: Kept, answers: Mapping[str, object]) -> bool:
    """Tell whether answers to both bases break the claim that one tells what the other does."""
    both = told_by_both(pair, answers)
    at_least = {} if kept.at_least is None else {kept.name: kept.at_least}
    return (kept.aspect, kept.name) in set(lost(both[kept.of], both[kept.of.other], at_least))


def _things(knowledge: Knowledge, inference: Inference) -> Iterator[Thing]:
    rules, plan = inference.rules, knowledge.plan
    for name, truth in advice_facts(knowledge, inference).items():
        if truth is Truth.TRUE:
            kind, _, rest = name.partition(".")
            named, _, what = rest.rpartition(".")
            if kind == "food":
                yield Aspect.FOOD, rest
            else:
                yield Aspect.OFFERED if what == "offered" else Aspect.WITHHELD, named
    for name, by in plan.cautioning.items():
        if any(rules[rule] is Truth.TRUE for rule in by):
            yield Aspect.CAUTION, name
    for name, state in knowledge.states.items():
        if (state.shown or state.look_alike) and inference.states[name] is Truth.TRUE:
            yield Aspect.STATE, name
    for rule, effect in plan.referring:
        if effect.contact and effect.level is inference.referral and rules[rule] is Truth.TRUE:
            yield Aspect.CONTACT, effect.contact
