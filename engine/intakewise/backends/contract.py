"""What every inference engine offers."""

from collections.abc import Mapping
from typing import Protocol

from intakewise.model.inference import Inference
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
