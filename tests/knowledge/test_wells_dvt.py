"""The shipped Wells score against its published points: all 2^10 sets of answers, by both engines."""

from itertools import product

import intakewise
from intakewise.model.values import Truth

# Wells and others, N Engl J Med 2003;349:1227-35: likely from 2 points.
PUBLISHED = {
    "active_cancer": 1,
    "leg_immobile": 1,
    "bed_or_surgery": 1,
    "tender_veins": 1,
    "whole_leg_swollen": 1,
    "calf_swollen": 1,
    "pitting": 1,
    "side_veins": 1,
    "clot_before": 1,
    "other_cause": -2,
}
LIKELY_FROM = 2


def test_every_set_of_answers_is_scored_as_published() -> None:
    """Likely from 2 points and unlikely below, with the test that comes first; always the same day."""
    base = intakewise.load("wells_dvt")
    wrong = []
    for given in product((False, True), repeat=len(PUBLISHED)):
        answers = dict(zip(PUBLISHED, given, strict=True))
        points = sum(PUBLISHED[name] for name, present in answers.items() if present)
        result = base.assess(answers | {"lung_or_collapse": False, "suspected": True})
        expected = ("dvt_likely", "scan") if points >= LIKELY_FROM else ("dvt_unlikely", "d_dimer")
        named = [state.id for state in result.states if state.truth is Truth.TRUE]
        advised = [advice.id for advice in result.advice]
        if ([expected[0]], [expected[1]], "urgent") != (named, advised, result.referral.level.word):
            wrong.append((answers, points, named, advised))
    assert [] == wrong
