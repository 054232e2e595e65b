"""
Give a report at the end of a quiz: first the essentials, then whatever the person wants to see of the rest.

An emergency has one page, and nobody is asked anything below it.
"""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from intakewise.explain.clinical_summary import summarise
from intakewise.interview.interview import Interview
from intakewise.model.assessments import Assessment
from intakewise.model.questionnaires import Question
from intakewise.problems.exceptions import EngineFailed, EnginesDisagree
from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE
from intakewise.quiz.asker import Asker
from intakewise.quiz.looking import look_what_would_change
from intakewise.quiz.on_request import show_on_request
from intakewise.quiz.screens import print_in_short, print_left_out, print_not_saved, print_saved
from intakewise.report.compose import compose
from intakewise.report.file import write_report
from intakewise.report.page import gap, is_spoken
from intakewise.report.to_terminal import draw_essentials
from intakewise.report.unfinished import compose_unfinished
from intakewise.wiring.knowledge_base import KnowledgeBase


def assessed(kb: KnowledgeBase, interview: Interview, region: str, console: Console) -> Assessment | None:
    """Assess what was answered; None where that cannot be finished, which is then shown, with no less than so far."""
    try:
        return kb.assess(interview.answers, region=region)
    except (EnginesDisagree, EngineFailed) as failure:
        draw_essentials(compose_unfinished(failure, kb.knowledge, interview.referral_so_far), console)
        return None


def show_essentials(kb: KnowledgeBase, interview: Interview, region: str, console: Console) -> None:
    """Show what the answers so far come to, such as an emergency that nobody has confirmed."""
    assessment = assessed(kb, interview, region, console)
    if assessment is not None:
        gap(console)
        draw_essentials(compose(assessment), console)


def give_report(
    kb: KnowledgeBase,
    assessment: Assessment,
    left_out: Sequence[Question],
    *,
    file: Path | None,
    asker: Asker,
    console: Console,
) -> int:
    """
    Show a report and write it.

    Args:
        left_out: questions that were not asked, because no answer could change anything.
        file: where it is written; None: nowhere, unless the person asks for it.

    Returns:  the exit code: 2 where the file could not be written.
    """
    names = [question.id for question in left_out]
    # The essentials come at once; what would change them takes a while to find.
    console.clear() if assessment.emergency else gap(console)
    draw_essentials(compose(assessment, left_out=names), console)
    summary = summarise(kb.knowledge, assessment)
    would_change = look_what_would_change(kb, assessment, is_drawn=not is_spoken(console))
    report = compose(assessment, would_change, names, summary)
    problem = None if file is None else write_report(file, assessment, report)
    if file is not None:
        print_saved(console, file) if problem is None else print_not_saved(console, problem)
    if not assessment.emergency:
        show_on_request(report, asker, console, lambda path: write_report(path, assessment, report))
        print_left_out(console, left_out)
        print_in_short(console, report.headline)
    return FINE if problem is None else COULD_NOT_RUN
