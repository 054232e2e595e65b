"""Try every mutant of some rules, and keep count: which are noticed, which survive, and what case is missing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from intakewise.meaning.slices import Slicer
from intakewise.model.cases import AnswerSet, Case, Expected
from intakewise.model.knowledge import Knowledge
from intakewise.workbench.mutant_kinds import Kind
from intakewise.workbench.mutants import Mutant, mutants_of
from intakewise.workbench.mutation import Trials, fails
from intakewise.workbench.noticing import Search
from intakewise.workbench.prepared import prepare


@dataclass(frozen=True, slots=True)
class Tried:
    """
    One mutant that was tried.

    Args:
        noticed_by: the id of a case that fails with it; empty: it survived.
        missing: a case that would notice a survivor; None: none was found, and perhaps there is none.
    """

    mutant: Mutant
    noticed_by: str
    missing: Case | None = None

    @property
    def survived(self) -> bool:
        """Whether no case notices the change."""
        return not self.noticed_by


@dataclass(frozen=True, slots=True)
class Count:
    """How many mutants were tried, and how many of them some case notices."""

    tried: int
    noticed: int

    @property
    def percent(self) -> int:
        """The share that was noticed, rounded down: 100 only where nothing survived."""
        return 100 if not self.tried else 100 * self.noticed // self.tried


class Mutation:
    """
    The mutants of a knowledge base and the cases that should notice them.

    Args:
        rules: ids of those to be changed; empty: all.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        cases: Sequence[Case],
        answer_sets: Mapping[str, AnswerSet],
        rules: Iterable[str] = (),
    ) -> None:
        self.mutants = [mutant for rule in rules or knowledge.rules for mutant in mutants_of(knowledge, rule)]
        self._knowledge = knowledge
        self._prepared = prepare(knowledge, cases, answer_sets)
        slicer = Slicer(knowledge)
        self._trials = Trials(knowledge, slicer, self._prepared)
        # Whoever answered nothing, too: a base that was begun has few cases to start from, or none.
        starts = [*self._prepared, *prepare(knowledge, [Case("", "", "", {}, Expected())], answer_sets)]
        self._search = Search(knowledge, slicer, starts, answer_sets, {case.id for case in cases})

    def failing(self) -> list[str]:
        """Return the cases that fail without any change: they would seem to notice everything."""
        return [each.case.id for each in self._prepared if fails(self._knowledge, each)]

    def each_tried(self) -> Iterator[Tried]:
        """Try mutant after mutant."""
        for mutant in self.mutants:
            noticing = self._trials.noticed_by(mutant)
            if noticing is not None:
                yield Tried(mutant, noticing.id)
            else:
                yield Tried(mutant, "", self._search.noticing(mutant))


def count(tried: Iterable[Tried]) -> Count:
    """Count mutants that were tried."""
    survived = [each.survived for each in tried]
    return Count(len(survived), survived.count(False))


def count_by_kind(tried: Sequence[Tried]) -> dict[Kind, Count]:
    """Count them by what was changed; kinds of which there are none are left out."""
    by_kind = {kind: count(each for each in tried if each.mutant.kind is kind) for kind in Kind}
    return {kind: each for kind, each in by_kind.items() if each.tried}
