"""What every inference engine offers, and what offers to prove claims."""

from collections.abc import Mapping
from typing import Protocol

from intakewise.model.answers import Answers
from intakewise.model.claims import Claim, Wish
from intakewise.model.inference import Inference
from intakewise.model.nearest import Nearest
from intakewise.model.proofs import Found
from intakewise.model.values import FactValue


class Engine(Protocol):
    """An engine compiled for one knowledge base. Safe from several threads."""

    name: str

    def infer(self, facts: Mapping[str, FactValue]) -> Inference:
        """
        Return what follows from the facts of a finished set of answers.

        Raises:  EngineFailed: the engine stopped with an error of its own.
        """
        ...


class Prover(Protocol):
    """A prover for one knowledge base, for one thread."""

    name: str

    def prove(self, claim: Claim, most: int | None = None) -> Found:
        """
        Prove a claim, or find answers that break it; never both, and unknown where it takes too long.

        Args:
            most: look only at sets of so many answers; None: at all of them.

        Raises:  KeyboardInterrupt: somebody pressed Ctrl-C.
        """
        ...


class Judge(Prover, Protocol):
    """A prover that can also say quickly whether a claim holds."""

    def judge(self, claim: Claim) -> Found:
        """
        Do the same without saying which answers break the claim, which takes longer than to find them.

        Raises:  KeyboardInterrupt: somebody pressed Ctrl-C.
        """
        ...


class Finder(Protocol):
    """What finds the answers nearest to somebody's that grant a wish. For one knowledge base, for one thread."""

    name: str

    def find(self, wish: Wish, answers: Answers) -> Nearest:
        """
        Find the nearest answers, or that there are none; unknown where it takes too long.

        Raises:  KeyboardInterrupt: somebody pressed Ctrl-C.
        """
        ...
