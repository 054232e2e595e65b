"""The report of an assessment as a page, for whoever embeds the engine: a web view, a notebook, a file."""

import html
from dataclasses import dataclass

from intakewise.language.saying import speaking
from intakewise.model.assessments import Assessment
from intakewise.model.changes import WouldChange
from intakewise.model.languages import ENGLISH
from intakewise.problems.exceptions import EngineFailed, EnginesDisagree
from intakewise.report.compose import compose
from intakewise.report.to_html import html_of
from intakewise.report.to_markdown import markdown_of
from intakewise.report.unfinished import compose_unfinished


@dataclass(frozen=True, slots=True)
class Page:
    """
    A report to show to the person; a notebook shows it by itself.

    Args:
        html: a whole page without scripts, which asks nobody for anything; every text in it is escaped.
        markdown: the same as Markdown.
    """

    html: str
    markdown: str

    def __repr__(self) -> str:
        """Say nothing of what stands on it: it is about somebody's health, and this may end in a log."""
        return "<Page>"

    def _repr_html_(self) -> str:
        """Show the page in a notebook: in a frame of its own, so that neither can change how the other looks."""
        frame = 'sandbox="" title="Intakewise" style="width: 100%; height: 40em; border: 1px solid #888"'
        return f'<iframe {frame} srcdoc="{html.escape(self.html)}"></iframe>'


def page_of(outcome: Assessment | EnginesDisagree | EngineFailed, would_change: WouldChange | None = None) -> Page:
    """
    Return the report of an assessment, in the language of its texts; in an emergency, what to do now and nothing else.

    Args:
        outcome: what `assess` returned; or raised: then the more careful of what the engines found, at least routine.
        would_change: what would change it, if that was looked for.

    >>> import intakewise
    >>> result = intakewise.load("muscle_spasms").assess({"danger_now": ["fit"]}, region="uk")
    >>> print(intakewise.page_of(result).markdown.splitlines()[2])
    **Get emergency help now: A fit or seizure.**
    """
    with speaking(_language_of(outcome)):
        report = compose(outcome, would_change) if isinstance(outcome, Assessment) else compose_unfinished(outcome)
        return Page(html_of(report), markdown_of(report))


def _language_of(outcome: Assessment | EnginesDisagree | EngineFailed) -> str:
    found = (outcome,) if isinstance(outcome, Assessment) else outcome.assessments
    return next((each.language.code for each in found if isinstance(each, Assessment)), ENGLISH.code)
