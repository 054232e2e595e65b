"""
The exceptions of the package: each carries what a caller needs as attributes, not only as text.

Their `args` are those they are made from, so that they come out of a process pool as they went in.
"""

from collections.abc import Sequence

from intakewise.problems.problem import Problem


class IntakewiseError(Exception):
    """Whatever this package raises on purpose."""


class _Invalid(IntakewiseError):
    """Something that was read does not hold together; `problems` lists everything that is wrong at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class KnowledgeInvalid(_Invalid):
    """A knowledge base cannot be used; `problems` says why, with places."""


class AnswersInvalid(_Invalid):
    """Answers cannot be used; `problems` says why. The values themselves are never repeated in it."""


class ServiceRefused(_Invalid):
    """The service cannot be started like this; `problems` says why."""


class NothingToAnswer(IntakewiseError):
    """An interview has no question to answer, or none to go back to."""


class EnginesDisagree(IntakewiseError):
    """
    The two engines gave different results for the same answers: a fault of ours, never of the person.

    Args:
        differences: what differs, in words without any answer ("rule magnesium.low: true, unknown").
        assessments: both whole results, the plain evaluator's first.
    """

    def __init__(self, differences: Sequence[str], assessments: tuple[object, object]) -> None:
        self.differences = tuple(differences)
        self.assessments = assessments
        super().__init__(self.differences, assessments)

    def __str__(self) -> str:
        return f"The two engines disagree on {len(self.differences)} results: {self.differences[0]}"


class EngineFailed(IntakewiseError):
    """
    An engine stopped with an error of its own; `reason` says which, without any answer.

    Args:
        assessments: what the other engine found, where there is one: a face shows at least its referral.
    """

    def __init__(self, engine: str, reason: str, assessments: tuple[object, ...] = ()) -> None:
        self.engine = engine
        self.reason = reason
        self.assessments = assessments
        super().__init__(engine, reason, assessments)

    def __str__(self) -> str:
        return f"{self.engine} failed: {self.reason}"


class Unsupported(IntakewiseError):
    """A back end cannot express a node; raised when compiling, never when running."""

    def __init__(self, node: object, backend: str) -> None:
        self.node = node
        self.backend = backend
        super().__init__(node, backend)

    def __str__(self) -> str:
        return f"{self.backend} cannot express {type(self.node).__name__}"
