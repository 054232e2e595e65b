"""What stands behind a case that fails: the names to explain. Must not know how that is told."""

from collections.abc import Iterator

from intakewise.model.assessments import Assessment
from intakewise.model.cases import Case
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.values import Band, Level
from intakewise.workbench.comparisons import COMPARISONS, Finding


def names_behind(knowledge: Knowledge, case: Case, assessment: Assessment) -> list[str]:
    """Return what to explain of a case, as it is typed: each thing that fails, and how high it should have been."""
    found = (finding for compare in COMPARISONS for finding in compare(case.expected, assessment))
    return list(dict.fromkeys(name for finding in found for name in _names(knowledge, case, assessment, finding)))


def _names(knowledge: Knowledge, case: Case, assessment: Assessment, finding: Finding) -> Iterator[str]:
    kind, _, name = finding.where.partition(".")
    match kind:
        case "contributors":
            yield _contributor(case, assessment, name)
        case "referral":
            wanted = case.expected.referral
            is_low = wanted is not None and assessment.referral.level < wanted.at_least
            yield f"{REFERRAL}={Level(wanted.at_least).word}" if wanted is not None and is_low else REFERRAL
        case "within" | "contact" | "see_doctor" | "not_ruled_out":
            yield REFERRAL
        case "foods":
            yield name.partition(".")[0]
        case "cautions":
            yield from knowledge.plan.cautioning.get(finding.about, ())
        case _ if finding.about:
            yield finding.about


def _contributor(case: Case, assessment: Assessment, name: str) -> str:
    wanted = case.expected.contributors[name]
    band = next((each.band for each in assessment.contributors if each.id == name), Band.UNLIKELY)
    if wanted is None or wanted.of_could_be or band >= wanted.at_least:
        return name
    return f"{name}={Band(wanted.at_least).word}"
