"""
Find what one knowledge base tells people and the other does not: by proof for all answers, else among people at random.

Answers are shown only after both bases were asked by the plain evaluator, and assessed by both engines.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from intakewise.backends.contract import Prover
from intakewise.diff.claims import claims_about
from intakewise.diff.told import breaks
from intakewise.meaning.matching import answers_for
from intakewise.model.claims import Claim
from intakewise.model.kept import Aspect, Kept
from intakewise.model.pairs import Pair, Side, Step
from intakewise.model.proofs import Found, Given, Verdict
from intakewise.problems.exceptions import EngineFailed
from intakewise.workbench.satisfying import answered
from intakewise.workbench.smallest import smallest, without_what_can_go

MOST_LOWERED, MOST_OTHERS = 12, 1
"""So many examples are made as small as can be: of lowered referrals, and of each other kind of change."""

_FEW = 8
"""So few answers are asked for at first: what is found is soon small."""


@dataclass(frozen=True, slots=True)
class Change:
    """
    What came of one claim that both bases tell the same.

    Args:
        answers: to both bases, for which it is not so; None: there are none, or they are not known.
        is_smallest: whether no fewer answers show it; None: they were not made as few as can be.
    """

    kept: Kept
    statement: str
    verdict: Verdict
    reason: str = ""
    answers: Given | None = None
    is_smallest: bool | None = None

    @property
    def is_lowering(self) -> bool:
        """Whether a referral is lower, or a flag no longer shown as not ruled out."""
        return self.kept.aspect.is_referral and self.kept.of is Side.OLD

    @property
    def is_shown(self) -> bool:
        """Whether its answers are few enough to be shown."""
        return self.answers is not None and self.is_smallest is not None


class Finder:
    """
    Looks at one claim after the other.

    Args:
        at_least: how high a referral must still be where it is declared to be lower, by rule.
    """

    def __init__(self, pair: Pair, at_least: Mapping[str, Step]) -> None:
        self.pair = pair
        self.claims = claims_about(pair, at_least)
        self._shown: Counter[tuple[Aspect, Side]] = Counter()

    def by_proof(self, prover: Prover) -> Iterator[Change]:
        """Prove each claim, or find answers that break it. Raises EngineFailed: what was found does not break it."""
        for claim in self.claims:
            assert isinstance(claim.about, Kept)
            found, is_smallest = prover.prove(claim), None
            if found.verdict is Verdict.REFUTED:
                if not breaks(self.pair, claim.about, found.answers or {}):
                    raise EngineFailed(prover.name, f"its answers do not break '{claim.id}'")
                if self._is_to_be_shown(claim.about):
                    found, is_smallest = self._smallest(prover, claim, found)
            yield Change(claim.about, claim.statement, found.verdict, found.reason, found.answers, is_smallest)

    def by_example(self, examples: Mapping[tuple[Aspect, str, Side], Given]) -> Iterator[Change]:
        """Yield what was found among people at random; what was not found there is not known to be the same."""
        for claim in self.claims:
            assert isinstance(claim.about, Kept)
            kept = claim.about
            answers = examples.get((kept.aspect, kept.name, kept.of))
            if answers is None or not breaks(self.pair, kept, answers):
                yield Change(kept, claim.statement, Verdict.UNKNOWN)
            elif self._is_to_be_shown(kept):
                less = without_what_can_go(Found(Verdict.REFUTED, answers=answers), self._breaking(kept))
                yield Change(kept, claim.statement, Verdict.REFUTED, "", less.answers, is_smallest=False)
            else:
                yield Change(kept, claim.statement, Verdict.REFUTED, "", answers)

    def _is_to_be_shown(self, kept: Kept) -> bool:
        self._shown[kept.aspect, kept.of] += 1
        is_lowered = kept.aspect is Aspect.REFERRAL and kept.of is Side.OLD
        return self._shown[kept.aspect, kept.of] <= (MOST_LOWERED if is_lowered else MOST_OTHERS)

    def _smallest(self, prover: Prover, claim: Claim, found: Found) -> tuple[Found, bool]:
        assert isinstance(claim.about, Kept)
        few = prover.prove(claim, _FEW)
        return smallest(prover, claim, few if few.verdict is Verdict.REFUTED else found, self._breaking(claim.about))

    def _breaking(self, kept: Kept) -> "_Breaking":
        return _Breaking(self.pair, kept)


@dataclass(frozen=True, slots=True)
class _Breaking:
    pair: Pair
    kept: Kept

    def __call__(self, answers: Given, instead: Given | None) -> bool:
        return breaks(self.pair, self.kept, answers)


def asked_by(pair: Pair, side: Side, answers: Given) -> dict[str, object]:
    """Return answers to both bases as one of them takes them: without what it does not ask, or hides."""
    own = answers_for(pair, side, answers)
    while True:
        hidden = answered(pair.base(side).questionnaire, own).hidden
        kept = {name: value for name, value in own.items() if name not in hidden and value is not None}
        if len(kept) == len(own):
            return kept
        own = kept
