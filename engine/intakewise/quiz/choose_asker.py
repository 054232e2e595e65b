"""
Choose how to ask here: on a screen where one can be drawn, in plain lines elsewhere or where that is wanted.

What draws is imported once it is chosen: the first page must come fast.
"""

# ruff: noqa: PLC0415 - see above

from typing import TYPE_CHECKING

from intakewise.quiz.asker import Asker
from intakewise.quiz.encoding import prepare_output
from intakewise.quiz.lines import standard_lines
from intakewise.quiz.on_screen import OnScreen
from intakewise.quiz.terminal import can_draw

if TYPE_CHECKING:
    from rich.console import Console


def asker_on_screen() -> "tuple[Asker, Console]":
    """Return the asker for a terminal in which the cursor moves, or the one for plain lines where none is."""
    if not can_draw():
        return asker_in_lines()
    from intakewise.report.page import page_console

    prepare_output()
    return OnScreen(), page_console()


def asker_in_lines() -> "tuple[Asker, Console]":
    """Return the asker for plain lines."""
    from intakewise.quiz.in_lines import InLines
    from intakewise.report.page import spoken_console

    prepare_output()
    console = spoken_console()
    return InLines(standard_lines(), console), console
