"""
The page of an emergency, in blocks: what to do now, first aid, and why.

It stands alone, in every rendering: nothing else may come before it or soften it.
"""

from collections.abc import Iterator

from intakewise.language.saying import say
from intakewise.model.assessments import AdviceGiven, Assessment, Referral
from intakewise.model.values import Level
from intakewise.report.blocks import Block, Bullets, Line, Paragraph, Part, Steps, Subheading
from intakewise.report.reasons import said
from intakewise.report.referral import how_by_region
from intakewise.report.sources import notice, short, stamp


def emergency(assessment: Assessment) -> Iterator[Part]:
    """Yield the parts of the page."""
    yield Part("now", "", tuple(now(assessment.referral)))
    for advice in assessment.advice:
        yield Part(advice.id, advice.title, tuple(first_aid(advice)))
    yield Part("why", say("Why"), (reasons_of_emergency(assessment.referral),))


def now(referral: Referral) -> Iterator[Block]:
    """Yield what to do now: first whom to call."""
    yield _set_off(how_by_region(referral.how))
    yield Paragraph(Line(referral.says))
    if referral.contacts:
        yield Bullets(tuple(map(Line, referral.contacts)))


def first_aid(advice: AdviceGiven) -> Iterator[Block]:
    """Yield one piece of first aid, without its title."""
    yield Paragraph(Line(advice.says))
    if advice.steps:
        yield Steps(tuple(map(Line, advice.steps)))


def reasons_of_emergency(referral: Referral) -> Block:
    """Return why it is an emergency; reasons of lower levels wait."""
    reasons = (each.reason for each in referral.reasons if each.level is Level.EMERGENCY)
    return Bullets(tuple(Line(each.because, notes=said(each)) for each in reasons))


def emergency_closing(assessment: Assessment) -> tuple[Block, ...]:
    """Return what stands below: a long page scrolls, so what to do now comes at its end once more."""
    referral = assessment.referral
    return (
        Paragraph(Line(f"{short(assessment.disclaimer)} {stamp(assessment)}")),
        Subheading(f"{referral.title}."),
        _set_off(how_by_region(referral.how)),
        *notice(assessment),
    )


def _set_off(block: Block) -> Block:
    """Return how to get help so that it cannot be overlooked; beside several numbers the region is set off already."""
    return Paragraph(Line("", block.line.text)) if isinstance(block, Paragraph) else block
