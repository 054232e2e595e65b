"""Answer "why" and "why not" for one rule, contributor, state, advice, or the referral, on given answers."""

from collections.abc import Callable, Iterable, Iterator

from intakewise.explain.advice import explain_advice
from intakewise.explain.reasons import Explainer
from intakewise.explain.seen import see_rule
from intakewise.explain.tell_seen import tell_seen
from intakewise.explain.telling import INDENT, Telling, level_in_words
from intakewise.explain.why_contributor import tell_contributor
from intakewise.language.saying import say, say_number, to_say
from intakewise.meaning.foods import rules_leaving_out
from intakewise.meaning.reasons import GAPS
from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Advises, Cautions, Concludes, Effect, LeavesOut, Refers, Review, Supports, Withholds
from intakewise.model.seen import Explained
from intakewise.model.targets import Kind, Target
from intakewise.model.values import Truth


def tell_target(explainer: Explainer, target: Target) -> list[str]:
    """
    Return plain lines that say why something is, is not, or is not known.

    Returns:
        The answer in the first line, then what it rests on; two blanks for each step of indentation.
    """
    return list(_KINDS[target.kind](Telling(explainer), target.name))


def explain_target(explainer: Explainer, target: Target) -> Explained:
    """Return the same, and each rule that bears on it, its condition part by part."""
    rules = tuple(see_rule(explainer, rule) for rule in _rules_behind(explainer.knowledge, target))
    return Explained(target.name, target.kind.value, tuple(tell_target(explainer, target)), rules)


def _rules_behind(knowledge: Knowledge, target: Target) -> Iterable[str]:
    """Return the rules that bear on a target, each once."""
    plan, name = knowledge.plan, target.name
    match target.kind:
        case Kind.RULE:
            return [name]
        case Kind.STATE:
            return plan.concluding.get(name, ())
        case Kind.CONTRIBUTOR:
            return dict.fromkeys(rule for rule, _ in plan.evidence.get(name, ()))
        case Kind.ADVICE:
            return dict.fromkeys((*plan.advising.get(name, ()), *plan.withholding.get(name, ())))
        case Kind.REFERRAL:
            return [rule for rule, _ in plan.referring]


_TRUE, _FALSE, _NEITHER = to_say("{name} is true."), to_say("{name} is false."), to_say("{name} is not known.")


def _rule(telling: Telling, name: str) -> Iterator[str]:
    rule, truth = telling.explainer.knowledge.rules[name], telling.explainer.inference.rules[name]
    yield say({Truth.TRUE: _TRUE, Truth.FALSE: _FALSE}.get(truth, _NEITHER), name=name)
    yield rule.because
    if rule.title:
        yield say("Title: {title}.", title=rule.title)
    yield say("Place: {place}.", place=rule.place)
    yield ""
    yield from tell_seen(see_rule(telling.explainer, name))
    replies = telling.replies(name)
    if replies:
        yield ""
        yield say("Without an answer") if truth in GAPS else say("Because you said")
        yield from (f"{INDENT}{line}" for line in telling.answers(replies))
    yield ""
    yield say("What it does") if truth is Truth.TRUE else say("What it would do")
    for effect in rule.effects:
        yield f"{INDENT}- {_effect(effect)}"
    yield ""
    yield say("Sources: {sources}.", sources=", ".join(rule.sources))
    yield _review(rule.review)


def _review(review: Review) -> str:
    if review.by:
        text = to_say("Review: {status} by {name}, {day}; due {due}.")
        return say(text, status=review.status, name=review.by, day=review.checked, due=review.due)
    return say("Review: {status}, {day}; due {due}.", status=review.status, day=review.checked, due=review.due)


def _effect(effect: Effect) -> str:
    match effect:
        case Supports(contributor, number, group):
            return say(
                "{number} for {contributor} ({group})", number=f"{number:+d}", contributor=contributor, group=group
            )
        case Concludes(state):
            return say("concludes {state}", state=state)
        case Refers():
            return say("refers: {how_far}", how_far=_how_far(effect))
        case Advises(advice):
            return say("advises {advice}", advice=advice)
        case Cautions(caution):
            return say("cautions: {caution}", caution=caution)
        case Withholds(advice):
            return say("withholds {advice}", advice=advice)
        case LeavesOut(ingredient):
            return say("leaves out foods with {ingredient}", ingredient=ingredient)
        case _:
            raise AssertionError(effect)


def _state(telling: Telling, name: str) -> Iterator[str]:
    knowledge, inference = telling.explainer.knowledge, telling.explainer.inference
    yield f"{knowledge.states[name].title}: {_yes_or_no(inference.states[name])}."
    headings = say("Concluded by"), say("Not known"), say("Not concluded by")
    yield from telling.by_truth(headings, ((rule, "-") for rule in knowledge.plan.concluding[name]))


def _yes_or_no(truth: Truth) -> str:
    return {Truth.TRUE: say("yes"), Truth.FALSE: say("no")}.get(truth, say("not known"))


_WITHHELD = {
    "emergency": to_say("{advice}: withheld, since in an emergency only first aid counts."),
    "caution": to_say("{advice}: withheld."),
    "unknown": to_say("{advice}: withheld until the answers that are missing show that it is safe."),
}


def _advice(telling: Telling, name: str) -> Iterator[str]:
    explainer = telling.explainer
    offered, withheld = explain_advice(explainer, "")
    outcome = next((_WITHHELD[each.reason] for each in withheld if each.id == name), to_say("{advice}: not advised."))
    if any(each.id == name for each in offered):
        outcome = to_say("{advice}: offered.")
    yield say(outcome, advice=explainer.knowledge.advice[name].title)
    plan = explainer.knowledge.plan
    for by, headings in (
        (plan.advising, (say("Advised by"), say("Would be advised by, if it were known"), say("Not advised by"))),
        (plan.withholding, (say("Withheld by"), say("Withheld until this is known"), say("Not withheld by"))),
    ):
        yield from telling.by_truth(headings, ((rule, "-") for rule in by.get(name, ())))
    yield from _foods(telling, name)


def _foods(telling: Telling, name: str) -> Iterator[str]:
    """Yield the rules that leave foods of an advice out, or might."""
    explainer = telling.explainer
    foods = explainer.knowledge.advice[name].foods
    rules = sorted({rule for food in foods for rule in rules_leaving_out(explainer.knowledge, food)})
    headings = say("Foods left out by"), say("Foods left out until this is known")
    yield from telling.by_truth(headings, ((rule, "-") for rule in rules))


def _referral(telling: Telling, name: str) -> Iterator[str]:
    inference = telling.explainer.inference
    given = inference.referral
    yield say("The referral is {level}.", level=level_in_words(given))
    referring = sorted(telling.explainer.knowledge.plan.referring, key=lambda each: (-each[1].level, each[0]))
    true = [(rule, effect) for rule, effect in referring if inference.rules[rule] is Truth.TRUE]
    is_open = [(rule, effect) for rule, effect in referring if inference.rules[rule] in GAPS]
    higher = [(rule, effect) for rule, effect in is_open if effect.level > given]
    if higher:
        yield say_number(
            "It could be higher: {count} of the rules that refer further could not be ruled out.",
            "It could be higher: {count} of the rules that refer further could not be ruled out.",
            len(higher),
        )
    yield from telling.section(say("Referred by"), [(rule, f"- {_how_far(effect)}:") for rule, effect in true])
    yield from telling.section(
        say("Could not be ruled out"), [(rule, f"- {_how_far(effect)}:") for rule, effect in higher]
    )
    lower = [rule for rule, effect in is_open if effect.level <= given]
    if lower:
        yield ""
        text = to_say("Not known either, and no higher than {level}: {rules}.")
        yield say(text, level=level_in_words(given), rules=", ".join(lower))


def _how_far(effect: Refers) -> str:
    level, days = level_in_words(effect.level), effect.within_days
    within = (
        say_number("{level} within {count} day", "{level} within {count} days", days, level=level) if days else level
    )
    return f"{within}, {effect.contact}" if effect.contact else within


_KINDS: dict[Kind, Callable[[Telling, str], Iterator[str]]] = {
    Kind.RULE: _rule,
    Kind.CONTRIBUTOR: tell_contributor,
    Kind.STATE: _state,
    Kind.ADVICE: _advice,
    Kind.REFERRAL: _referral,
}
