"""Cases: given answers, expected results."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from intakewise.problems.problem import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class RankExpectation:
    """A band or level between two ranks, both included; `could_be` bounds the highest band instead."""

    at_least: int
    at_most: int
    of_could_be: bool = False
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Expected:
    """
    What an assessment must show; what is left out is not looked at.

    Args:
        within_days: the shortest time that a rule of the level reached asks for.
        contact: one of those that the rules of the level reached name; empty: not looked at.
        contributors: None for a contributor that must not be assessed.
        see_doctor: "yes", "no", "unknown", or empty.
        foods_shown: ids of foods, by advice; `foods_left_out` likewise.
        hidden: questions that other answers close; the case may answer these all the same.
        not_ruled_out: rule ids that must be in it; with `not_ruled_out_exactly` no others.
    """

    referral: RankExpectation | None = None
    within_days: int | None = None
    contact: str = ""
    see_doctor: str = ""
    contributors: Mapping[str, RankExpectation | None] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    fired: tuple[str, ...] = ()
    not_fired: tuple[str, ...] = ()
    advice_offered: tuple[str, ...] = ()
    advice_withheld: tuple[str, ...] = ()
    advice_not_offered: tuple[str, ...] = ()
    foods_shown: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    foods_left_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cautions: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    not_ruled_out: tuple[str, ...] | None = None
    not_ruled_out_exactly: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """
    One case.

    Args:
        background: a named answer set that `given` is laid over; empty: none. What is in neither is declined.
        given: raw answers by question id, as `assess` takes them.
        places: where each part of the expectation stands, by its path ("referral", "fired.0").
    """

    id: str
    why: str
    background: str
    given: Mapping[str, object]
    expected: Expected
    place: Place = field(default=NOWHERE, compare=False)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class AnswerSet:
    """Named answers that cases lay theirs over; `places` by question id."""

    id: str
    answers: Mapping[str, object]
    place: Place = field(default=NOWHERE, compare=False)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)
