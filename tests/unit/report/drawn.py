"""Reports as they are drawn in a terminal, for tests."""

from collections.abc import Callable
from io import StringIO

from rich.console import Console

from intakewise.model.assessments import Assessment
from intakewise.model.changes import WouldChange
from intakewise.report.blocks import Report
from intakewise.report.compose import compose
from intakewise.report.to_terminal import draw_essentials, draw_parts


def printed(assessment: Assessment, width: int = 80, would_change: WouldChange | None = None) -> str:
    """Return a whole report as it is drawn at a width."""
    return drawn(compose(assessment, would_change), width)


def essentials(assessment: Assessment, width: int = 80) -> str:
    """Return the essentials as they are drawn at a width."""
    return captured(lambda console: draw_essentials(compose(assessment), console), width)


def drawn(report: Report, width: int = 80) -> str:
    """Return a composed report, essentials and parts, as it is drawn at a width."""

    def draw(console: Console) -> None:
        draw_essentials(report, console)
        draw_parts(report.parts, console)

    return captured(draw, width)


def captured(draw: Callable[[Console], None], width: int = 80) -> str:
    """Return what a function draws."""
    target = StringIO()
    draw(Console(file=target, width=width, highlight=False, markup=False, emoji=False))
    return target.getvalue()


def in_one_line(text: str) -> str:
    """Return a text without its line breaks."""
    return " ".join(text.split())
