"""What `evaluate` does: assess people, score them, print, return the exit code."""

from pathlib import Path

import typer

from intakewise.cli.page_file import refuse_page
from intakewise.cli.progress import with_progress
from intakewise.cli.reporting import as_plain, print_json, refuse, stamp, warn
from intakewise.cli.score_card_file import ENDINGS, write_score_card
from intakewise.model.knowledge import Knowledge
from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE, PROBLEMS
from intakewise.problems.problem import Place, Problem, has_errors
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.people import OpenedPeople, open_people
from intakewise.workbench.people import PersonRun, each_person
from intakewise.workbench.score_card import ScoreCard, plain_score_card, score_card, without_held_out_names

_UNREADABLE = ("IW-F001", "IW-F002", "IW-F003")


def evaluate_people(source: str, name: str, names_held_out: bool, format: str, report: Path | None) -> int:
    """
    Score a knowledge base on people; 1 if anybody is referred too low or offered what is forbidden.

    Args:
        source: a file or folder of people; empty: those of the base.
        names_held_out: whether the misses of held-out people are named, and not only counted.
    """
    refused = None if report is None else refuse_page(report, "A score card is written", ENDINGS)
    if refused is not None:
        return _refuse([refused], format, COULD_NOT_RUN)
    opened = open_people(name, Path(source) if source else None)
    if opened.knowledge is None or has_errors(list(opened.problems)):
        return _refuse([*opened.problems], format, COULD_NOT_RUN)
    wrong = _people_wrong(opened, source)
    if has_errors(wrong):
        cannot_read = any(problem.code in _UNREADABLE for problem in wrong)
        return _refuse(wrong, format, COULD_NOT_RUN if cannot_read else PROBLEMS)
    warn(wrong)
    runs = _runs(opened.knowledge, opened)
    failed = [problem for run in runs for problem in run.problems]
    if failed:
        return _refuse(failed, format, PROBLEMS)
    card = score_card(run.outcome for run in runs if run.outcome is not None)
    return _give(card if names_held_out else without_held_out_names(card), opened.knowledge, format, report)


def _refuse(problems: list[Problem], format: str, code: int) -> int:
    refuse(problems, format)
    if format == "text":
        typer.echo("Nobody was scored: first put right what stands above.", err=True)
    return code


def _people_wrong(opened: OpenedPeople, source: str) -> list[Problem]:
    problems = list(opened.people_problems)
    if opened.people or has_errors(problems):
        return problems
    where = f"'{source}'" if source else "the knowledge base"
    expected = "Expected files of people that end in .yaml, such as people/published.yaml."
    return [*problems, Problem("IW-F001", Place(source), f"There are no people in {where}.", expected)]


def _runs(knowledge: Knowledge, opened: OpenedPeople) -> list[PersonRun]:
    runs = each_person(knowledge, opened.people, opened.answer_sets, KnowledgeBase(knowledge).assess)
    return list(with_progress(runs, len(opened.people), "people"))


def _give(card: ScoreCard, knowledge: Knowledge, format: str, report: Path | None) -> int:
    """Write the report first: what is printed may go to a reader who leaves."""
    document: dict[str, object] = {"knowledge": stamp(knowledge), **plain_score_card(card), "problems": as_plain([])}
    title = f"{knowledge.id} {knowledge.version}"
    unwritten = None if report is None else write_score_card(report, card, title, document)
    if format == "json":
        print_json(document)
    else:
        from intakewise.cli.score_card_text import print_score_card

        print_score_card(card, title)
    if unwritten is not None:
        warn([unwritten])
        return COULD_NOT_RUN
    return PROBLEMS if card.is_unsafe else FINE
