"""Answer "why" and "why not" for one rule, contributor, state, advice, or the referral, on given answers."""

from collections.abc import Callable, Iterator

from intakewise.explain.reasons import Explainer
from intakewise.explain.words import said
from intakewise.model.knowledge import REFERRAL
from intakewise.model.rules import Advises, Supports, Withholds
from intakewise.model.values import Truth


def explain_name(explainer: Explainer, name: str) -> list[str] | None:
    """
    Return plain lines that say why something is, is not, or is not known; None if nothing has that name.

    For a contributor: the evidence for and against with the answers it rests on, the rules that would have counted,
    and what was never asked or answered.
    """
    knowledge = explainer.knowledge
    kinds: tuple[tuple[object, Callable[[Explainer, str], Iterator[str]]], ...] = (
        (knowledge.rules, _rule),
        (knowledge.contributors, _contributor),
        (knowledge.states, _state),
        (knowledge.advice, _advice),
        ({REFERRAL}, _referral),
    )
    for names, explain in kinds:
        assert hasattr(names, "__contains__")
        if name in names:
            return list(explain(explainer, name))
    return None


def _rule(explainer: Explainer, name: str, indent: str = "") -> Iterator[str]:
    rule, truth = explainer.knowledge.rules[name], explainer.inference.rules[name]
    yield f"{indent}{name} is {_word(truth)}: {rule.because}  [{rule.place}]"
    if truth is Truth.TRUE or truth is Truth.FALSE:
        said_words = said(explainer.knowledge, explainer.answers, explainer.decided_by(name))
        lead = "because you said" if truth is Truth.TRUE else "not, because you said"
        for sentence in said_words.values():
            yield f"{indent}  {lead}: {sentence}"
    else:
        for question in explainer.missing(name):
            yield f"{indent}  no answer to: {explainer.knowledge.questionnaire.questions[question].ask}"


def _contributor(explainer: Explainer, name: str) -> Iterator[str]:
    contributor = explainer.knowledge.contributors[name]
    weight = explainer.inference.weights.get(name)
    if weight is None:
        yield f"{contributor.title} is not assessed for this person."
        return
    yield f"{contributor.title} is {weight.band} ({weight.total:+d} decibans; it starts at {contributor.prior:+d})."
    if weight.could_be > weight.band:
        yield f"With the answers that are missing it could be {weight.could_be}."
    for group, total in weight.groups.items():
        if total:
            yield f"  group {group}: {total:+d}"
    evidence = explainer.knowledge.plan.evidence[name]
    for title, truths in (
        ("Counted:", (Truth.TRUE,)),
        ("Not known, since answers are missing:", (Truth.UNKNOWN, Truth.OPEN)),
        ("Would have counted:", (Truth.FALSE,)),
    ):
        lines = [
            line
            for rule, effect in evidence
            if explainer.inference.rules[rule] in truths
            for line in _evidence(explainer, rule, effect)
        ]
        if lines:
            yield title
            yield from lines


def _evidence(explainer: Explainer, rule: str, effect: Supports) -> Iterator[str]:
    yield f"  {effect.decibans:+d} ({effect.group})"
    yield from _rule(explainer, rule, indent="    ")


def _state(explainer: Explainer, name: str) -> Iterator[str]:
    state = explainer.knowledge.states[name]
    yield f"{state.title} is {_word(explainer.inference.states[name])}."
    for rule in explainer.knowledge.plan.concluding[name]:
        yield from _rule(explainer, rule, indent="  ")


def _advice(explainer: Explainer, name: str) -> Iterator[str]:
    yield f"{explainer.knowledge.advice[name].title}:"
    for kind, lead in ((Advises, "advised by"), (Withholds, "withheld by")):
        for rule in explainer.knowledge.rules.values():
            if any(isinstance(effect, kind) and effect.advice == name for effect in rule.effects):
                yield f"  {lead}:"
                yield from _rule(explainer, rule.id, indent="    ")


def _referral(explainer: Explainer, name: str) -> Iterator[str]:
    yield f"The referral is {explainer.inference.referral}."
    for truth in (Truth.TRUE, Truth.UNKNOWN):
        for rule, effect in sorted(explainer.knowledge.plan.referring, key=lambda each: (-each[1].level, each[0])):
            if explainer.inference.rules[rule] is truth:
                yield f"  {effect.level}:"
                yield from _rule(explainer, rule, indent="    ")


def _word(truth: Truth) -> str:
    return "not known" if truth in (Truth.UNKNOWN, Truth.OPEN) else truth.value
