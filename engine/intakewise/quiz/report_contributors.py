"""Print what may contribute: bars by band, the evidence for and against, and what cannot be said yet."""

from collections import Counter
from collections.abc import Sequence

from rich.console import Console

from intakewise.model.assessments import Assessment, ContributorResult, Evidence
from intakewise.model.values import DECIBANS, Band
from intakewise.quiz.report_referral import print_said
from intakewise.quiz.report_sources import Citations, cite
from intakewise.report.asked import asked
from intakewise.report.page import bar, gap, heading, listed, paragraph, steps, subheading, table, width_of

IN_FULL = 4
"""Contributors that are explained; the others stand with their bars."""

_ASKED = 3
_NARROW = 60

BAND_WORDS = {
    Band.UNLIKELY: "unlikely",
    Band.POSSIBLE: "possible",
    Band.LIKELY: "likely",
    Band.VERY_LIKELY: "very likely",
}
_STRENGTHS = {decibans: word for word, decibans in DECIBANS.items()}


def print_contributors(console: Console, assessment: Assessment, citations: Citations) -> None:
    """Print every contributor that was assessed: with a bar, as not decided, or in one line as unlikely."""
    shown = [each for each in assessment.contributors if each.band > Band.UNLIKELY]
    undecided = [each for each in assessment.contributors if each.band is Band.UNLIKELY and not each.enough_answers]
    unlikely = [each for each in assessment.contributors if each.band is Band.UNLIKELY and each.enough_answers]
    if not assessment.contributors:
        return
    heading(console, "What may play a part")
    if shown:
        paragraph(console, "Worth asking about. These are judgements in words, not diagnoses.")
        gap(console)
        _print_bars(console, shown)
        for each in shown[:IN_FULL]:
            _print_in_full(console, each, citations)
    elif not undecided:
        paragraph(console, "Nothing that we looked at stands out.")
    _print_undecided(console, undecided, assessment)
    if unlikely:
        gap(console)
        paragraph(console, f"Unlikely, from your answers: {'; '.join(each.title for each in unlikely)}.")


def _print_bars(console: Console, shown: Sequence[ContributorResult]) -> None:
    unit = 2 if width_of(console) < _NARROW else 3
    rows = [
        (each.title, bar(console, unit * (each.band + 1), unit * len(Band)), _band_in_words(each)) for each in shown
    ]
    table(console, ("", "", ""), rows)


def _band_in_words(each: ContributorResult) -> str:
    word = BAND_WORDS[each.band]
    return word if each.enough_answers else f"{word} so far, could be {BAND_WORDS[each.could_be]}"


def _print_in_full(console: Console, each: ContributorResult, citations: Citations) -> None:
    # A low nutrient is something to ask about, never something that a person is told to have.
    name = f"Worth asking about: {each.title[:1].lower()}{each.title[1:]}" if each.kind == "nutrient" else each.title
    subheading(console, f"{name} ({_band_in_words(each)})")
    paragraph(console, each.says)
    for heading_, wanted in (("For", 1), ("Against", -1)):
        evidence = [item for item in each.evidence if item.decibans * wanted > 0]
        if evidence:
            paragraph(console, f"{heading_}:")
        for item in evidence:
            _print_evidence(console, item, citations)
    if not each.enough_answers:
        paragraph(console, "Not enough answers to say more.")


def _print_evidence(console: Console, item: Evidence, citations: Citations) -> None:
    strength = _STRENGTHS.get(abs(item.decibans))
    words = f" ({strength})" if strength else ""
    sign = "+" if item.decibans > 0 else "-"
    listed(console, [(sign, f"{item.reason.because}{cite(citations, item.reason.sources)}{words}")])
    print_said(console, item.reason)


def _print_undecided(console: Console, undecided: Sequence[ContributorResult], assessment: Assessment) -> None:
    """Print what the missing answers leave open; it must not look like "unlikely"."""
    if not undecided:
        return
    subheading(console, "Not enough answers to say")
    paragraph(console, f"{'; '.join(each.title for each in undecided)}.")
    counts = Counter(name for each in undecided for item in each.open_evidence for name in item.missing)
    if counts:
        paragraph(console, "What would tell most:")
        steps(console, (asked(assessment, name) for name, _ in counts.most_common(_ASKED)))
