"""What an engine infers from one set of answers: the part of an assessment that both engines compute."""

from collections.abc import Mapping
from dataclasses import dataclass

from intakewise.model.values import Band, Level, Truth


@dataclass(frozen=True, slots=True)
class Weight:
    """
    How the evidence for one contributor adds up.

    Args:
        total: prior plus each group's clamped sum, in decibans.
        groups: each group's clamped sum.
        band: what the total comes to, after `likely_needs`.
        must_be: the lowest band that the unknown answers could still give.
        could_be: the highest band that the unknown answers could still give.
    """

    total: int
    groups: Mapping[str, int]
    band: Band
    must_be: Band
    could_be: Band


@dataclass(frozen=True, slots=True)
class Inference:
    """
    What follows from the answers.

    Args:
        rules: the truth of each rule's condition, by rule id.
        surely: the same whatever the unknown answers turn out to be: what a rule that reads a band, the referral, or
            `known` comes to now may still be overturned.
        states: the truth of each state.
        weights: each contributor that applies; one that is not assessed is absent.
        referral: the highest level that a true rule refers to.
    """

    rules: Mapping[str, Truth]
    surely: Mapping[str, Truth]
    states: Mapping[str, Truth]
    weights: Mapping[str, Weight]
    referral: Level
