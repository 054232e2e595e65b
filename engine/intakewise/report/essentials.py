"""
The essentials of a report, in blocks: about one screen of a terminal, and the first thing on a page.

However short: every reason of the level that was reached is there, and what could not be ruled out.
"""

from collections.abc import Iterator

from intakewise.language.saying import say, say_number
from intakewise.model.assessments import Assessment
from intakewise.report import advice, changes, contributors, findings, not_ruled_out, numbers
from intakewise.report.blocks import Block, Bullets, Line, Paragraph, Part
from intakewise.report.referral import what_to_do
from intakewise.report.sources import short
from intakewise.report.words import UNREVIEWED

_FEW = 3
"""Reasons that are told with their sentence; of more there is room for the names."""


def essentials(assessment: Assessment) -> tuple[Part, ...]:
    """Return the parts of the essentials, what matters most first."""
    parts = (
        Part("what_to_do", "", tuple(what_to_do(assessment.referral))),
        numbers.numbers(assessment),
        _why(assessment),
        not_ruled_out.in_short(assessment),
        findings.look_alikes_in_short(assessment),
        contributors.in_short(assessment),
        advice.in_short(assessment),
        advice.cautions_in_short(assessment),
        changes.sooner_in_short(assessment),
    )
    return tuple(part for part in parts if part is not None)


def closing(assessment: Assessment) -> tuple[Block, ...]:
    """Return what stands at the foot: what this is not, and that no clinician has read a translation."""
    disclaimer = Paragraph(Line(short(assessment.disclaimer)))
    if assessment.language.is_trusted:
        return (disclaimer,)
    return disclaimer, Paragraph(Line(f"[{say(UNREVIEWED)}]"))


def _why(assessment: Assessment) -> Part | None:
    """Return every reason of the level that was reached; those of lower levels are counted."""
    referral = assessment.referral
    reached = [each.reason for each in referral.reasons if each.level is referral.level]
    if not reached:
        return None
    is_told = len(reached) <= _FEW
    lines = tuple(
        Line(each.because if is_told or not each.title else "", each.title and f"{each.title}.") for each in reached
    )
    return Part("why", say("Why"), tuple(_with_count(lines, len(referral.reasons) - len(reached))))


def _with_count(lines: tuple[Line, ...], others: int) -> Iterator[Block]:
    if len(lines) == 1 and not others:
        yield Paragraph(lines[0])
        return
    yield Bullets(lines)
    if others:
        yield Paragraph(Line(say_number("and {count} less urgent reason.", "and {count} less urgent reasons.", others)))
