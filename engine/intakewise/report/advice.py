"""What to do, what was withheld and why, and what to be careful with, in blocks."""

from collections.abc import Iterator
from dataclasses import replace

from intakewise.language.saying import say
from intakewise.model.assessments import AdviceGiven, AdviceWithheld, Assessment, CautionGiven
from intakewise.report.asked import asked_in_quotes
from intakewise.report.blocks import Block, Bullets, Line, Paragraph, Part, Steps, Subheading
from intakewise.report.citing import Citations, cite
from intakewise.report.foods import foods_of
from intakewise.report.reasons import said

_NAMED = 3
"""Questions that are named behind one advice that is withheld; the others are counted."""

_FIRST = 3
"""Pieces of advice in the essentials."""


def in_short(assessment: Assessment) -> Part | None:
    """Return the first things to do by name, and of how many."""
    found = assessment.advice
    if not found:
        return None
    title = say("What you can do")
    if len(found) > _FIRST:
        title = say("What you can do first, of {count} things", count=len(found))
    return Part("advice", title, (Steps(tuple(Line(advice.title) for advice in found[:_FIRST])),))


def offered(assessment: Assessment, citations: Citations) -> Part | None:
    """Return the advice that is offered, with its steps and foods."""
    told: set[str] = set()
    blocks = [block for advice in assessment.advice for block in _offered(advice, assessment, citations, told)]
    return Part("advice", say("What you can do"), tuple(blocks)) if blocks else None


def _offered(advice: AdviceGiven, assessment: Assessment, citations: Citations, told: set[str]) -> Iterator[Block]:
    yield Subheading(advice.title)
    yield Paragraph(Line(advice.says, "", cite(citations, advice.sources)))
    if advice.steps:
        yield Steps(tuple(map(Line, advice.steps)))
    if advice.reasons:
        yield Paragraph(Line("", notes=_nearest(advice)))
    yield from foods_of(advice, assessment, citations, told)


def _nearest(advice: AdviceGiven) -> tuple[str, ...]:
    """Return the answer behind an advice: what was asked last is nearest to it; what was asked first is age."""
    reason = advice.reasons[0]
    return said(replace(reason, because_you_said=reason.because_you_said[::-1]), most=1)


def withheld(assessment: Assessment, citations: Citations) -> Part | None:
    """Return what would have been advised, and why it is not: a caution, or an answer that is missing."""
    items = tuple(_withheld(each, assessment, citations) for each in assessment.withheld)
    return Part("withheld", say("What we left out, and why"), (Bullets(items),)) if items else None


def _withheld(each: AdviceWithheld, assessment: Assessment, citations: Citations) -> Line:
    lead = f"{each.title}:"
    if each.reasons:
        sources = cite(citations, (name for reason in each.reasons for name in reason.sources))
        return Line(" ".join(reason.because for reason in each.reasons), lead, sources, said(each.reasons[0], most=1))
    if not each.missing:
        return Line(say("an answer is missing that could make it unsafe."), lead)
    names = "; ".join(asked_in_quotes(assessment, name) for name in each.missing[:_NAMED])
    left = len(each.missing) - _NAMED
    if left > 0:
        names = say("{questions}; and {count} more", questions=names, count=left)
    return Line(say("it could be unsafe for you, and you did not tell us: {questions}.", questions=names), lead)


def cautions(assessment: Assessment, citations: Citations) -> Part | None:
    """Return what to be careful with, and the answers that say so."""
    items = tuple(_caution(each, citations) for each in assessment.cautions)
    return Part("cautions", say("What to be careful with"), (Bullets(items),)) if items else None


def _caution(each: CautionGiven, citations: Citations) -> Line:
    notes = said(each.reasons[0]) if each.reasons else ()
    return Line(each.says, f"{each.title}.", cite(citations, each.sources), notes)


def cautions_in_short(assessment: Assessment) -> Part | None:
    """Return the cautions by name."""
    names = "; ".join(each.title for each in assessment.cautions)
    return Part("cautions", say("What to be careful with"), (Paragraph(Line(f"{names}.")),)) if names else None
