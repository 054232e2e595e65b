"""Which knowledge bases there are, by id. Reads none of them, and runs nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from intakewise.problems.problem import Place, Problem
from intakewise.reading.library import is_name, shipped_names
from intakewise.reading.packages import package_of, provided_by_packages, refuse_several


@dataclass(frozen=True, slots=True)
class Available:
    """
    A knowledge base that can be opened by its id.

    Args:
        package: the installed package that provides it, and its `version`; both empty: it is shipped with Intakewise.
        problem: why it cannot be opened by its id; None: nothing speaks against it before it is read.
    """

    id: str
    package: str = ""
    version: str = ""
    problem: Problem | None = None


def available() -> tuple[Available, ...]:
    """
    Return every knowledge base that is shipped, or that an installed package says it provides.

    None of them is read, and no code of a package runs.

    >>> import intakewise
    >>> [each.id for each in intakewise.available() if not each.package]
    ['muscle_spasms', 'phq_9', 'wells_dvt']
    """
    shipped = tuple(Available(name) for name in shipped_names())
    return (*shipped, *_provided(frozenset(each.id for each in shipped)))


def _provided(shipped: frozenset[str]) -> Iterator[Available]:
    for name, found in sorted(provided_by_packages().items()):
        problem = refuse_several(name, found)
        for each in found:
            version = each.dist.version if each.dist is not None else ""
            yield Available(name, package_of(each), version, _refuse(name, package_of(each), shipped) or problem)


def _refuse(name: str, package: str, shipped: frozenset[str]) -> Problem | None:
    """Say why a name can never lead to what a package provides."""
    if name in shipped:
        message = f"The package '{package}' provides '{name}', which is the id of a shipped knowledge base."
        return Problem("IW-F050", Place(name), message, "The shipped one is opened.", "Tell its authors.")
    if not is_name(name):
        message = f"The package '{package}' provides a knowledge base under a name that is no id."
        expected = "Expected lower-case letters, digits, and underscores, a letter first."
        return Problem("IW-F050", Place(name), message, expected, "Tell its authors.")
    return None
