"""Print what was found, what to do and eat, what was withheld and why, and what to be careful with."""

from dataclasses import replace

from rich.console import Console

from intakewise.model.assessments import AdviceGiven, AdviceWithheld, Assessment
from intakewise.model.values import Truth
from intakewise.quiz.report_foods import print_foods
from intakewise.quiz.report_referral import print_said
from intakewise.quiz.report_sources import Citations, cite
from intakewise.report.asked import asked_in_quotes
from intakewise.report.page import bullets, heading, listed, paragraph, steps, subheading

_NAMED = 3


def print_states(console: Console, assessment: Assessment, citations: Citations) -> None:
    """Print what can pass for a cramp and is worth asking about; then the other findings that are meant to be shown."""
    shown = [state for state in assessment.states if state.shown and state.truth is Truth.TRUE]
    alike = [state for state in shown if state.look_alike]
    if alike:
        heading(console, "Worth asking about")
        paragraph(console, "These can feel like a cramp. They are names to ask about, not a diagnosis.")
    for state in alike:
        because = " ".join(f"{reason.because}{cite(citations, reason.sources)}" for reason in state.reasons[:1])
        listed(console, [("-", " ".join(filter(None, (f"{state.title}.", state.says, because))))])
    found = [state for state in shown if not state.look_alike]
    if found:
        heading(console, "What else your answers show")
        bullets(console, (f"{state.title}. {state.says}" if state.says else state.title for state in found))


def print_advice(console: Console, assessment: Assessment, citations: Citations) -> None:
    """Print the advice that is offered, with its steps and foods."""
    if assessment.advice:
        heading(console, "What you can do")
    told: set[str] = set()
    for advice in assessment.advice:
        _print_one(console, advice, assessment, citations, told)


def _print_one(
    console: Console, advice: AdviceGiven, assessment: Assessment, citations: Citations, told: set[str]
) -> None:
    subheading(console, advice.title)
    paragraph(console, f"{advice.says}{cite(citations, advice.sources)}")
    steps(console, advice.steps, indent=2)
    if advice.reasons:
        # What was asked last is nearest to the advice; what was asked first is age and its like.
        reason = advice.reasons[0]
        print_said(console, replace(reason, because_you_said=reason.because_you_said[::-1]), most=1)
    print_foods(console, advice, assessment, citations, told)


def print_withheld(console: Console, assessment: Assessment, citations: Citations) -> None:
    """Print what would have been advised, and why it is not: a caution, or an answer that is missing."""
    if not assessment.withheld:
        return
    heading(console, "What we left out, and why")
    for each in assessment.withheld:
        listed(console, [("-", f"{each.title}: {_why(each, assessment, citations)}")])
        for reason in each.reasons[:1]:
            print_said(console, reason, most=1)


def _why(each: AdviceWithheld, assessment: Assessment, citations: Citations) -> str:
    if each.reasons:
        return " ".join(f"{reason.because}{cite(citations, reason.sources)}" for reason in each.reasons)
    if not each.missing:
        return "an answer is missing that could make it unsafe."
    asked = "; ".join(asked_in_quotes(assessment, name) for name in each.missing[:_NAMED])
    more = f"; and {len(each.missing) - _NAMED} more" if len(each.missing) > _NAMED else ""
    return f"it could be unsafe for you, and you did not tell us: {asked}{more}."


def print_cautions(console: Console, assessment: Assessment, citations: Citations) -> None:
    """Print what to be careful with, and the answers that say so."""
    if assessment.cautions:
        heading(console, "What to be careful with")
    for caution in assessment.cautions:
        listed(console, [("-", f"{caution.title}. {caution.says}{cite(citations, caution.sources)}")])
        for reason in caution.reasons[:1]:
            print_said(console, reason)
