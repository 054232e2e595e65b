"""
The summary for a clinician in blocks, in the order of a hand-over: situation, background, assessment, what was advised.

Nothing is left out here; `clinical_page` says how much of the negatives one page can hold.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from intakewise.explain.words import before_answer, signed
from intakewise.language.saying import say, say_number, to_say
from intakewise.model.answers import Provenance
from intakewise.model.assessments import (
    AdviceWithheld,
    Assessment,
    ContributorResult,
    InEnglish,
    OpenReferral,
    ReferralReason,
)
from intakewise.model.clinical_summary import ClinicalSummary, Said, Unknown, WhyUnknown
from intakewise.model.languages import Language
from intakewise.model.questionnaires import SummaryGroup
from intakewise.model.values import Band, Level, Truth
from intakewise.report.blocks import Bullets, Line, Part
from intakewise.report.numbers import number_lines
from intakewise.report.words import band_in_words, level_word, within

NEGATIVES = "negatives"
"""The part that gives way where the page is full."""

_GROUPS = {
    SummaryGroup.WHO: to_say("Who"),
    SummaryGroup.COMPLAINT: to_say("Complaint"),
    SummaryGroup.HISTORY: to_say("History"),
    SummaryGroup.MEDICINES: to_say("Medicines and supplements"),
    SummaryGroup.RESULTS: to_say("Results"),
}
_PROVENANCE = {
    Provenance.TYPED: to_say("given by the person"),
    Provenance.IMPORTED: to_say("imported"),
    Provenance.ASSUMED: to_say("assumed"),
}
_WHY_UNKNOWN = {
    WhyUnknown.DECLINED: to_say("declined"),
    WhyUnknown.NOT_ASKED: to_say("not asked"),
    WhyUnknown.IN_PART: to_say("not known in full"),
}


def clinical_parts(summary: ClinicalSummary) -> tuple[Part, ...]:
    """Return the summary, in the language that is spoken now; a part in which nothing stands is left out."""
    assessment = summary.assessment
    numbers = {each.question: number for number, each in enumerate(summary.unknowns, start=1)}
    parts = [
        # What a doctor has to know before the first word: no clinician has read the translation.
        _part("translation", say("About this translation"), _notice(assessment.language)),
        _group(summary, SummaryGroup.WHO),
        _part("referral", say("Advised"), _referral(assessment)),
        _part("open", say("Red flags and referrals NOT ruled out"), _open(assessment.not_ruled_out, numbers)),
        _part("numbers", say("Scores"), number_lines(assessment)),
        _group(summary, SummaryGroup.COMPLAINT),
        _part("positives", say("Positives"), map(_said, summary.positives)),
        _group(summary, SummaryGroup.HISTORY),
        _group(summary, SummaryGroup.MEDICINES),
        _group(summary, SummaryGroup.RESULTS),
        _part("unknowns", say("Not known"), _unknowns(summary, numbers)),
        _part("contributors", say("What may play a part"), _contributors(assessment)),
        _part("states", say("Worth thinking of"), _states(assessment)),
        _part("advice", say("Advice"), _advice(assessment, numbers)),
        _part(NEGATIVES, say("Negatives"), map(_said, summary.negatives)),
        _part("stamp", say("Where this comes from"), _stamp(summary)),
    ]
    return tuple(part for part in parts if part is not None)


def in_brackets(part: Part) -> Part:
    """Return a part with each note behind its answer: below it, what was not ticked would read as if it were so."""
    blocks = tuple(
        replace(block, items=tuple(map(_in_brackets, block.items))) if isinstance(block, Bullets) else block
        for block in part.blocks
    )
    return replace(part, blocks=blocks)


def _in_brackets(line: Line) -> Line:
    return replace(line, text=" ".join(filter(None, (line.text, *(f"({note})" for note in line.notes)))), notes=())


def _part(name: str, title: str, lines: Iterable[Line]) -> Part | None:
    items = tuple(lines)
    return Part(name, title, (Bullets(items),)) if items else None


def _notice(language: Language) -> Iterator[Line]:
    if not language.is_trusted:
        yield Line(language.notice)


def _group(summary: ClinicalSummary, group: SummaryGroup) -> Part | None:
    return _part(group.value, say(_GROUPS[group]), map(_said, summary.groups[group]))


def _said(each: Said) -> Line:
    """Return an answer; what was not ticked stands in its note."""
    options = "; ".join(each.not_ticked)
    reply = each.reply or say("not ticked")
    if each.provenance is not Provenance.TYPED:
        reply = f"{reply}, {say(_PROVENANCE[each.provenance])}"
    return Line(reply, before_answer(each.ask), notes=(options,) if options else ())


def _referral(assessment: Assessment) -> Iterator[Line]:
    """Yield the level and whom to turn to; then every rule that refers, the highest level first."""
    referral = assessment.referral
    if assessment.see_doctor is None:
        yield Line(say("What is not ruled out decides."), say("Not known yet whether a doctor is needed."))
    else:
        soon = f", {within(referral.level, referral.within_days)}" if referral.within_days else ""
        yield Line("; ".join(referral.contacts), f"{referral.title}{soon}.")
    flags = [each for each in referral.reasons if each.level >= Level.URGENT]
    for each in flags:
        yield Line(each.reason.because, say("RED FLAG ({level}): {title}.", level=_soon(each), title=each.reason.title))
    others = [f"{each.reason.title} ({_soon(each)})" for each in referral.reasons if each not in flags]
    if others:
        yield Line("; ".join(others), say("Other reasons:") if flags else say("Reasons:"))
    yield from _referral_in_english(assessment.in_english)


def _referral_in_english(found: InEnglish | None) -> Iterator[Line]:
    """Yield how urgent it is, and each red flag, in English beside a translation that no clinician has read."""
    if found is None:
        return
    flags = [each.reason.because for each in found.referral.reasons if each.level >= Level.URGENT]
    yield Line(" ".join(flags), f"English: {found.referral.headline}")


def _soon(each: ReferralReason) -> str:
    return within(each.level, each.within_days)


def _open(referrals: Sequence[OpenReferral], numbers: Mapping[str, int]) -> Iterator[Line]:
    """Yield a line for each level and set of missing answers: where nothing was answered, there are hundreds."""
    gathered: dict[tuple[Level, tuple[str, ...]], list[str]] = {}
    for each in referrals:
        gathered.setdefault((each.level, each.missing), []).append(each.title)
    for (level, missing), titles in gathered.items():
        needs = _needs(missing, numbers)
        yield Line("; ".join(titles), f"{level_word(level)}{f' ({needs})' if needs else ''}:")


def _needs(missing: Sequence[str], numbers: Mapping[str, int]) -> str:
    """Refer to the questions under "Not known" by their numbers."""
    known = sorted(numbers[name] for name in missing if name in numbers)
    return say("see {numbers}", numbers=", ".join(f"?{number}" for number in known)) if known else ""


def _unknowns(summary: ClinicalSummary, numbers: Mapping[str, int]) -> Iterator[Line]:
    for each in summary.unknowns:
        yield Line(_why_unknown(each), f"?{numbers[each.question]} {each.ask}")
    if summary.not_asked:
        yield Line(
            say_number(
                "{count} other question has no answer.", "{count} other questions have no answer.", summary.not_asked
            )
        )


def _why_unknown(each: Unknown) -> str:
    parts = [say(_WHY_UNKNOWN[each.why])]
    if each.not_sure:
        parts.append(say("not sure: {options}", options="; ".join(each.not_sure)))
    if each.not_recognised:
        parts.append(say("not recognised: {names}", names="; ".join(f"“{name}”" for name in each.not_recognised)))
    return ", ".join(parts)


def _contributors(assessment: Assessment) -> Iterator[Line]:
    """Yield each that is possible or more with its evidence; the others by name: open ones are no unlikely ones."""
    below = [each for each in assessment.contributors if each.band is Band.UNLIKELY]
    for each in assessment.contributors:
        if each.band > Band.UNLIKELY:
            yield Line(_points(each), f"{each.title}: {band_in_words(each)}.")
    if undecided := [each.title for each in below if not each.enough_answers]:
        yield Line("; ".join(undecided), say("Not enough answers to say:"))
    if unlikely := [each.title for each in below if each.enough_answers]:
        yield Line("; ".join(unlikely), say("Unlikely:"))


def _points(each: ContributorResult) -> str:
    total, start = signed(each.decibans), signed(each.prior)
    points = say("{total} points, {start} to begin with.", total=total, start=start)
    return " ".join([points, *(f"({signed(item.decibans)}) {item.reason.because}" for item in each.evidence)])


def _states(assessment: Assessment) -> Iterator[Line]:
    found = [each for each in assessment.states if each.shown and each.truth is Truth.TRUE]
    for each in found:
        if each.look_alike:
            yield Line(each.reasons[0].because if each.reasons else "", f"{each.title}.")
    if others := [each.title for each in found if not each.look_alike]:
        yield Line("; ".join(others), say("Also found:"))


def _advice(assessment: Assessment, numbers: Mapping[str, int]) -> Iterator[Line]:
    if assessment.advice:
        yield Line("; ".join(each.title for each in assessment.advice), say("Given:"))
    withheld: dict[str, list[str]] = {}
    for each in assessment.withheld:
        withheld.setdefault(_why_withheld(each, numbers), []).append(each.title)
    for why, titles in withheld.items():
        yield Line(why, say("Withheld: {titles}.", titles="; ".join(titles)))
    if assessment.cautions:
        yield Line("; ".join(each.title for each in assessment.cautions), say("Cautioned:"))


def _why_withheld(each: AdviceWithheld, numbers: Mapping[str, int]) -> str:
    if each.reason == "emergency":
        return say("An emergency comes first.")
    if each.reasons:
        return " ".join(dict.fromkeys(reason.because for reason in each.reasons))
    return say("Answers are missing ({needs}).", needs=_needs(each.missing, numbers))


def _stamp(summary: ClinicalSummary) -> Iterator[Line]:
    assessment = summary.assessment
    stamp = assessment.knowledge
    counts = ", ".join(
        f"{count} {say(_PROVENANCE[provenance])}"
        for provenance, count in sorted(summary.provenance.items(), key=lambda each: list(Provenance).index(each[0]))
    )
    yield Line(counts or "0", say("Answers:"))
    yield Line(
        say(
            "{id} {version}, Intakewise {engine}, schema {schema}, region {region}, {language}, digest {digest}",
            id=stamp.id,
            version=stamp.version,
            engine=assessment.engine_version,
            schema=assessment.schema_version,
            region=assessment.region or say("not given"),
            language=assessment.language.title,
            digest=stamp.digest,
        ),
        say("Made by:"),
    )
    yield Line(assessment.disclaimer)
