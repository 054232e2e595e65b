"""Whether and how soon to see a doctor, in blocks: what to do, and all the reasons."""

from collections.abc import Iterator, Mapping

from intakewise.language.saying import say, say_number
from intakewise.model.assessments import Assessment, Referral, ReferralReason
from intakewise.report.blocks import Block, Bullets, Line, Paragraph, Part
from intakewise.report.citing import Citations
from intakewise.report.reasons import because
from intakewise.report.words import within


def what_to_do(referral: Referral) -> Iterator[Block]:
    """Yield what to do: by when, whom to turn to, and how."""
    days = referral.within_days
    lead = "" if days is None else say_number("Within {count} day.", "Within {count} days.", days)
    if referral.says or lead:
        yield Paragraph(Line(referral.says, lead))
    if referral.contacts:
        yield Bullets(tuple(Line(contact) for contact in referral.contacts))
    yield how_by_region(referral.how)


def how_by_region(how: Mapping[str, str]) -> Block:
    """Return how to get help; each region is named where there are several."""
    if len(how) == 1:
        return Paragraph(Line(next(iter(how.values()))))
    return Bullets(
        tuple(Line(text, f"{region.upper().replace('_', ' ')}:") for region, text in how.items()),
        mark="",
    )


def why(assessment: Assessment, citations: Citations) -> Part | None:
    """Return every reason that refers, the highest level first, with the answers behind it."""
    reasons = tuple(_reason(each, citations) for each in assessment.referral.reasons)
    return Part("why", say("Why"), (Bullets(reasons),)) if reasons else None


def _reason(each: ReferralReason, citations: Citations) -> Line:
    return because(each.reason, citations, f"{each.reason.title} ({within(each.level, each.within_days)}):")
