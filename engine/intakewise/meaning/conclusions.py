"""
What of the outcome an answer can still change, by the ids of what is concluded.

Decided from bounds alone, as `meaning.relevance` is: an answer changes nothing but what it names here.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass

from intakewise.meaning.outcome import Outcome
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Advises, Cautions, Concludes, Effect, LeavesOut, Refers, Supports, Withholds
from intakewise.model.values import Level, Truth


@dataclass(frozen=True, slots=True)
class Conclusions:
    """
    Conclusions that are open, each kind in the order of the knowledge base.

    Args:
        rules: those that may still turn out either way.
        levels: of referral, above the one that is certain already; the gravest first.
        is_reason: a referral that is certain already may get one more reason, or a shorter time.
        contributors: whose band may change.
        numbers, states: those that a report shows.
        advice: that may be offered, or may name other foods or another daily need.
        withheld: advice that may be held back.
        questions: those that may be opened or closed: what their answers change, this one changes through them.
    """

    rules: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    is_reason: bool = False
    contributors: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


def conclusions_of(knowledge: Knowledge, inference: Inference, outcome: Outcome, stakes: Set[str]) -> Conclusions:
    """
    Return the conclusions behind what an answer can still change.

    Args:
        stakes: of one question, as `Relevance.stakes_of` returns them for the same inference.
    """
    rules = tuple(rule for rule in knowledge.rules if rule in stakes)
    effects = [effect for rule in rules for effect in outcome.open_effects(rule)]
    levels = {effect.level for effect in effects if isinstance(effect, Refers)}
    certain = _certain_level(knowledge, inference)
    return Conclusions(
        rules=rules,
        levels=tuple(sorted((level for level in levels if level > certain), reverse=True)),
        is_reason=any(level <= certain for level in levels),
        contributors=_among(knowledge.contributors, stakes, _named(effects, Supports)),
        numbers=_among((each.id for each in knowledge.questionnaire.derived), stakes),
        states=_among(knowledge.states, _named(effects, Concludes)),
        advice=_among(knowledge.advice, stakes, _named(effects, Advises), _with_other_foods(knowledge, effects)),
        withheld=_among(knowledge.advice, _named(effects, Withholds)),
        cautions=_among(knowledge.cautions, _named(effects, Cautions)),
        questions=_among(knowledge.questionnaire.questions, stakes),
    )


def _certain_level(knowledge: Knowledge, inference: Inference) -> Level:
    certain = (effect.level for rule, effect in knowledge.plan.referring if inference.surely[rule] is Truth.TRUE)
    return max(certain, default=Level.SELF_CARE)


def _named(effects: Iterable[Effect], kind: type[Effect]) -> set[str]:
    """Return what the effects of one kind name."""
    return {_what(effect) for effect in effects if isinstance(effect, kind)}


def _what(effect: Effect) -> str:
    match effect:
        case Supports(contributor=name) | Concludes(state=name) | Advises(advice=name) | Withholds(advice=name):
            return name
        case Cautions(caution=name):
            return name
    raise AssertionError(effect)


def _with_other_foods(knowledge: Knowledge, effects: Iterable[Effect]) -> set[str]:
    left_out = {effect.ingredient for effect in effects if isinstance(effect, LeavesOut)}
    return {
        name for name, advice in knowledge.advice.items() if any(left_out & {*food.contains} for food in advice.foods)
    }


def _among(known: Iterable[str], *names: Iterable[str]) -> tuple[str, ...]:
    wanted = set[str]().union(*names)
    return tuple(name for name in known if name in wanted)
