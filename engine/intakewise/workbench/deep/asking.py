"""Ask a prover whether wishes can be granted together, what stands in the way, and which answers show it."""

from collections.abc import Sequence
from itertools import count

from intakewise.backends.contract import Prover
from intakewise.meaning.answering import read_answers
from intakewise.meaning.infer import infer
from intakewise.model.cases import Case, Expected
from intakewise.model.claims import Claim, NeverTogether, Wish
from intakewise.model.flaws import Witness
from intakewise.model.knowledge import Knowledge
from intakewise.model.proofs import Found, Given, Verdict
from intakewise.workbench.cases import Assess
from intakewise.workbench.proving import each_proof


class Undecided(Exception):
    """The prover could not say; `reason` tells why. Caught where one thing is looked at, and shown with it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Asking:
    """
    A knowledge base, a prover for it, and both engines to confirm what the prover says.

    Args:
        assess: `KnowledgeBase.assess`.

    `unanswered` is what follows where nothing is answered.
    """

    def __init__(self, knowledge: Knowledge, prover: Prover, assess: Assess) -> None:
        self.knowledge = knowledge
        self._prover = prover
        self._assess = assess
        self._numbers = count()
        self.unanswered = infer(knowledge, read_answers(knowledge.questionnaire, {}).facts)

    def answers_with(self, *wishes: Wish) -> Given | None:
        """
        Return answers that grant all wishes; None: there are none, and that is proved.

        Raises:  Undecided: the prover could not say.
        """
        found = self._decided(self._prover.prove(self._claim(wishes)))
        return found.answers or {} if found.verdict is Verdict.REFUTED else None

    def can_be(self, *wishes: Wish) -> bool:
        """
        Tell whether any answers grant all wishes.

        Raises:  Undecided: the prover could not say.
        """
        return self._decided(self._prover.judge(self._claim(wishes))).verdict is Verdict.REFUTED

    def in_the_way(self, wishes: Sequence[Wish], kept: Sequence[Wish] = ()) -> tuple[int, ...]:
        """
        Return which of some wishes exclude each other: none of these could go.

        Args:
            wishes: together with those that are kept, they cannot be granted.

        Raises:  Undecided: the prover could not say.
        """
        left = list(range(len(wishes)))
        for number in range(len(wishes)):
            fewer = [each for each in left if each != number]
            if not self.can_be(*kept, *(wishes[each] for each in fewer)):
                left = fewer
        return tuple(left)

    def witness(self, name: str, why: str, expected: Expected, *wishes: Wish) -> Witness:
        """
        Return the smallest answers that grant all wishes, and a case of them.

        Args:
            name: of the case.
            expected: what a case of such answers expects.

        Raises:
            Undecided: the prover could not say.
            EngineFailed, EnginesDisagree: an engine does not confirm what the prover says.
        """
        (proof,) = each_proof(self.knowledge, [self._claim(wishes)], self._prover, self._assess)
        if proof.found.verdict is not Verdict.REFUTED:
            raise Undecided(proof.found.reason)
        answers = proof.found.answers or {}
        return Witness(answers, proof.is_smallest, Case(name, why, "", answers, expected))

    def _decided(self, found: Found) -> Found:
        if found.verdict is Verdict.UNKNOWN:
            raise Undecided(found.reason)
        return found

    def _claim(self, wishes: Sequence[Wish]) -> Claim:
        return Claim(f"deep.{next(self._numbers)}", "deep", "Never together.", NeverTogether(tuple(wishes)))
