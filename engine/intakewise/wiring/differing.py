"""Open two knowledge bases to compare them: folders, or revisions in git; and what proves that they tell the same."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from intakewise.model.pairs import Pair, Side
from intakewise.problems.problem import Place, Problem
from intakewise.reading.library import find_knowledge
from intakewise.reading.revisions import base_at
from intakewise.wiring.opening import Opened, open_knowledge

if TYPE_CHECKING:
    from intakewise.backends.to_z3.pair_prover import PairProver


@dataclass(frozen=True, slots=True)
class OpenedSide:
    """
    One of two bases.

    Args:
        called: what the user calls it.
        folder: where a revision was put for a while; None: it is where the user says.
    """

    called: str
    opened: Opened
    folder: Path | None = None

    def told(self, place: Place) -> Place:
        """Return a place as the user knows it: in a revision, not in the folder where it was put for a while."""
        if self.folder is None or not place.file.startswith(str(self.folder)):
            return place
        inside = place.file.removeprefix(str(self.folder)).lstrip("/")
        return replace(place, file=f"{self.called}:{inside}")


@contextmanager
def open_both(old: str, new: str, base: str) -> Iterator[dict[Side, OpenedSide]]:
    """
    Open two bases, for as long as the context lasts.

    Args:
        old, new: a folder, or a revision of `base`; empty: `base` as it is now.
    """
    with ExitStack() as stack:
        yield {side: _open_side(stack, name, base) for side, name in ((Side.OLD, old), (Side.NEW, new))}


def _open_side(stack: ExitStack, name: str, base: str) -> OpenedSide:
    if not name or Path(name).is_dir():
        inside = Path(name) / "rules" / base
        return OpenedSide(name or "now", open_knowledge(inside if name and inside.is_dir() else name or base))
    found, problems = find_knowledge(base)
    folder: Path | None = None
    if found is not None:
        folder, problems = stack.enter_context(base_at(name, found))
    if folder is None:
        return OpenedSide(name, Opened(problems=tuple(problems)))
    return OpenedSide(name, open_knowledge(folder), folder.parent.parent)


def prover_of(pair: Pair, seconds: float) -> "PairProver | None":
    """
    Return what proves that two bases tell the same; None where Z3 is not installed.

    Args:
        seconds: how long Z3 may take over one question; what takes longer is unknown, never proved.
    """
    if find_spec("z3") is None:
        return None
    from intakewise.backends.to_z3.pair_prover import PairProver

    return PairProver(pair, seconds)


def refusals(sides: dict[Side, OpenedSide]) -> list[Problem]:
    """Return why one of the two cannot be used: it is not there, or has errors."""
    return [
        replace(problem, place=each.told(problem.place))
        for each in sides.values()
        if each.opened.knowledge is None
        for problem in each.opened.problems
    ]
