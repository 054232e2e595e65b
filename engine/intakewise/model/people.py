"""Whole people, with what is right for them. They are scored together, not passed or failed one by one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from intakewise.model.values import Level
from intakewise.problems.problem import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Publication:
    """
    Where a person was published.

    Args:
        read: how much of it was actually read: `abstract`, `full_text`, or `excerpt`; `where`: in which copy.
    """

    authors: str
    title: str
    year: int | None
    read: str
    where: str
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class RightForPerson:
    """
    What is right for a person, judged from the text and not from the rules.

    Args:
        contributors: each must be among the first three shown.
        forbidden_advice: must not be offered.
    """

    referral: Level
    contributors: tuple[str, ...] = ()
    forbidden_advice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """
    One person.

    Args:
        finding: what in the text justifies the expectation.
        held_out: coded by somebody who writes no rules, and no rule was tuned on them.
        benign: whether self-care or a routine visit is right.
        source: None for a person who was made up.
        background: a named answer set that `given` is laid over; empty: none. What is in neither is declined.
        given: raw answers by question id, as `assess` takes them.
        places: where each answer, and each part of the expectation, stands, by its path ("contributors.0").
    """

    id: str
    story: str
    finding: str
    held_out: bool
    benign: bool
    source: Publication | None
    background: str
    given: Mapping[str, object]
    right: RightForPerson
    place: Place = field(default=NOWHERE, compare=False)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)
