"""
What a clinician needs of an assessment on one page: the answers sorted by what they mean, beside the assessment itself.

Frozen data without behaviour. Knows nothing of how it is printed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from intakewise.model.answers import Provenance
from intakewise.model.assessments import Assessment
from intakewise.model.questionnaires import SummaryGroup


@dataclass(frozen=True, slots=True)
class Said:
    """
    An answer in words.

    Args:
        reply: empty where only what was not ticked is told.
        not_ticked: of a list, what is known not to hold because it was not ticked.
    """

    question: str
    ask: str
    reply: str
    not_ticked: tuple[str, ...]
    provenance: Provenance


class WhyUnknown(Enum):
    """Why something is not known."""

    DECLINED = "declined"
    NOT_ASKED = "not_asked"
    IN_PART = "in_part"


@dataclass(frozen=True, slots=True)
class Unknown:
    """
    A question whose answer is not known, or not all of it.

    Args:
        not_sure: the options that the person is not sure of.
        not_recognised: what the person typed and the list does not have, as it was typed.
    """

    question: str
    ask: str
    why: WhyUnknown
    not_sure: tuple[str, ...] = ()
    not_recognised: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClinicalSummary:
    """
    One person's assessment, for a clinician.

    Args:
        assessment: it holds the referral, what is not ruled out, contributors, states, advice, and the stamp.
        groups: everything that was answered in each group of the questionnaire, in the order asked.
        positives: of all other answers, those that are worrying or made a rule count.
        negatives: answers to the other safety questions that are not worrying; options of lists that were not ticked.
        unknowns: what was declined, and what else is not known and could have mattered, safety questions first.
        not_asked: how many other questions that apply have no answer.
        provenance: how many answers that count come from where.
    """

    assessment: Assessment
    groups: Mapping[SummaryGroup, tuple[Said, ...]]
    positives: tuple[Said, ...]
    negatives: tuple[Said, ...]
    unknowns: tuple[Unknown, ...]
    not_asked: int
    provenance: Mapping[Provenance, int]
