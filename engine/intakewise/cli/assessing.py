"""What `assess` and `explain` do with a file of answers: call, print, return the exit code."""

import sys
from pathlib import Path

import typer

from intakewise.cli.reporting import print_json, refuse, warn
from intakewise.language.saying import say, speaking
from intakewise.model.assessments import Assessment
from intakewise.model.languages import ENGLISH
from intakewise.passes.accepting import TYPED_ONLY
from intakewise.problems.exceptions import AnswersInvalid, EngineFailed, EnginesDisagree, KnowledgeInvalid
from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE, PROBLEMS
from intakewise.problems.problem import Problem, has_errors
from intakewise.reading.answer_files import STANDARD_INPUT, AnswerFile, read_answers
from intakewise.report.blocks import Report
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load
from intakewise.wiring.refusals import refuse_name, refuse_region


def assess_answers(
    source: str,
    name: str,
    region: str,
    format: str,
    *,
    report: Path | None = None,
    full: bool = False,
    language: str = ENGLISH.code,
    safety_from: tuple[str, ...] = TYPED_ONLY,
) -> int:
    """Assess a file of answers and print the result: the essentials, or all of it in `full`."""
    try:
        kb = load(name, language)
    except KnowledgeInvalid as invalid:
        refuse(invalid.problems, format)
        return COULD_NOT_RUN
    with speaking(kb.language):
        found = _assessed(kb, source, region, format, report=report, safety_from=safety_from)
        return found if isinstance(found, int) else _give(kb, found, format, report=report, full=full)


def _assessed(
    kb: KnowledgeBase, source: str, region: str, format: str, *, report: Path | None, safety_from: tuple[str, ...]
) -> Assessment | int:
    """Return the assessment; or the exit code, after saying why there is none."""
    given = read_given(source, kb)
    refused = [*given.problems, *_refuse_options(kb, region, report)]
    if has_errors(refused):
        refuse(refused, format)
        return COULD_NOT_RUN
    warn(given.problems)
    try:
        return kb.assess(given.answers, region=region or given.region, safety_from=safety_from, places=given.places)
    except AnswersInvalid as invalid:
        refuse(invalid.problems, format)
        return PROBLEMS
    except (EnginesDisagree, EngineFailed) as failure:
        return unfinished(kb, failure, format)


def read_given(source: str, kb: KnowledgeBase) -> AnswerFile:
    """Read a file of answers, or standard input, after telling a person what to type."""
    if source == STANDARD_INPUT and sys.stdin.isatty():
        typer.echo(say("Type the answers (such as `age: 34`, one on each line), then press Ctrl-D."), err=True)
    return read_answers(source, kb.knowledge)


def _refuse_options(kb: KnowledgeBase, region: str, report: Path | None) -> list[Problem]:
    """Return what is wrong with the options: said before anything is computed."""
    from intakewise.report.file import refuse_report

    refused = None if report is None else refuse_report(report)
    return [*refuse_region(kb.knowledge, region), *([refused] if refused else [])]


def _give(kb: KnowledgeBase, assessment: Assessment, format: str, *, report: Path | None, full: bool) -> int:
    """Write the file first: what is printed may go to a reader who leaves."""
    from intakewise.explain.clinical_summary import summarise
    from intakewise.quiz.looking import look_what_would_change
    from intakewise.report.compose import compose
    from intakewise.report.file import JSON, write_report

    is_page = report is not None and report.suffix != JSON
    would_change = look_what_would_change(kb, assessment) if is_page or (full and format == "text") else None
    summary = summarise(kb.knowledge, assessment) if is_page or full else None
    composed = compose(assessment, would_change, summary=summary)
    unwritten = None if report is None else write_report(report, assessment, composed)
    if format == "json":
        print_json(assessment.to_dict())
    else:
        _print(composed, full)
    if unwritten is None:
        return FINE
    warn([unwritten])
    return COULD_NOT_RUN


def _print(report: Report, full: bool) -> None:
    """Print the essentials, and then the rest of it, or how to see that."""
    from intakewise.report.page import gap, page_console, paragraph
    from intakewise.report.to_terminal import draw_essentials, draw_parts

    console = page_console()
    draw_essentials(report, console)
    if full:
        draw_parts(report.parts, console)
    elif report.parts:
        gap(console)
        paragraph(console, say("All of it: --full. As a page to print or to show a doctor: --report FILE.html"))


def unfinished(kb: KnowledgeBase, failure: EnginesDisagree | EngineFailed, format: str) -> int:
    """Say that the assessment could not be finished; the higher of two referrals stands, at least routine."""
    from intakewise.report.page import page_console
    from intakewise.report.to_terminal import draw_essentials
    from intakewise.report.unfinished import compose_unfinished, unfinished_document

    if format == "json":
        print_json({"problems": [], "unfinished": unfinished_document(failure, kb.knowledge)})
    else:
        draw_essentials(compose_unfinished(failure, kb.knowledge), page_console())
    return COULD_NOT_RUN


def explain_answers(source: str, finding: str, name: str, language: str = ENGLISH.code) -> int:
    """Print why something was concluded, or why not."""
    try:
        kb = load(name, language)
    except KnowledgeInvalid as invalid:
        warn(invalid.problems)
        return COULD_NOT_RUN
    with speaking(kb.language):
        return _explain(kb, source, finding)


def _explain(kb: KnowledgeBase, source: str, finding: str) -> int:
    given = read_given(source, kb)
    found = [*given.problems, *refuse_name(kb.knowledge, finding)]
    warn(found)
    if has_errors(found):
        return COULD_NOT_RUN
    try:
        lines = kb.explain(given.answers, finding, places=given.places)
    except AnswersInvalid as invalid:
        warn(invalid.problems)
        return PROBLEMS
    from intakewise.cli.explaining import print_explanation

    print_explanation(lines)
    return FINE
