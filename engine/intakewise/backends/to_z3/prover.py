"""Prove claims with Z3, or find the answers that break them."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from ctypes import ArgumentError

import z3

from intakewise.backends.to_z3.asked import Query
from intakewise.backends.to_z3.given import Given, any_answer, written_answer
from intakewise.backends.to_z3.queries import laws_of, query_of
from intakewise.backends.to_z3.world import World
from intakewise.model.claims import Claim
from intakewise.model.knowledge import Knowledge
from intakewise.model.proofs import Found, Verdict

_INTERRUPTED = ("canceled", "KeyboardInterrupt")
"""What stands in an error that Ctrl-C became: within a call of Z3, or while ctypes converted its arguments."""


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
        # Everything is yes or no, or a whole number of few bits: Z3 has a solver for just that.
        self._solver = z3.SolverFor("QF_FD")
        self._solver.set("timeout", max(1, round(seconds * 1000)))
        # Else Z3 takes Ctrl-C for itself, and what it was asked is unknown; Python sees it once Z3 has answered.
        self._solver.set("ctrl_c", False)
        self._solver.add(*laws_of(knowledge, self._world))
        self._queries: dict[str, Query] = {}

    def prove(self, claim: Claim, most: int | None = None) -> Found:
        """
        Prove a claim, or find answers that break it.

        Args:
            most: how many answers there may be; None: any number. Given, what is not broken is not proved, either.

        Raises:  KeyboardInterrupt: Ctrl-C, also where Z3's own wrapping has made another error of it.
        """
        with _ctrl_c():
            query = self._query(claim)
            few = [] if most is None else [_at_most(most, self._world.given)]
            result = self._judged(query, few)
            if isinstance(result, Found):
                return result
            instead = None if query.instead is None else _written(query.instead, result)
            given = {name: each for name, each in self._world.given.items() if query.of is None or name in query.of}
            return Found(Verdict.REFUTED, answers=_written(given, result), instead=instead)

    def judge(self, claim: Claim) -> Found:
        """
        Do the same without saying which answers break the claim, which takes longer than to find them.

        Raises:  KeyboardInterrupt: Ctrl-C, as above.
        """
        with _ctrl_c():
            result = self._judged(self._query(claim), [])
            return result if isinstance(result, Found) else Found(Verdict.REFUTED)

    def _judged(self, query: Query, few: Sequence[z3.BoolRef]) -> Found | z3.ModelRef:
        """Return what came of a claim; a model, where it is broken."""
        result = self._ask(query.applies, query.breaks, *few)
        if isinstance(result, z3.ModelRef):
            return result
        if result:
            return Found(Verdict.UNKNOWN, result)
        does_apply = self._ask(query.applies)
        if isinstance(does_apply, z3.ModelRef):
            return Found(Verdict.PROVED)
        return Found(Verdict.UNKNOWN, does_apply) if does_apply else Found(Verdict.VACUOUS)

    def _query(self, claim: Claim) -> Query:
        if claim.id not in self._queries:
            self._queries = {claim.id: query_of(claim.about, self._knowledge, self._world)}
        return self._queries[claim.id]

    def _ask(self, *formulas: z3.BoolRef) -> z3.ModelRef | str:
        """Return a model in which all of them hold, empty text if there is none, or why Z3 cannot say."""
        self._solver.push()
        try:
            started = time.monotonic()
            self._solver.add(*formulas)
            result = self._solver.check()
            if result == z3.sat:
                return self._solver.model()
            return "" if result == z3.unsat else self._reason(time.monotonic() - started)
        finally:
            self._solver.pop()

    def _reason(self, seconds: float) -> str:
        reason = str(self._solver.reason_unknown())
        return f"no answer after {seconds:.1f} s" if reason in ("timeout", "canceled") else reason


@contextmanager
def _ctrl_c() -> Iterator[None]:
    """Let Ctrl-C be Ctrl-C, also where it became an error of another kind."""
    try:
        yield
    except (z3.Z3Exception, ArgumentError) as error:
        if any(word in str(error) for word in _INTERRUPTED):
            raise KeyboardInterrupt from error
        raise


def _at_most(most: int, given: Mapping[str, Given]) -> z3.BoolRef:
    return z3.PbLe([(each.answered, 1) for each in given.values()], most)


def _written(given: Mapping[str, Given], model: z3.ModelRef) -> dict[str, object]:
    written = {name: written_answer(each, model) for name, each in given.items()}
    return {name: value for name, value in written.items() if value is not None}
