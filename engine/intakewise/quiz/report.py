"""
Print an assessment for the person it is about: the referral first, what it rests on, what to do, and what is not known.

An emergency is printed alone. Says nothing that the assessment does not say.
"""

from collections.abc import Mapping

from rich.console import Console

from intakewise.model.assessments import Assessment
from intakewise.model.changes import WouldChange
from intakewise.model.knowledge import LevelText
from intakewise.model.values import Level
from intakewise.problems.exceptions import EngineFailed, EnginesDisagree
from intakewise.quiz.report_advice import print_advice, print_cautions, print_states, print_withheld
from intakewise.quiz.report_changes import print_what_would_change
from intakewise.quiz.report_contributors import print_contributors
from intakewise.quiz.report_referral import (
    print_emergency,
    print_not_ruled_out,
    print_referral,
    print_safety_net,
)
from intakewise.quiz.report_sources import Citations, print_sources, print_stamp
from intakewise.report.page import page_console, paragraph, title

LEVEL_WORDS = {
    Level.EMERGENCY: "Get emergency help now",
    Level.URGENT: "Talk to a doctor today",
    Level.SOON: "See a doctor soon",
    Level.ROUTINE: "See a doctor in the coming weeks",
}


def print_report(
    assessment: Assessment, console: Console | None = None, would_change: WouldChange | None = None
) -> None:
    """
    Print a report.

    Args:
        console: where to; standard output if left out. Any width; lines are at most 100 columns long.
        would_change: what would change this assessment, if that was looked for.
    """
    console = console or page_console()
    if assessment.emergency:
        print_emergency(console, assessment)
        return
    citations = Citations(assessment.sources)
    for part in (
        print_referral,
        print_not_ruled_out,
        print_contributors,
        print_states,
        print_advice,
        print_withheld,
        print_cautions,
        print_safety_net,
    ):
        part(console, assessment, citations)
    if would_change is not None:
        print_what_would_change(console, would_change)
    print_sources(console, citations)
    print_stamp(console, assessment)


def print_unfinished(
    failure: EnginesDisagree | EngineFailed,
    console: Console | None = None,
    levels: Mapping[Level, LevelText] | None = None,
    level_so_far: Level = Level.SELF_CARE,
) -> None:
    """
    Print that an assessment could not be finished, and the higher of the two referrals, at least routine.

    Args:
        levels: the knowledge base's words for the levels; plain ones are used if left out.
        level_so_far: a level that is known from elsewhere, such as from the interview.
    """
    console = console or page_console()
    highest = _highest(failure)
    level = max(level_so_far, unfinished_level(failure))
    if highest is not None and highest.referral.level is level:
        if level is Level.EMERGENCY:
            print_emergency(console, highest)
        else:
            print_referral(console, highest, Citations(highest.sources))
    else:
        text = levels[level] if levels else None
        title(console, f"{text.title if text else LEVEL_WORDS[level]}.")
        for line in text.how.values() if text else ():
            paragraph(console, line)
    paragraph(console, "")
    paragraph(
        console,
        "We could not finish this assessment. Two engines compute every result, and this time they did not agree, or "
        "one of them stopped. That is our fault, not yours. What stands above is the more careful of what they found; "
        "anything else would not be safe to show. Please do not take this as a sign that nothing is wrong.",
    )


def unfinished_level(failure: EnginesDisagree | EngineFailed) -> Level:
    """Return the higher of the referrals that the engines found, at least routine."""
    highest = _highest(failure)
    return max(Level.ROUTINE, highest.referral.level if highest else Level.ROUTINE)


def _highest(failure: EnginesDisagree | EngineFailed) -> Assessment | None:
    assessments = [each for each in failure.assessments if isinstance(each, Assessment)]
    return max(assessments, key=lambda each: each.referral.level, default=None)
