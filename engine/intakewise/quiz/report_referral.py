"""Print whether and how soon to see a doctor: why, what could not be ruled out, what would mean going sooner."""

from collections import Counter
from collections.abc import Mapping, Sequence

from rich.console import Console

from intakewise.model.assessments import Assessment, OpenReferral, Reason, Referral
from intakewise.model.values import Band, Level
from intakewise.quiz.report_sources import Citations, cite, short, stamp_line
from intakewise.report.asked import asked
from intakewise.report.page import bullets, gap, heading, listed, paragraph, steps, subheading, title

FEW = 6
"""Open warning signs that are named one by one; more are counted by level, and the first of each named."""

_NAMED = 3
_ASKED = 8
_MOST_SAID = 6

_WOULD_NEED = {
    Level.EMERGENCY: "that would need emergency help",
    Level.URGENT: "that would need a doctor the same day",
    Level.SOON: "that would need a doctor soon",
    Level.ROUTINE: "that would be worth an appointment",
}
_SHORT = {
    Level.EMERGENCY: "emergency",
    Level.URGENT: "same day",
    Level.SOON: "soon",
    Level.ROUTINE: "coming weeks",
    Level.SELF_CARE: "self-care",
}


def print_referral(console: Console, assessment: Assessment, citations: Citations) -> None:
    """Print the referral: what, how, by when, whom to ask, and why."""
    referral = assessment.referral
    title(console, referral.headline)
    gap(console)
    if referral.level is not Level.SELF_CARE or not assessment.not_ruled_out:
        # While something is open, "nothing points to a need for a doctor" would be more than is known.
        paragraph(console, referral.says)
    if referral.within_days is not None:
        days = "1 day" if referral.within_days == 1 else f"{referral.within_days} days"
        paragraph(console, f"Within {days}.", style="bold")
    bullets(console, referral.contacts)
    print_how_by_region(console, referral.how)
    if referral.reasons:
        heading(console, "Why")
    for each in referral.reasons:
        print_reason(console, each.reason, citations, f"{each.reason.title} ({_within(each.level, each.within_days)})")


def _within(level: Level, days: int | None) -> str:
    return f"within {days} {'day' if days == 1 else 'days'}" if days is not None else _SHORT[level]


def print_how_by_region(console: Console, how: Mapping[str, str]) -> None:
    """Print how to get help; each region is named where there are several."""
    if len(how) == 1:
        paragraph(console, next(iter(how.values())))
    else:
        listed(console, ((f"{region.upper().replace('_', ' ')}:", text) for region, text in how.items()))


def print_reason(console: Console, reason: Reason, citations: Citations, name: str, mark: str = "-") -> None:
    """Print one reason: its name, its sentence with the sources, and the answers it rests on."""
    sentence = f"{reason.because}{cite(citations, reason.sources)}"
    listed(console, [(mark, f"{name}: {sentence}" if name else sentence)])
    print_said(console, reason)


def print_said(console: Console, reason: Reason, most: int = _MOST_SAID) -> None:
    """Print the answers that a reason rests on, `most` of them; the others are counted."""
    said = reason.because_you_said
    if said:
        more = f"; and {len(said) - most} more of your answers" if len(said) > most else ""
        paragraph(console, f"Because you said: {'; '.join(said[:most])}{more}", indent=2)


def print_emergency(console: Console, assessment: Assessment) -> None:
    """Print an emergency: what to do now, first aid, and why. Nothing else."""
    referral = assessment.referral
    title(console, referral.headline)
    gap(console)
    print_how_by_region(console, referral.how)
    paragraph(console, referral.says)
    bullets(console, referral.contacts)
    for advice in assessment.advice:
        subheading(console, advice.title)
        paragraph(console, advice.says)
        steps(console, advice.steps)
    subheading(console, "Why")
    for each in referral.reasons:
        if each.level is Level.EMERGENCY:
            print_reason(console, each.reason, Citations({}), "")
    gap(console)
    paragraph(console, f"{short(assessment.disclaimer)} {stamp_line(assessment)}")
    # A long page scrolls: what to do now stands at its end once more.
    gap(console)
    paragraph(console, f"{referral.title}.", style="bold")
    print_how_by_region(console, referral.how)


def print_not_ruled_out(console: Console, assessment: Assessment, citations: Citations) -> None:
    """Print what could not be ruled out because answers are missing, and what to answer."""
    open_referrals = assessment.not_ruled_out
    if not open_referrals:
        return
    heading(console, "What could not be ruled out")
    if len(open_referrals) <= FEW:
        paragraph(console, "Answers are missing, so these stay open:")
        bullets(console, (_open_sentence(each) for each in open_referrals))
    else:
        paragraph(console, f"Answers are missing, so {len(open_referrals)} warning signs stay open:")
        bullets(console, _by_level(open_referrals))
    _print_what_to_answer(console, open_referrals, assessment)


def _open_sentence(each: OpenReferral) -> str:
    return f"{each.title or each.because} ({_SHORT[each.level]})"


def _by_level(open_referrals: Sequence[OpenReferral]) -> list[str]:
    lines = []
    for level, need in _WOULD_NEED.items():
        found = [each for each in open_referrals if each.level is level]
        if found:
            named = "; ".join(each.title or each.because for each in found[:_NAMED])
            more = f"; and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
            lines.append(f"{len(found)} {need}: {named}{more}")
    return lines


def _print_what_to_answer(console: Console, open_referrals: Sequence[OpenReferral], assessment: Assessment) -> None:
    """Print the questions on which most of it hangs, the gravest first."""
    counts = Counter(name for each in open_referrals for name in each.missing)
    gravest: dict[str, Level] = {}
    for each in open_referrals:
        for name in each.missing:
            gravest[name] = max(each.level, gravest.get(name, Level.SELF_CARE))
    ranked = sorted(counts, key=lambda name: (-gravest[name], -counts[name], list(assessment.questions).index(name)))
    if ranked:
        gap(console)
        paragraph(console, "Please answer, or go through it with a pharmacist or doctor:")
        steps(console, (asked(assessment, name) for name in ranked[:_ASKED]))
        if len(ranked) > _ASKED:
            paragraph(console, f"and {len(ranked) - _ASKED} more questions.")


def print_safety_net(console: Console, assessment: Assessment, citations: Citations) -> None:
    """Print what would mean getting help sooner: for this level, and for what is likely."""
    likely = [each for each in assessment.contributors if each.band >= Band.LIKELY and each.watch_for]
    sooner: Referral = assessment.referral
    if not (sooner.sooner or likely):
        return
    heading(console, "When to get help sooner")
    bullets(console, sooner.sooner)
    for each in likely:
        subheading(console, f"As {each.title[:1].lower()}{each.title[1:]} may play a part, watch for")
        bullets(console, each.watch_for)
