"""The referral and first aid in English, beside a translation that no clinician has read: nobody may miss them."""

from collections.abc import Iterator

from intakewise.language.saying import say, speaking
from intakewise.model.assessments import Assessment, InEnglish
from intakewise.model.languages import ENGLISH
from intakewise.model.values import Level
from intakewise.report.blocks import Block, Bullets, Line, Paragraph, Part, Subheading
from intakewise.report.emergency import first_aid, now, reasons_of_emergency
from intakewise.report.reasons import said
from intakewise.report.referral import what_to_do
from intakewise.report.sources import short


def in_english(assessment: Assessment) -> Iterator[Part]:
    """Yield the part; nothing where the texts can be trusted."""
    found = assessment.in_english
    if found is None:
        return
    with speaking(ENGLISH.code):
        blocks = _emergency(found) if found.referral.level is Level.EMERGENCY else _referral(found)
        disclaimer = Paragraph(Line(short(found.disclaimer)))
        yield Part("in_english", found.referral.headline, (*blocks, disclaimer), ENGLISH.code)


def _emergency(found: InEnglish) -> Iterator[Block]:
    yield from now(found.referral)
    for advice in found.advice:
        yield Subheading(advice.title)
        yield from first_aid(advice)
    yield Subheading(say("Why"))
    yield reasons_of_emergency(found.referral)


def _referral(found: InEnglish) -> Iterator[Block]:
    referral = found.referral
    yield from what_to_do(referral)
    reasons = [each.reason for each in referral.reasons if each.level is referral.level]
    if reasons:
        yield Bullets(tuple(Line(each.because, notes=said(each)) for each in reasons))
    if referral.sooner:
        yield Subheading(say("When to get help sooner"))
        yield Bullets(tuple(map(Line, referral.sooner)))
