"""What `quiz` does: open the knowledge base and hand over to the quiz."""

import os
from pathlib import Path

from intakewise.model.languages import ENGLISH
from intakewise.problems.exceptions import KnowledgeInvalid
from intakewise.problems.exit_codes import COULD_NOT_RUN
from intakewise.wiring.opening import load


def take_quiz(
    name: str,
    language: str,
    *,
    region: str,
    report: Path | None,
    no_history: bool,
    thorough: bool,
    plain: bool,
) -> int:
    """Ask one person in this terminal, print the report, and return the exit code."""
    from intakewise.history.folder import history_folder
    from intakewise.language.wanted import wanted_languages
    from intakewise.quiz.session import run_quiz

    try:
        kb = load(name, language or ENGLISH.code)
    except KnowledgeInvalid as invalid:
        from intakewise.cli.reporting import warn

        warn(invalid.problems)
        return COULD_NOT_RUN
    history = None if no_history else history_folder()
    wanted = () if language else wanted_languages(os.environ)
    return run_quiz(kb, region=region, report=report, history=history, thorough=thorough, wanted=wanted, plain=plain)
