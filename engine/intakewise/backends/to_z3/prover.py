"""Prove claims with Z3, or find the answers that break them."""

from collections.abc import Mapping

import z3

from intakewise.backends.to_z3.asked import Query
from intakewise.backends.to_z3.given import Given, any_answer, written_answer
from intakewise.backends.to_z3.queries import laws_of, query_of
from intakewise.backends.to_z3.solver import Solver, interruptible
from intakewise.backends.to_z3.world import World
from intakewise.model.claims import Claim
from intakewise.model.knowledge import Knowledge
from intakewise.model.proofs import Found, Verdict


class Z3Prover:
    """
    Z3 with one knowledge base as formulas, each made when a claim first needs it. For one thread.

    Args:
        seconds: how long one question to Z3 may take; what takes longer is unknown.
    """

    name = "Z3"

    def __init__(self, knowledge: Knowledge, seconds: float) -> None:
        self._knowledge = knowledge
        self._world = World(
            knowledge, {name: any_answer(each) for name, each in knowledge.questionnaire.questions.items()}
        )
        self._solver = Solver(laws_of(knowledge, self._world), seconds)
        self._queries: dict[str, Query] = {}

    def prove(self, claim: Claim, most: int | None = None) -> Found:
        """
        Prove a claim, or find answers that break it.

        Args:
            most: how many answers there may be; None: any number. Given, what is not broken is not proved, either.

        Raises:  KeyboardInterrupt: somebody pressed Ctrl-C.
        """
        return interruptible(lambda: self._prove(claim, most))

    def _prove(self, claim: Claim, most: int | None) -> Found:
        query = self._query(claim)
        few = [] if most is None else [_at_most(most, self._world.given)]
        result = self._solver.ask(query.applies, query.breaks, *few)
        if isinstance(result, z3.ModelRef):
            instead = None if query.instead is None else _written(query.instead, result)
            return Found(Verdict.REFUTED, answers=_written(self._world.given, result), instead=instead)
        if result:
            return Found(Verdict.UNKNOWN, result)
        does_apply = self._solver.ask(query.applies)
        if isinstance(does_apply, z3.ModelRef):
            return Found(Verdict.PROVED)
        return Found(Verdict.UNKNOWN, does_apply) if does_apply else Found(Verdict.VACUOUS)

    def _query(self, claim: Claim) -> Query:
        if claim.id not in self._queries:
            self._queries = {claim.id: query_of(claim.about, self._knowledge, self._world)}
        return self._queries[claim.id]


def _at_most(most: int, given: Mapping[str, Given]) -> z3.BoolRef:
    return z3.PbLe([(each.answered, 1) for each in given.values()], most)


def _written(given: Mapping[str, Given], model: z3.ModelRef) -> dict[str, object]:
    written = {name: written_answer(each, model) for name, each in given.items()}
    return {name: value for name, value in written.items() if value is not None}
