"""Scores and other derived numbers that are shown, in blocks: with what they can be at all, and what is still open."""

from intakewise.language.saying import say
from intakewise.model.assessed_numbers import NumberResult
from intakewise.model.assessments import Assessment
from intakewise.report.blocks import Bullets, Line, Paragraph, Part


def numbers(assessment: Assessment) -> Part | None:
    """Return what the answers come to."""
    lines = number_lines(assessment)
    blocks = tuple(map(Paragraph, lines)) if len(lines) == 1 else (Bullets(lines),)
    return Part("numbers", say("What your answers come to"), blocks) if lines else None


def number_lines(assessment: Assessment) -> tuple[Line, ...]:
    """Return a line for each number, as it stands on a page or in a summary."""
    return tuple(Line(_value(each), f"{each.title}:") for each in assessment.numbers)


def number_in_words(low: float | None, high: float | None) -> str:
    """
    Return what is known of a number.

    >>> number_in_words(10, 10), number_in_words(8, 14), number_in_words(None, None)
    ('10', '8 to 14 (answers are missing)', 'not known (answers are missing)')
    """
    if low is None or high is None:
        return say("not known (answers are missing)")
    if low == high:
        return f"{low:g}"
    return say("{low} to {high} (answers are missing)", low=f"{low:g}", high=f"{high:g}")


def _value(each: NumberResult) -> str:
    words = number_in_words(each.low, each.high)
    if each.lowest is None or each.highest is None:
        return f"{words}."
    return say(
        "{number}. It can be {lowest} to {highest}.",
        number=words,
        lowest=f"{each.lowest:g}",
        highest=f"{each.highest:g}",
    )
