"""Answer "why" and "why not" for one rule, contributor, state, advice, or the referral, on given answers."""

from collections.abc import Callable, Iterator

from intakewise.explain.advice import explain_advice
from intakewise.explain.reasons import Explainer
from intakewise.explain.telling import INDENT, Telling, word_of
from intakewise.explain.why_contributor import tell_contributor
from intakewise.meaning.foods import rules_leaving_out
from intakewise.meaning.reasons import GAPS
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.rules import Advises, Cautions, Concludes, Effect, LeavesOut, Refers, Supports, Withholds
from intakewise.model.values import Truth


def explain_name(explainer: Explainer, name: str) -> list[str]:
    """
    Return plain lines that say why something is, is not, or is not known.

    Args:
        name: a rule, contributor, state, advice, or `referral` of the knowledge base.

    Returns:
        The answer in the first line, then what it rests on; two blanks for each step of indentation.
    """
    telling = Telling(explainer)
    return list(_KINDS[_kind_of(explainer.knowledge, name)](telling, name))


def _kind_of(knowledge: Knowledge, name: str) -> str:
    kinds = {
        "rule": knowledge.rules,
        "contributor": knowledge.contributors,
        "state": knowledge.states,
        "advice": knowledge.advice,
        "referral": {REFERRAL: None},
    }
    return next(kind for kind, names in kinds.items() if name in names)


def _rule(telling: Telling, name: str) -> Iterator[str]:
    rule, truth = telling.explainer.knowledge.rules[name], telling.explainer.inference.rules[name]
    yield f"{name} is {word_of(truth)}."
    yield rule.because
    if rule.title:
        yield f"Title: {rule.title}."
    yield f"Place: {rule.place}."
    replies = telling.replies(name)
    if replies:
        yield ""
        yield "Without an answer" if truth in GAPS else "Because you said"
        yield from (f"{INDENT}{line}" for line in telling.answers(replies))
    yield ""
    yield "What it does" if truth is Truth.TRUE else "What it would do"
    for effect in rule.effects:
        yield f"{INDENT}- {_effect(effect)}"
    yield ""
    review = rule.review
    yield f"Sources: {', '.join(rule.sources)}."
    yield f"Review: {review.status}{f' by {review.by}' if review.by else ''}, {review.checked}; due {review.due}."


def _effect(effect: Effect) -> str:
    match effect:
        case Supports(contributor, number, group):
            return f"{number:+d} for {contributor} ({group})"
        case Concludes(state):
            return f"concludes {state}"
        case Refers(level, days, contact):
            return f"refers: {level}{f' within {days} days' if days else ''}{f', {contact}' if contact else ''}"
        case Advises(advice):
            return f"advises {advice}"
        case Cautions(caution):
            return f"cautions: {caution}"
        case Withholds(advice):
            return f"withholds {advice}"
        case LeavesOut(ingredient):
            return f"leaves out foods with {ingredient}"
        case _:
            raise AssertionError(effect)


def _state(telling: Telling, name: str) -> Iterator[str]:
    knowledge, inference = telling.explainer.knowledge, telling.explainer.inference
    yield f"{knowledge.states[name].title}: {_yes_or_no(inference.states[name])}."
    rules = knowledge.plan.concluding[name]
    for heading, truths in (("Concluded by", (Truth.TRUE,)), ("Not known", GAPS), ("Not concluded by", (Truth.FALSE,))):
        yield from telling.section(heading, [(rule, "-") for rule in rules if inference.rules[rule] in truths])


def _yes_or_no(truth: Truth) -> str:
    return {Truth.TRUE: "yes", Truth.FALSE: "no"}.get(truth, "not known")


_WITHHELD = {
    "emergency": "withheld, since in an emergency only first aid counts",
    "caution": "withheld",
    "unknown": "withheld until the answers that are missing show that it is safe",
}


def _advice(telling: Telling, name: str) -> Iterator[str]:
    explainer = telling.explainer
    offered, withheld = explain_advice(explainer, "")
    outcome = next((_WITHHELD[each.reason] for each in withheld if each.id == name), "not advised")
    if any(each.id == name for each in offered):
        outcome = "offered"
    yield f"{explainer.knowledge.advice[name].title}: {outcome}."
    for kind, headings in (
        (Advises, ("Advised by", "Would be advised by, if it were known", "Not advised by")),
        (Withholds, ("Withheld by", "Withheld until this is known", "Not withheld by")),
    ):
        rules = [
            rule.id
            for rule in explainer.knowledge.rules.values()
            if any(isinstance(effect, kind) and effect.advice == name for effect in rule.effects)
        ]
        for heading, truths in zip(headings, ((Truth.TRUE,), GAPS, (Truth.FALSE,)), strict=True):
            found = [(rule, "-") for rule in rules if explainer.inference.rules[rule] in truths]
            yield from telling.section(heading, found)
    yield from _foods(telling, name)


def _foods(telling: Telling, name: str) -> Iterator[str]:
    """Yield the rules that leave foods of an advice out, or might."""
    explainer = telling.explainer
    foods = explainer.knowledge.advice[name].foods
    rules = sorted({rule for food in foods for rule in rules_leaving_out(explainer.knowledge, food)})
    for heading, truths in (("Foods left out by", (Truth.TRUE,)), ("Foods left out until this is known", GAPS)):
        found = [(rule, "-") for rule in rules if explainer.inference.rules[rule] in truths]
        yield from telling.section(heading, found)


def _referral(telling: Telling, name: str) -> Iterator[str]:
    inference = telling.explainer.inference
    given = inference.referral
    yield f"The referral is {given}."
    referring = sorted(telling.explainer.knowledge.plan.referring, key=lambda each: (-each[1].level, each[0]))
    true = [(rule, effect) for rule, effect in referring if inference.rules[rule] is Truth.TRUE]
    is_open = [(rule, effect) for rule, effect in referring if inference.rules[rule] in GAPS]
    higher = [(rule, effect) for rule, effect in is_open if effect.level > given]
    if higher:
        yield f"It could be higher: {len(higher)} of the rules that refer further could not be ruled out."
    yield from telling.section("Referred by", [(rule, _how_far(effect)) for rule, effect in true])
    yield from telling.section("Could not be ruled out", [(rule, _how_far(effect)) for rule, effect in higher])
    lower = [rule for rule, effect in is_open if effect.level <= given]
    if lower:
        yield ""
        yield f"Not known either, and no higher than {given}: {', '.join(lower)}."


def _how_far(effect: Refers) -> str:
    days = f" within {effect.within_days} days" if effect.within_days else ""
    contact = f", {effect.contact}" if effect.contact else ""
    return f"- {effect.level}{days}{contact}:"


_KINDS: dict[str, Callable[[Telling, str], Iterator[str]]] = {
    "rule": _rule,
    "contributor": tell_contributor,
    "state": _state,
    "advice": _advice,
    "referral": _referral,
}
