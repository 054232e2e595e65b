"""What `check --watch` does: check again at every change of a knowledge base's files, until Ctrl-C."""

import sys
from contextlib import suppress
from datetime import date, datetime

import typer
from rich.console import Console

from intakewise.cli.checking import check_knowledge
from intakewise.cli.reporting import counted, refuse
from intakewise.problems.exit_codes import COULD_NOT_RUN, STOPPED
from intakewise.reading.library import find_knowledge
from intakewise.wiring.extras import refuse_without
from intakewise.workbench.editor.files import refresh

_WATCHER = "watchfiles, which tells when a file changes"

_LOOK_MS = 500
"""How often Ctrl-C is looked for while nothing changes; changes themselves are told at once."""


def watch_knowledge(path: str, format: str, today: date) -> int:
    """
    Check now and at every change: what is saved at once is checked once. Ctrl-C ends it.

    Where the base has schemas for editors, these are kept up to date, too.
    """
    found, problems = find_knowledge(path)
    if found is None or (problems := refuse_without("watchfiles", "watchfiles", _WATCHER, "watch")):
        refuse(problems, format)
        return COULD_NOT_RUN
    from watchfiles import watch

    is_first = True
    with suppress(KeyboardInterrupt):
        # It says that nothing changed, too: so the first check is made while changes are seen already.
        for changed in watch(found.rules, found.questionnaires, rust_timeout=_LOOK_MS, yield_on_timeout=True):
            if changed or is_first:
                _announce(len(changed))
                check_knowledge(path, format, today)
                refresh(found)
                sys.stdout.flush()
                is_first = False
    return STOPPED


def _announce(changed: int) -> None:
    """Begin a new screen; where there is none, say on standard error where a new result begins."""
    Console().clear()
    what = f"{counted(changed, 'file')} changed" if changed else "Watching"
    typer.echo(f"{what}, checked at {datetime.now():%H:%M:%S}. Ctrl-C ends it.", err=True)
