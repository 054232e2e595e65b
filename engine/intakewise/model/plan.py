"""The order of inference: strata, what each settles, and which rules bear on which finding."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from intakewise.model.rules import Refers, Supports


@dataclass(frozen=True, slots=True)
class Stratum:
    """Rules that all see the same facts, and the findings that are settled once they have been judged."""

    rules: tuple[str, ...]
    states: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    referral: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """
    The order of inference.

    Args:
        concluding: the rules that conclude each state.
        evidence: the rules that bear on each contributor, with their effects.
        referring: the rules that refer, with their effects.
        advising, withholding: the rules that advise and that withhold each advice that any rule names.
        leaving_out: the rules that leave out each ingredient that any rule leaves out.
        cautioning: the rules that give each caution that any rule gives.
        revisable: rules whose truth may be overturned by an answer that is unknown now, since they read a band, the
            referral, or `known`, or a state that such a rule concludes.
    """

    strata: tuple[Stratum, ...] = ()
    concluding: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    evidence: Mapping[str, tuple[tuple[str, Supports], ...]] = field(default_factory=dict)
    referring: tuple[tuple[str, Refers], ...] = ()
    advising: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    withholding: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    leaving_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cautioning: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    revisable: frozenset[str] = frozenset()
