"""
Print what has changed between two assessments of one person: first whether and how soon to see a doctor.

Says what is so now in the words of the later assessment: a comparison never reassures more than that does.
"""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console

from intakewise.explain.telling import CLOSED, NOT_ASKED
from intakewise.explain.words import band_word
from intakewise.language.saying import say, say_number, to_say
from intakewise.model.assessments import Assessment
from intakewise.model.comparisons import (
    AnswerDifference,
    BandDifference,
    Comparison,
    Named,
    OpenDifference,
    Turnover,
    Weighed,
)
from intakewise.model.values import Band, Level
from intakewise.report.numbers import number_in_words
from intakewise.report.page import bullets, gap, heading, is_plain, listed, paragraph, title
from intakewise.report.referral import how_by_region
from intakewise.report.to_terminal import draw

LEVEL_WORDS = {
    Level.EMERGENCY: to_say("emergency help now"),
    Level.URGENT: to_say("a doctor the same day"),
    Level.SOON: to_say("a doctor soon"),
    Level.ROUTINE: to_say("a doctor in the coming weeks"),
    Level.SELF_CARE: to_say("looking after it yourself"),
}

_GONE = to_say("No longer: {title}")


def print_comparison(console: Console, found: Comparison, after: Assessment) -> None:
    """
    Print a comparison.

    Args:
        after: the later assessment, which is no emergency: there, its page stands alone.
    """
    title(console, after.referral.headline)
    gap(console)
    _print_referral(console, found, after)
    _print_open(console, found.not_ruled_out)
    _print_numbers(console, found)
    _print_contributors(console, found)
    for name, turnover, gone in (
        (say("Also worth knowing"), found.states, _GONE),
        (say("Advice"), found.advice, to_say("No longer offered: {title}")),
        (say("Left out on purpose"), found.withheld, to_say("No longer left out: {title}")),
        (say("Please be careful"), found.cautions, _GONE),
    ):
        _print_turnover(console, name, turnover, gone)
    heading(console, say("Answers that changed"))
    if not found.answers:
        paragraph(console, say("None."))
    for each in sorted(found.answers, key=_is_newly_asked):
        listed(console, [("-", each.ask)])
        paragraph(console, say("before: {answer}", answer=each.before), indent=2)
        paragraph(console, say("now: {answer}", answer=each.after), indent=2)


def _is_newly_asked(each: AnswerDifference) -> bool:
    """Tell whether a question was asked in one of the two only: what was answered otherwise stands first."""
    return {each.before, each.after} & {say(NOT_ASKED), say(CLOSED)} != set()


def _print_referral(console: Console, found: Comparison, after: Assessment) -> None:
    each = found.referral
    before = level_in_words(each.before, each.see_doctor_before, each.days_before)
    now = level_in_words(each.after, each.see_doctor_after, each.days_after)
    if before == now:
        paragraph(console, say("As before: {named}.", named=now))
    else:
        paragraph(console, say("Before: {before}. Now: {now}.", before=before, now=now))
    if after.referral.level is not Level.SELF_CARE or not after.not_ruled_out:
        paragraph(console, after.referral.says)
    bullets(console, after.referral.contacts)
    draw(how_by_region(after.referral.how), console)
    _print_turnover(console, say("Why"), each.reasons, _GONE)
    if each.reasons.new or each.reasons.gone:
        _print_behind(console, each.behind, _asked(found))


def level_in_words(level: Level, see_doctor: bool | None, days: int | None = None) -> str:
    """
    Return a referral in a few words; while something is not ruled out, never that no doctor is needed.

    >>> level_in_words(Level.SOON, True, 14)
    'a doctor soon (within 14 days)'
    >>> level_in_words(Level.SELF_CARE, None)
    'not known yet whether a doctor is needed'
    """
    if see_doctor is None:
        return say("not known yet whether a doctor is needed")
    word = say(LEVEL_WORDS[level])
    if days is None:
        return word
    return say_number("{level} (within {count} day)", "{level} (within {count} days)", days, level=word)


def _print_open(console: Console, found: OpenDifference) -> None:
    groups = (
        (to_say("New, could not be ruled out: {names}."), found.new),
        (to_say("Ruled out since: {names}."), found.ruled_out),
        (to_say("It applies now: {names}."), found.true),
        (to_say("Still not known, but you are sent as far without it: {names}."), found.no_higher),
    )
    if any(named for _, named in groups):
        heading(console, say("Warning signs that were or are open"))
    for text, named in groups:
        _print_named(console, text, named)


_MOST_NAMED = 6


def _print_named(console: Console, text: str, named: Sequence[Named]) -> None:
    if not named:
        return
    names = "; ".join(each.title for each in named[:_MOST_NAMED])
    more = len(named) - _MOST_NAMED
    listed(
        console,
        [("-", say(text, names=say("{names}; and {count} more", names=names, count=more) if more > 0 else names))],
    )


def _print_numbers(console: Console, found: Comparison) -> None:
    if found.numbers:
        heading(console, say("What your answers come to"))
    for each in found.numbers:
        before, now = number_in_words(*each.before), number_in_words(*each.after)
        text = to_say("{name}: {now}, as before.") if before == now else to_say("{name}: {now} now, {before} before.")
        paragraph(console, say(text, name=each.title, now=now, before=before))


def _print_contributors(console: Console, found: Comparison) -> None:
    changed = [each for each in found.contributors if each.before != each.after]
    same = [each for each in found.contributors if each.before == each.after and _stands_out(each)]
    if not (changed or same):
        return
    heading(console, say("What may play a part"))
    for each in changed:
        text = say(
            "{name}: {now} now, {before} before.", name=each.title, now=_band(each.after), before=_band(each.before)
        )
        listed(console, [(_direction(console, each), text)])
        _print_behind(console, each.behind, _asked(found))
    if same:
        names = "; ".join(say("{name} ({band})", name=each.title, band=_band(each.after)) for each in same)
        paragraph(console, say("As before: {named}.", named=names))


def _stands_out(each: BandDifference) -> bool:
    return each.after is not None and each.after.could_be > Band.UNLIKELY


def _band(weighed: Weighed | None) -> str:
    if weighed is None:
        return say("not looked at")
    if weighed.could_be <= weighed.band:
        return band_word(weighed.band)
    if weighed.band is Band.UNLIKELY:
        return say("not enough answers to say")
    return say("{band} so far, could be {highest}", band=band_word(weighed.band), highest=band_word(weighed.could_be))


def _direction(console: Console, each: BandDifference) -> str:
    """Return a sign for more, less, or neither: what is known to be likelier or less likely, not what is unknown."""
    if each.before is None or each.after is None or each.before.band == each.after.band:
        return "-"
    more, less = ("^", "v") if is_plain(console) else ("↑", "↓")
    return more if each.after.band > each.before.band else less


def _print_behind(console: Console, questions: Sequence[str], asked: Mapping[str, str]) -> None:
    if questions:
        named = "; ".join(f"“{asked[name]}”" for name in questions)
        paragraph(console, say("Behind it: {questions}", questions=named), indent=2)


def _asked(found: Comparison) -> dict[str, str]:
    return {each.question: each.ask for each in found.answers}


def _print_turnover(console: Console, name: str, turnover: Turnover, gone: str) -> None:
    if turnover.new or turnover.gone:
        heading(console, name)
        bullets(console, _turned(turnover, gone))


def _turned(turnover: Turnover, gone: str) -> Iterator[str]:
    yield from (say("New: {title}", title=each.title) for each in turnover.new)
    yield from (say(gone, title=each.title) for each in turnover.gone)
