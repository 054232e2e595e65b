"""
Print what has changed between two assessments of one person: first whether and how soon to see a doctor.

Says what is so now in the words of the later assessment: a comparison never reassures more than that does.
"""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console

from intakewise.explain.telling import CLOSED, NOT_ASKED
from intakewise.language.saying import say
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
from intakewise.report.page import bullets, gap, heading, is_plain, listed, paragraph, title
from intakewise.report.referral import how_by_region
from intakewise.report.to_terminal import draw
from intakewise.report.words import band_word

LEVEL_WORDS = {
    Level.EMERGENCY: "emergency help now",
    Level.URGENT: "a doctor the same day",
    Level.SOON: "a doctor soon",
    Level.ROUTINE: "a doctor in the coming weeks",
    Level.SELF_CARE: "looking after it yourself",
}


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
    _print_contributors(console, found)
    for name, turnover, gone in (
        ("Also worth knowing", found.states, "No longer"),
        ("Advice", found.advice, "No longer offered"),
        ("Left out on purpose", found.withheld, "No longer left out"),
        ("Please be careful", found.cautions, "No longer"),
    ):
        _print_turnover(console, name, turnover, gone)
    heading(console, "Answers that changed")
    if not found.answers:
        paragraph(console, "None.")
    for each in sorted(found.answers, key=_is_newly_asked):
        listed(console, [("-", each.ask)])
        paragraph(console, f"before: {each.before}", indent=2)
        paragraph(console, f"now: {each.after}", indent=2)


def _is_newly_asked(each: AnswerDifference) -> bool:
    """Tell whether a question was asked in one of the two only: what was answered otherwise stands first."""
    return {each.before, each.after} & {say(NOT_ASKED), say(CLOSED)} != set()


def _print_referral(console: Console, found: Comparison, after: Assessment) -> None:
    each = found.referral
    before = level_in_words(each.before, each.see_doctor_before, each.days_before)
    now = level_in_words(each.after, each.see_doctor_after, each.days_after)
    if before == now:
        paragraph(console, f"As before: {now}.")
    else:
        paragraph(console, f"Before: {before}. Now: {now}.")
    if after.referral.level is not Level.SELF_CARE or not after.not_ruled_out:
        paragraph(console, after.referral.says)
    bullets(console, after.referral.contacts)
    draw(how_by_region(after.referral.how), console)
    _print_turnover(console, "Why", each.reasons, "No longer")
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
        return "not known yet whether a doctor is needed"
    within = "" if days is None else f" (within {days} day{'' if days == 1 else 's'})"
    return f"{LEVEL_WORDS[level]}{within}"


def _print_open(console: Console, found: OpenDifference) -> None:
    groups = (
        ("New, could not be ruled out", found.new),
        ("Ruled out since", found.ruled_out),
        ("It applies now", found.true),
        ("Still not known, but you are sent as far without it", found.no_higher),
    )
    if any(named for _, named in groups):
        heading(console, "Warning signs that were or are open")
    for word, named in groups:
        _print_named(console, word, named)


_MOST_NAMED = 6


def _print_named(console: Console, word: str, named: Sequence[Named]) -> None:
    if not named:
        return
    more = f"; and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    listed(console, [("-", f"{word}: {'; '.join(each.title for each in named[:_MOST_NAMED])}{more}.")])


def _print_contributors(console: Console, found: Comparison) -> None:
    changed = [each for each in found.contributors if each.before != each.after]
    same = [each for each in found.contributors if each.before == each.after and _stands_out(each)]
    if not (changed or same):
        return
    heading(console, "What may play a part")
    for each in changed:
        listed(
            console,
            [(_direction(console, each), f"{each.title}: {_band(each.after)} now, {_band(each.before)} before.")],
        )
        _print_behind(console, each.behind, _asked(found))
    if same:
        paragraph(console, f"As before: {'; '.join(f'{each.title} ({_band(each.after)})' for each in same)}.")


def _stands_out(each: BandDifference) -> bool:
    return each.after is not None and each.after.could_be > Band.UNLIKELY


def _band(weighed: Weighed | None) -> str:
    if weighed is None:
        return "not looked at"
    if weighed.could_be <= weighed.band:
        return band_word(weighed.band)
    if weighed.band is Band.UNLIKELY:
        return "not enough answers to say"
    return say("{band} so far, could be {highest}", band=band_word(weighed.band), highest=band_word(weighed.could_be))


def _direction(console: Console, each: BandDifference) -> str:
    """Return a sign for more, less, or neither: what is known to be likelier or less likely, not what is unknown."""
    if each.before is None or each.after is None or each.before.band == each.after.band:
        return "-"
    more, less = ("^", "v") if is_plain(console) else ("↑", "↓")
    return more if each.after.band > each.before.band else less


def _print_behind(console: Console, questions: Sequence[str], asked: Mapping[str, str]) -> None:
    if questions:
        paragraph(console, f"Behind it: {'; '.join(f'“{asked[name]}”' for name in questions)}", indent=2)


def _asked(found: Comparison) -> dict[str, str]:
    return {each.question: each.ask for each in found.answers}


def _print_turnover(console: Console, name: str, turnover: Turnover, gone: str) -> None:
    if turnover.new or turnover.gone:
        heading(console, name)
        bullets(console, _turned(turnover, gone))


def _turned(turnover: Turnover, gone: str) -> Iterator[str]:
    yield from (f"New: {each.title}" for each in turnover.new)
    yield from (f"{gone}: {each.title}" for each in turnover.gone)
