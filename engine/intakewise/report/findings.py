"""What else the answers show, in blocks: what can pass for a cramp and is worth asking about, and other findings."""

from collections.abc import Iterator

from intakewise.language.saying import say
from intakewise.model.assessments import Assessment, StateResult
from intakewise.model.values import Truth
from intakewise.report.blocks import Block, Bullets, Line, Paragraph, Part
from intakewise.report.citing import Citations
from intakewise.report.reasons import because


def look_alikes(assessment: Assessment, citations: Citations) -> Part | None:
    """Return what can feel like a cramp: names to ask about."""
    alike = [state for state in _shown(assessment) if state.look_alike]
    if not alike:
        return None
    lead = Paragraph(Line(say("These can feel like a cramp. They are names to ask about, not a diagnosis.")))
    return Part("look_alikes", say("Worth asking about"), (lead, _listed(alike, citations)))


def look_alikes_in_short(assessment: Assessment) -> Part | None:
    """Return the same by name only."""
    alike = [state.title for state in _shown(assessment) if state.look_alike]
    if not alike:
        return None
    return Part("look_alikes", say("Worth asking about"), (Paragraph(Line(f"{'; '.join(alike)}.")),))


def _listed(alike: list[StateResult], citations: Citations) -> Block:
    return Bullets(tuple(_look_alike(state, citations) for state in alike))


def _look_alike(state: StateResult, citations: Citations) -> Line:
    lead = f"{state.title}."
    for reason in state.reasons[:1]:
        line = because(reason, citations, lead)
        return Line(" ".join(filter(None, (state.says, line.text))), lead, line.sources)
    return Line(state.says, lead)


def others(assessment: Assessment) -> Part | None:
    """Return the other findings that are meant to be shown."""
    found = tuple(Line(state.says, f"{state.title}.") for state in _shown(assessment) if not state.look_alike)
    return Part("findings", say("What else your answers show"), (Bullets(found),)) if found else None


def _shown(assessment: Assessment) -> Iterator[StateResult]:
    return (state for state in assessment.states if state.shown and state.truth is Truth.TRUE)
