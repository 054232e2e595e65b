"""
Prove with Z3 that two knowledge bases tell people the same, or find the answers for which they do not.

What has not changed comes out as the very same formula in both, and needs no proof. A rule that is written otherwise is
first compared with itself alone: where it is proved to be the same, all that rests on it is the same formula again.
"""

from collections.abc import Iterator

import z3

from intakewise.backends.to_z3.shared import given_of, shared_answers
from intakewise.backends.to_z3.solver import Solver, interruptible
from intakewise.backends.to_z3.telling import Loss, Telling
from intakewise.backends.to_z3.truths import Kleene, every, negation, some
from intakewise.backends.to_z3.world import Moment, World
from intakewise.model.claims import Claim
from intakewise.model.kept import Kept
from intakewise.model.pairs import Pair, Side
from intakewise.model.proofs import Found, Verdict


class PairProver:
    """
    Z3 with two knowledge bases as formulas over the same answers. For one thread.

    Args:
        seconds: how long one question to Z3 may take; what takes longer is unknown.
    """

    name = "Z3"

    def __init__(self, pair: Pair, seconds: float) -> None:
        self._shared = shared_answers(pair)
        self._told = {
            side: Telling(pair.base(side), World(pair.base(side), given_of(self._shared, side))) for side in Side
        }
        self._solver = Solver([law for each in self._shared for law in each.laws], seconds)
        self._kept: Kept | None = None
        self._losses: list[Loss] = []

    def rules_alike(self) -> Iterator[tuple[str, bool]]:
        """Yield each rule of both bases, and whether its condition is proved to mean the same in both."""
        old, new = self._told[Side.OLD], self._told[Side.NEW]
        for stratum in new.knowledge.plan.strata:
            for rule in stratum.rules:
                if rule in old.knowledge.rules:
                    yield rule, all(self._is_alike(rule, moment) for moment in (Moment.NOW, Moment.SURELY))

    def prove(self, claim: Claim, most: int | None = None) -> Found:
        """
        Prove a claim about what is kept, or find answers to both that break it.

        Args:
            most: how many answers there may be; None: any number. Given, what is not broken is not proved, either.

        Raises:  KeyboardInterrupt: somebody pressed Ctrl-C.
        """
        assert isinstance(claim.about, Kept), claim.about
        kept = claim.about
        return interruptible(lambda: self._prove(kept, most))

    def _is_alike(self, rule: str, moment: Moment) -> bool:
        first, second = (self._told[side].world.rule(rule, moment) for side in Side)
        if all(one.eq(two) for one, two in zip(first, second, strict=True)):
            return True
        if interruptible(lambda: self._solver.ask(_differ(first, second))) != "":
            return False
        self._told[Side.NEW].world.assume(rule, moment, first)
        return True

    def _prove(self, kept: Kept, most: int | None) -> Found:
        if kept is not self._kept:
            losses = self._told[kept.of].losses(kept, self._told[kept.of.other])
            self._kept, self._losses = kept, [each for each in losses if not _is_kept_as_it_stands(each)]
        if not self._losses:
            return Found(Verdict.PROVED)
        few = [] if most is None else [z3.PbLe([(each.answered, 1) for each in self._shared], most)]
        lost = some(every((*tells, *map(negation, ways))) for tells, ways in self._losses)
        result = self._solver.ask(lost, *few)
        if isinstance(result, z3.ModelRef):
            written = {each.match.key: each.written(result) for each in self._shared}
            answers = {name: value for name, value in written.items() if value is not None}
            return Found(Verdict.REFUTED, answers=answers)
        return Found(Verdict.UNKNOWN, result) if result else Found(Verdict.PROVED)


def _differ(first: Kleene, second: Kleene) -> z3.BoolRef:
    return some(one != two for one, two in zip(first, second, strict=True))


def _is_kept_as_it_stands(loss: Loss) -> bool:
    tells, ways = loss
    same = {each.get_id() for each in tells}  # Z3 keeps one of each formula
    return any(map(z3.is_false, tells)) or any(way.get_id() in same or z3.is_true(way) for way in ways)
