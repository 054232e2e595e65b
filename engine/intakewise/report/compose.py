"""Compose a report from an assessment: what is said where, and in which order."""

from collections.abc import Iterator, Sequence

from intakewise.language.saying import say, speaking
from intakewise.model.assessments import Assessment
from intakewise.model.changes import WouldChange
from intakewise.model.clinical_summary import ClinicalSummary
from intakewise.report import advice, changes, contributors, findings, not_ruled_out
from intakewise.report.blocks import Part, Report, Sheet
from intakewise.report.citing import Citations
from intakewise.report.clinical_parts import clinical_parts
from intakewise.report.emergency import emergency, emergency_closing
from intakewise.report.essentials import closing, essentials
from intakewise.report.in_english import in_english
from intakewise.report.not_known import not_known
from intakewise.report.referral import why
from intakewise.report.sources import about, sources


def compose(
    assessment: Assessment,
    would_change: WouldChange | None = None,
    left_out: Sequence[str] = (),
    summary: ClinicalSummary | None = None,
) -> Report:
    """
    Return the report of an assessment, in the language of its texts.

    An emergency is one page with what to do now, and nothing else.

    Args:
        would_change: what would change this assessment, if that was looked for.
        left_out: questions that an interview did not ask, because no answer could change the result.
        summary: what a clinician needs of it, if that was summed up.
    """
    language, is_emergency = assessment.language, assessment.emergency
    with speaking(language.code):
        first = tuple(emergency(assessment)) if is_emergency else essentials(assessment)
        parts = () if is_emergency else tuple(_parts(assessment, would_change, left_out, summary))
        return Report(
            language=language.code,
            subject=assessment.knowledge.title,
            headline=assessment.referral.headline,
            notice="" if language.is_trusted else language.notice,
            essentials=(*first, *in_english(assessment)),
            parts=parts,
            closing=emergency_closing(assessment) if is_emergency else closing(assessment),
        )


def _parts(
    assessment: Assessment,
    would_change: WouldChange | None,
    left_out: Sequence[str],
    summary: ClinicalSummary | None,
) -> Iterator[Part]:
    citations = Citations(assessment.sources)
    told = (
        why(assessment, citations),
        not_ruled_out.in_full(assessment),
        findings.look_alikes(assessment, citations),
        contributors.in_full(assessment, citations),
        findings.others(assessment),
        advice.offered(assessment, citations),
        advice.withheld(assessment, citations),
        advice.cautions(assessment, citations),
        changes.sooner(assessment, would_change),
        changes.lowering(would_change),
        not_known(assessment, left_out),
    )
    yield from (part for part in told if part is not None)
    cited = sources(citations)  # last: only now is known which were cited
    if cited is not None:
        yield cited
    yield about(assessment)
    if summary is not None:
        yield Part("clinician", say("Summary for a clinician"), (Sheet(clinical_parts(summary)),))
