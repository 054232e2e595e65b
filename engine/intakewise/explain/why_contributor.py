"""Why a contributor has its band: how its decibans add up, what counted, what might, and what did not."""

from collections.abc import Iterator

from intakewise.explain.telling import INDENT, Telling
from intakewise.explain.words import band_word, replies_that_matter, signed
from intakewise.language.saying import say
from intakewise.meaning.reasons import deciding_atoms
from intakewise.model.inference import Weight
from intakewise.model.rules import Contributor, Supports
from intakewise.model.values import BAND_FLOORS, Band, Truth


def tell_contributor(telling: Telling, name: str) -> Iterator[str]:
    """Yield the band of a contributor, how it adds up, and all of its evidence, the strongest first."""
    knowledge, inference = telling.explainer.knowledge, telling.explainer.inference
    contributor, weight = knowledge.contributors[name], inference.weights.get(name)
    if weight is None:
        yield say("{title} is not assessed for this person.", title=contributor.title)
        yield from _why_not_assessed(telling, contributor)
        return
    evidence = sorted(knowledge.plan.evidence[name], key=lambda each: (-each[1].decibans, each[0]))
    yield say("{title} is {band}.", title=contributor.title, band=band_word(weight.band))
    counted = [effect for rule, effect in evidence if inference.rules[rule] is Truth.TRUE]
    yield from _sum(contributor, weight, counted)
    if weight.could_be > weight.band:
        yield say("With the answers that are missing it could be {band}.", band=band_word(weight.could_be))
    headings = say("Counted"), say("Not known"), say("Did not count")
    yield from telling.by_truth(headings, ((rule, _mark(effect)) for rule, effect in evidence))


def _why_not_assessed(telling: Telling, contributor: Contributor) -> Iterator[str]:
    explainer = telling.explainer
    assert contributor.applies_when is not None, contributor.id
    decided = deciding_atoms(contributor.applies_when, explainer.facts)
    replies = replies_that_matter(explainer.knowledge, explainer.answers, decided)
    if replies:
        yield ""
        yield say("Because you said")
        yield from (f"{INDENT}{line}" for line in telling.answers(replies))


def _sum(contributor: Contributor, weight: Weight, counted: list[Supports]) -> Iterator[str]:
    """Yield how the decibans add up, and what keeps the band where it is."""
    parts = [say("{decibans} to begin with", decibans=signed(contributor.prior))]
    for group, total in weight.groups.items():
        whole = sum(effect.decibans for effect in counted if effect.group == group)
        if whole or total:
            cut = say("{decibans} {group} (of {whole})") if whole != total else "{decibans} {group}"
            parts.append(cut.format(decibans=signed(total), group=group, whole=signed(whole)))
    yield say("{parts}: {total} decibans.", parts=", ".join(parts), total=signed(weight.total))
    floors = [
        say("{band} from {decibans}", band=band_word(band), decibans=signed(floor))
        for band, floor in BAND_FLOORS.items()
    ]
    yield say("The bands: {bands}.", bands=", ".join(floors))
    if contributor.likely_needs and weight.band < Band.LIKELY:
        sets = say(" or ").join(say(" and ").join(groups) for groups in contributor.likely_needs)
        yield say("To be likely, it also needs more than zero in {groups}.", groups=sets)


def _mark(effect: Supports) -> str:
    return f"{effect.decibans:+d} {effect.group}:"
