"""Why a contributor has its band: how its decibans add up, what counted, what might, and what did not."""

from collections.abc import Iterator

from intakewise.explain.telling import Telling
from intakewise.meaning.reasons import GAPS
from intakewise.model.inference import Weight
from intakewise.model.rules import Contributor, Supports
from intakewise.model.values import BAND_FLOORS, Band, Truth


def tell_contributor(telling: Telling, name: str) -> Iterator[str]:
    """Yield the band of a contributor, how it adds up, and all of its evidence, the strongest first."""
    knowledge, inference = telling.explainer.knowledge, telling.explainer.inference
    contributor, weight = knowledge.contributors[name], inference.weights.get(name)
    if weight is None:
        yield f"{contributor.title} is not assessed for this person."
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


def _sum(contributor: Contributor, weight: Weight, counted: list[Supports]) -> Iterator[str]:
    """Yield how the decibans add up, and what keeps the band where it is."""
    parts = [f"{contributor.prior:+d} to begin with"]
    for group, total in weight.groups.items():
        whole = sum(effect.decibans for effect in counted if effect.group == group)
        if whole or total:
            parts.append(f"{total:+d} {group}{f' (of {whole:+d})' if whole != total else ''}")
    yield f"{', '.join(parts)}: {weight.total:+d} decibans."
    floors = ", ".join(f"{_word(band)} from {floor:+d}" for band, floor in BAND_FLOORS.items())
    yield f"The bands: {floors}."
    if contributor.likely_needs and weight.band < Band.LIKELY:
        sets = " or ".join(" and ".join(groups) for groups in contributor.likely_needs)
        yield f"To be likely, it also needs more than zero in {sets}."


def _mark(effect: Supports) -> str:
    return f"{effect.decibans:+d} {effect.group}:"


def _word(band: Band) -> str:
    return band.word.replace("_", " ")
