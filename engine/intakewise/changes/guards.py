"""
Whether one assessment is better than another in one respect and worse in none.

Knows nothing of how the two came about.
"""

from intakewise.model.assessments import Assessment, ContributorResult
from intakewise.model.values import Band, Truth


def lowers_only(before: Assessment, after: Assessment, contributor: str) -> bool:
    """
    Tell whether a contributor's band is lower afterwards, and nothing else is worse.

    Worse is: a higher referral, another warning sign that could not be ruled out, a caution or withheld advice that was
    not there, another contributor that is or could be likelier, another state that a report shows, or an answer that no
    longer counts, since another closes its question.
    """
    return (
        _is_lower(_result(before, contributor), _result(after, contributor))
        and after.referral.level <= before.referral.level
        and {each.rule for each in after.not_ruled_out} <= {each.rule for each in before.not_ruled_out}
        and {each.id for each in after.cautions} <= {each.id for each in before.cautions}
        and {each.id for each in after.withheld} <= {each.id for each in before.withheld}
        and _shown_states(after) <= _shown_states(before)
        and not _no_longer_counts(before, after)
        and all(_is_no_higher(_result(before, each.id), each) for each in after.contributors if each.id != contributor)
    )


def _result(assessment: Assessment, contributor: str) -> ContributorResult | None:
    return next((each for each in assessment.contributors if each.id == contributor), None)


def _is_lower(before: ContributorResult | None, after: ContributorResult | None) -> bool:
    """Tell whether a band is lower by what is known, not since less is known: no evidence is open that was not."""
    if before is None or after is None:
        return False
    newly_open = {each.rule for each in after.open_evidence} - {each.rule for each in before.open_evidence}
    return after.band < before.band and after.could_be <= before.could_be and not newly_open


def _is_no_higher(before: ContributorResult | None, after: ContributorResult) -> bool:
    band, could_be = (before.band, before.could_be) if before else (Band.UNLIKELY, Band.UNLIKELY)
    return after.band <= band and after.could_be <= could_be


def _shown_states(assessment: Assessment) -> set[str]:
    return {each.id for each in assessment.states if each.shown and each.truth is Truth.TRUE}


def _no_longer_counts(before: Assessment, after: Assessment) -> set[str]:
    return (set(after.hidden) - set(before.hidden)) & set(before.answers)
