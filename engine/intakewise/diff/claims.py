"""What is to be proved of two knowledge bases: whatever one of them tells, the other tells, too."""

from collections.abc import Iterator, Mapping

from intakewise.model.claims import Claim
from intakewise.model.kept import Aspect, Kept
from intakewise.model.knowledge import Knowledge
from intakewise.model.pairs import Pair, Side, Step

_WORDS = {
    Aspect.REFERRAL: "Whoever rule '{name}' refers is referred at least so high",
    Aspect.OPEN: "What rule '{name}' cannot rule out is still shown as not ruled out",
    Aspect.CONTACT: "Whoever is told to turn to '{name}' still is",
    Aspect.BAND: "The band of '{name}' is at least so high",
    Aspect.COULD_BE: "What '{name}' could be is at least so high",
    Aspect.OFFERED: "Whoever is offered '{name}' still is",
    Aspect.WITHHELD: "Whoever is told that '{name}' is withheld still is",
    Aspect.CAUTION: "Whoever is shown the caution '{name}' still is",
    Aspect.STATE: "Whoever is shown '{name}' still is",
    Aspect.FOOD: "Whoever is shown food with '{name}' still is",
}


def claims_about(pair: Pair, at_least: Mapping[str, Step]) -> list[Claim]:
    """
    Return what is to be proved, the lowering of referrals first.

    Args:
        at_least: how high the referral by a rule of the older base must still be, where it is declared to be lower.
    """
    return [
        _claim(Kept(aspect, name, side, at_least.get(name) if side is Side.OLD and aspect.is_referral else None))
        for aspect in Aspect
        for side in Side
        for name in _names(pair.base(side), aspect)
    ]


def _claim(kept: Kept) -> Claim:
    words = _WORDS[kept.aspect].format(name=kept.name)
    statement = f"{words} by the {kept.of.other.value} rules, for the same answers."
    return Claim(f"{kept.of.value}.{kept.aspect.value}.{kept.name}", kept.aspect.value, statement, kept)


def _names(knowledge: Knowledge, aspect: Aspect) -> Iterator[str]:
    plan = knowledge.plan
    match aspect:
        case Aspect.REFERRAL | Aspect.OPEN:
            yield from (rule for rule, _ in plan.referring)
        case Aspect.CONTACT:
            yield from dict.fromkeys(effect.contact for _, effect in plan.referring if effect.contact)
        case Aspect.BAND | Aspect.COULD_BE:
            yield from knowledge.contributors
        case Aspect.OFFERED | Aspect.WITHHELD:
            yield from plan.advising
        case Aspect.CAUTION:
            yield from plan.cautioning
        case Aspect.STATE:
            yield from (name for name, state in knowledge.states.items() if state.shown or state.look_alike)
        case Aspect.FOOD:
            yield from knowledge.ingredients
