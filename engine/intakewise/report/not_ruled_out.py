"""What could not be ruled out because answers are missing, in blocks, and which answers would tell."""

from collections import Counter
from collections.abc import Iterator, Sequence

from intakewise.language.saying import say, say_number, to_say
from intakewise.model.assessments import Assessment, OpenReferral
from intakewise.model.values import Level
from intakewise.report.asked import asked
from intakewise.report.blocks import Block, Bullets, Line, Paragraph, Part, Steps
from intakewise.report.words import level_word

FEW = 6
"""Open warning signs that are named one by one; more are named by level."""

_NAMED = 3
"""Of each level, where there is little room."""

_ASKED = 8
_ASKED_FIRST = 3

_WOULD_NEED = {
    Level.EMERGENCY: to_say("{count} that would need emergency help: {names}"),
    Level.URGENT: to_say("{count} that would need a doctor the same day: {names}"),
    Level.SOON: to_say("{count} that would need a doctor soon: {names}"),
    Level.ROUTINE: to_say("{count} that would be worth an appointment: {names}"),
}


def in_short(assessment: Assessment) -> Part | None:
    """Return it in a few lines: how many there are, the first of each level, and what to answer first."""
    return _part(assessment, _NAMED, _ASKED_FIRST)


def in_full(assessment: Assessment) -> Part | None:
    """Return it with every sign by name."""
    return _part(assessment, len(assessment.not_ruled_out), _ASKED)


def _part(assessment: Assessment, named: int, questions: int) -> Part | None:
    found = assessment.not_ruled_out
    if not found:
        return None
    title = say("What could not be ruled out")
    return Part("not_ruled_out", title, (*_signs(found, named), *_at_once(found), *_to_answer(assessment, questions)))


def _signs(found: Sequence[OpenReferral], named: int) -> Iterator[Block]:
    if len(found) <= FEW:
        yield Paragraph(Line(say("Answers are missing, so these stay open:")))
        yield Bullets(tuple(Line(f"{_name(each)} ({level_word(each.level)})") for each in found))
        return
    yield Paragraph(Line(say("Answers are missing, so {count} warning signs stay open:", count=len(found))))
    yield Bullets(tuple(_of_level(found, named)))


def _at_once(found: Sequence[OpenReferral]) -> Iterator[Block]:
    """Say what not to wait for: an answer that is missing may be one that somebody feels right now."""
    if any(each.level is Level.EMERGENCY for each in found):
        yield Paragraph(Line(say("If an emergency among them is there now, do not answer first: get emergency help.")))


def _of_level(found: Sequence[OpenReferral], most: int) -> Iterator[Line]:
    for level, need in _WOULD_NEED.items():
        names = [_name(each) for each in found if each.level is level]
        if names:
            more = len(names) - most
            rest = [say("and {count} more", count=more)] if more > 0 else []
            yield Line(say(need, count=len(names), names="; ".join([*names[:most], *rest])))


def _name(each: OpenReferral) -> str:
    return each.title or each.because


def _to_answer(assessment: Assessment, most: int) -> Iterator[Block]:
    """Yield the questions on which most of it hangs, the gravest first."""
    counts = Counter(name for each in assessment.not_ruled_out for name in each.missing)
    gravest: dict[str, Level] = {}
    for each in assessment.not_ruled_out:
        for name in each.missing:
            gravest[name] = max(each.level, gravest.get(name, Level.SELF_CARE))
    order = list(assessment.questions).index
    ranked = sorted(counts, key=lambda name: (-gravest[name], -counts[name], order(name)))
    if not ranked:
        return
    yield Paragraph(Line(say("Please answer, or go through it with a pharmacist or doctor:")))
    yield Steps(tuple(Line(asked(assessment, name)) for name in ranked[:most]))
    left = len(ranked) - most
    if left > 0:
        yield Paragraph(Line(say_number("and {count} more question.", "and {count} more questions.", left)))
