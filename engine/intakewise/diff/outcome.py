"""What came of comparing two knowledge bases, and whether it may pass. Must not know how it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from intakewise.diff.declared import declared_changes
from intakewise.diff.finding import Change
from intakewise.diff.guards import guards_lost
from intakewise.diff.population import Counted
from intakewise.diff.structure import Written
from intakewise.model.kept import Aspect
from intakewise.model.pairs import Pair, Side
from intakewise.model.proofs import Verdict
from intakewise.model.rules import ReferralChange
from intakewise.problems.problem import Place, Problem


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    What came of it.

    Args:
        changes: what came of each claim that both tell the same.
        is_by_proof: whether the claims were proved; else they were tried on people at random.
        not_looked_at: how many claims were left out, as somebody pressed Ctrl-C.
    """

    pair: Pair
    written: Sequence[Written]
    changes: Sequence[Change]
    counted: Counted
    is_by_proof: bool
    not_looked_at: int = 0

    @property
    def found(self) -> list[Change]:
        """What one base tells and the other does not."""
        return [each for each in self.changes if each.verdict is Verdict.REFUTED]

    @property
    def unproved(self) -> list[Change]:
        """What Z3 could not say."""
        return [each for each in self.changes if self.is_by_proof and each.verdict is Verdict.UNKNOWN]

    @property
    def lowered(self) -> list[Change]:
        """Referrals that are lower, undeclared."""
        return [each for each in self.found if each.is_lowering]

    @property
    def guards(self) -> list[Written]:
        """What guarded the rules, and is gone."""
        return guards_lost(self.pair)

    @property
    def declared(self) -> list[ReferralChange]:
        """What the newer base declares to be lower."""
        return declared_changes(self.pair)

    @property
    def is_same(self) -> bool:
        """Whether nobody is told anything else, by proof or at random, and nothing is left that could tell."""
        is_told_otherwise = bool(self.found or self.counted.changed)
        return not is_told_otherwise and not self.unproved and not self.not_looked_at

    @property
    def may_pass(self) -> bool:
        """Whether no referral is lower undeclared, and none is left that might be."""
        return not self.lowered and not any(each.is_lowering for each in self.unproved)

    def problems(self) -> list[Problem]:
        """Return each undeclared lowering, where it stands: at the rule, or where the rule stood."""
        return [_problem(self, each) for each in self.lowered]

    def place_of(self, change: Change) -> tuple[Place, Side]:
        """Return where the rule of a lowering stands."""
        side = Side.NEW if change.kept.name in self.pair.new.rules else Side.OLD
        return self.pair.base(side).rules[change.kept.name].place, side


def _problem(outcome: Outcome, change: Change) -> Problem:
    place, _ = outcome.place_of(change)
    rule = outcome.pair.old.rules[change.kept.name]
    assert rule.refers is not None
    level = rule.refers.level.word
    is_open = change.kept.aspect is Aspect.OPEN
    what = f"is no longer shown as not ruled out ({level})" if is_open else f"no longer refers as high as {level}"
    return Problem(
        "IW-D001",
        place,
        f"For some answers '{change.kept.name}' {what}, and nothing declares it.",
        "Expected every lowering of a referral to be declared, with who stands behind it.",
        f"Put it right, or declare it under `referral_changes` of knowledge.yaml, with a new version: "
        f"{{version: …, rule: {change.kept.name}, from: {level}, to: …, by: …, why: …}}.",
    )
