"""
Print what would change an assessment: what a person can change, and what would mean needing help sooner.

Says "would be", never "will help": the weights behind a band are judgements, and a lower band is no cure.
"""

from collections.abc import Iterator

from rich.console import Console

from intakewise.model.changes import ContributorChanges, Lowering, Raising, WouldChange
from intakewise.model.values import Level
from intakewise.quiz.report_contributors import BAND_WORDS
from intakewise.report.page import bullets, gap, heading, paragraph, subheading

_YOU_WOULD_NEED = {
    Level.EMERGENCY: "You would need emergency help at once if:",
    Level.URGENT: "You would need help the same day if:",
    Level.SOON: "You would need to see a doctor soon if:",
    Level.ROUTINE: "You would need an appointment in the coming weeks if:",
}


def print_what_would_change(console: Console, found: WouldChange) -> None:
    """Print it; nothing where there is nothing to say, such as in an emergency."""
    if not (found.contributors or found.raising):
        return
    heading(console, "What would change this")
    if found.contributors:
        _print_lowerings(console, found)
    for level in sorted({each.level for each in found.raising}, reverse=True):
        subheading(console, _YOU_WOULD_NEED[level])
        bullets(console, (_sign(each) for each in found.raising if each.level is level))
    if found.raising_left_out:
        gap(console)
        more = "1 more answer" if found.raising_left_out == 1 else f"{found.raising_left_out} more answers"
        paragraph(
            console,
            f"Besides, {more} to the safety questions would mean needing help sooner. If anything new comes, "
            "take this quiz again.",
        )


def _print_lowerings(console: Console, found: WouldChange) -> None:
    together = "" if found.most_together == 1 else f", up to {found.most_together} at a time"
    paragraph(
        console,
        "We tried other answers to what people can change themselves, such as food, drinks, training, and sleep"
        f"{together}; never to medicines, nor to anything that a safety question asks: talk those over with a doctor "
        "or pharmacist. A change that is named here would lower what we make of it. It is no promise that it helps.",
    )
    for each in found.contributors:
        gap(console)
        bullets(console, _lowered(each))


def _lowered(each: ContributorChanges) -> Iterator[str]:
    if not each.lowerings:
        # "Nothing that you can change" would be more than we know: of alcohol or a medicine no other answer is tried.
        untried = "there was nothing of that kind to try that is known to be safe for you"
        none = "nothing of that kind would alter this" if each.tried else untried
        yield f"{each.title} ({BAND_WORDS[each.band]}): {none}."
    for lowering in each.lowerings:
        yield f"{each.title} would be {_band(lowering)} instead of {BAND_WORDS[each.band]} {_if(lowering)}."
    if each.not_tried:
        yield f"{each.not_tried} more pairs of changes were not tried."


def _band(lowering: Lowering) -> str:
    word = BAND_WORDS[lowering.band]
    return word if lowering.could_be <= lowering.band else f"{word}, as far as you have answered,"


def _if(lowering: Lowering) -> str:
    """
    Return a change as a condition.

    >>> from intakewise.model.changes import AnswerChange
    >>> from intakewise.model.values import Band
    >>> _if(
    ...     Lowering(
    ...         (AnswerChange("tea", "How many cups of tea?", "6 cups", "4 cups", 4),), Band.POSSIBLE, Band.POSSIBLE
    ...     )
    ... )
    'if your answer to “How many cups of tea?” were “4 cups” instead of “6 cups”'
    """
    parts = [f"“{each.ask}” were “{each.instead}” instead of “{each.now}”" for each in lowering.changes]
    return f"if your answer to {' and to '.join(parts)}"


def _sign(each: Raising) -> str:
    days = "" if each.within_days is None else f" (within {each.within_days} day{'' if each.within_days == 1 else 's'})"
    return f"{each.ask} {each.answer}{days}"
