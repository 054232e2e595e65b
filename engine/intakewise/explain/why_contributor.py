"""Why a contributor has its band: how its decibans add up, what counted, what might, and what did not."""

from collections.abc import Iterator

from intakewise.explain.telling import INDENT, Telling, decibans
from intakewise.explain.words import replies_that_matter
from intakewise.meaning.reasons import GAPS, deciding_atoms
from intakewise.model.inference import Weight
from intakewise.model.rules import Contributor, Supports
from intakewise.model.values import BAND_FLOORS, Band, Truth


def tell_contributor(telling: Telling, name: str) -> Iterator[str]:
    """Yield the band of a contributor, how it adds up, and all of its evidence, the strongest first."""
    knowledge, inference = telling.explainer.knowledge, telling.explainer.inference
    contributor, weight = knowledge.contributors[name], inference.weights.get(name)
    if weight is None:
        yield f"{contributor.title} is not assessed for this person."
        yield from _why_not_assessed(telling, contributor)
        return
    evidence = sorted(knowledge.plan.evidence[name], key=lambda each: (-each[1].decibans, each[0]))
    yield f"{contributor.title} is {_word(weight.band)}."
    counted = [effect for rule, effect in evidence if inference.rules[rule] is Truth.TRUE]
    yield from _sum(contributor, weight, counted)
    if weight.could_be > weight.band:
        yield f"With the answers that are missing it could be {_word(weight.could_be)}."
    for heading, truths in (("Counted", (Truth.TRUE,)), ("Not known", GAPS), ("Did not count", (Truth.FALSE,))):
        found = [(rule, _mark(effect)) for rule, effect in evidence if inference.rules[rule] in truths]
        yield from telling.section(heading, found)


def _why_not_assessed(telling: Telling, contributor: Contributor) -> Iterator[str]:
    explainer = telling.explainer
    assert contributor.applies_when is not None, contributor.id
    decided = deciding_atoms(contributor.applies_when, explainer.facts)
    replies = replies_that_matter(explainer.knowledge, explainer.answers, decided)
    if replies:
        yield ""
        yield "Because you said"
        yield from (f"{INDENT}{line}" for line in telling.answers(replies))


def _sum(contributor: Contributor, weight: Weight, counted: list[Supports]) -> Iterator[str]:
    """Yield how the decibans add up, and what keeps the band where it is."""
    parts = [f"{decibans(contributor.prior)} to begin with"]
    for group, total in weight.groups.items():
        whole = sum(effect.decibans for effect in counted if effect.group == group)
        if whole or total:
            cut = f" (of {decibans(whole)})" if whole != total else ""
            parts.append(f"{decibans(total)} {group}{cut}")
    yield f"{', '.join(parts)}: {decibans(weight.total)} decibans."
    floors = ", ".join(f"{_word(band)} from {decibans(floor)}" for band, floor in BAND_FLOORS.items())
    yield f"The bands: {floors}."
    if contributor.likely_needs and weight.band < Band.LIKELY:
        sets = " or ".join(" and ".join(groups) for groups in contributor.likely_needs)
        yield f"To be likely, it also needs more than zero in {sets}."


def _mark(effect: Supports) -> str:
    return f"{effect.decibans:+d} {effect.group}:"


def _word(band: Band) -> str:
    return band.word.replace("_", " ")
