"""The smallest change of answers, for people: what is answered otherwise, how sure that is, and a case to paste."""

from collections.abc import Iterator

import typer

from intakewise.cli.explanation_text import print_explanation
from intakewise.language.saying import say, say_number
from intakewise.model.nearest import AnswerInstead, Search, SmallestChange
from intakewise.workbench.case_yaml import case_in_yaml


def print_change(change: SmallestChange | None, not_looked_for: str, *, is_only_named: bool) -> None:
    """
    Print what would give what did not come out, or why that is not known; nothing where it came out.

    Args:
        is_only_named: the referral, without a level to look for.
    """
    if is_only_named:
        print_explanation(["", say("What would raise it is looked for where a level is named: referral=soon.")])
    elif change is not None:
        print_explanation(_lines(change))
        if change.case is not None:
            typer.echo()
            typer.echo(case_in_yaml(change.case))
    elif not_looked_for:
        print_explanation(
            ["", say("Not looked for: the smallest change that would give it. {reason}", reason=not_looked_for)]
        )


def _lines(change: SmallestChange) -> Iterator[str]:
    yield ""
    yield say("The smallest change that would give {wished}", wished=change.wished)
    if change.search is Search.NEVER:
        yield say("None: no answers of anybody give it, and that is proved.")
        yield say("`intakewise check --deep` says which parts exclude each other.")
        return
    if change.search is Search.UNKNOWN:
        yield say("Not known: {reason}.", reason=change.reason)
        return
    number = len(change.changes)
    if change.is_smallest:
        yield say_number(
            "{count} answer; no fewer give it, and that is proved.",
            "{count} answers; no fewer give it, and that is proved.",
            number,
        )
    else:
        yield say_number(
            "{count} answer; fewer might give it: {reason}.",
            "{count} answers; fewer might give it: {reason}.",
            number,
            reason=change.reason,
        )
    yield from (f"  - {_instead(each)}" for each in change.changes)
    if change.closed:
        yield say("It closes these, and their answers count no more: {questions}.", questions=", ".join(change.closed))
    yield say("Both engines confirm it. As a case, with no more of the answers than it takes:")


def _instead(change: AnswerInstead) -> str:
    question, instead = change.question, change.instead
    if not instead:
        return say("{question}: no answer, instead of {before}", question=question, before=change.before)
    if not change.before:
        return say("{question}: {answer}, where there is no answer", question=question, answer=instead)
    return say("{question}: {answer}, instead of {before}", question=question, answer=instead, before=change.before)
