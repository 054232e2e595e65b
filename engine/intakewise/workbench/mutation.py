"""
Try mutants on the cases: which case, if any, notices that a rule was changed.

By the plain evaluator alone, and only over the cases in which the change makes any difference to the rule. Must not
know how a result is told.
"""

from collections.abc import Iterable, Iterator, Sequence

from intakewise.explain.assessment import assemble
from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.infer import infer_surely
from intakewise.meaning.slices import Slicer
from intakewise.model.cases import Case
from intakewise.model.conditions import AnyOf, Atom, Compare, Holds, Includes, Known, Test
from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Refers
from intakewise.model.values import Truth
from intakewise.passes.atoms import atoms_in
from intakewise.workbench.comparisons import COMPARISONS
from intakewise.workbench.consequences import Consequences
from intakewise.workbench.mutants import Mutant, with_mutant
from intakewise.workbench.prepared import Prepared
from intakewise.workbench.telling_apart import pair_of


class Trials:
    """
    Tries the mutants of one knowledge base on its cases, after each case was assessed once.

    Args:
        prepared: the cases, as `prepare` returns them.
    """

    def __init__(self, knowledge: Knowledge, slicer: Slicer, prepared: Sequence[Prepared]) -> None:
        self._knowledge = knowledge
        self._slicer = slicer
        self._consequences = Consequences(knowledge)
        self._prepared = prepared
        self._naming: dict[str, list[Prepared]] = {}
        for each in prepared:
            for rule in dict.fromkeys((*each.case.expected.fired, *each.case.expected.not_fired)):
                self._naming.setdefault(rule, []).append(each)

    def noticed_by(self, mutant: Mutant) -> Case | None:
        """Return a case that fails with the mutant in place of its rule; None: no case does, the mutant survives."""
        if mutant.changes_condition:
            named = self._naming.get(mutant.rule.id, ())
            found = next((each.case for each in named if _is_denied(mutant, each)), None)
            if found is not None:
                return found
        changed = with_mutant(self._knowledge, mutant)
        return next((each.case for each in self._touched_by(mutant) if fails(changed, each)), None)

    def _touched_by(self, mutant: Mutant) -> Iterator[Prepared]:
        """Yield the cases to which the mutant can make a difference that they look at."""
        follows = self._consequences.of(mutant.rule.id)
        looking = [each for each in self._prepared if not follows.isdisjoint(each.looks_at)]
        if mutant.changes_condition:
            rule = self._knowledge.rules[mutant.rule.id]
            for each in self._otherwise(mutant, looking):
                if not self._consequences.is_outranked(rule, each.inference.referral):
                    yield each
            return
        in_force = (each for each in looking if _is_in_force(mutant, each))
        if isinstance(mutant.after, Refers) and isinstance(mutant.before, Refers):
            highest = max(mutant.before.level, mutant.after.level)
            yield from (each for each in in_force if not self._consequences.is_below(highest, each.inference.referral))
            return
        pair = pair_of(self._knowledge, self._slicer, mutant)
        yield from (each for each in in_force if pair.weighs_otherwise(each.answered.facts))

    def _otherwise(self, mutant: Mutant, looking: Iterable[Prepared]) -> Iterator[Prepared]:
        """
        Yield the cases in which the rule comes to another truth, now or surely; else all that follows stays the same.

        Cases with the same facts are judged once.
        """
        name, when = mutant.rule.id, mutant.rule.when
        keys = tuple(dict.fromkeys(map(_key, atoms_in(AnyOf((when, self._knowledge.rules[name].when))))))
        judged: dict[tuple[object, ...], bool] = {}
        for each in looking:
            seen = tuple((each.now.values.get(key), each.sure.values.get(key)) for key in keys)
            if seen not in judged:
                now, surely = each.inference.rules[name], each.inference.surely[name]
                judged[seen] = evaluate(when, each.now) is not now or evaluate(when, each.sure) is not surely
            if judged[seen]:
                yield each


def _key(atom: Atom | Test) -> str:
    assert isinstance(atom, Compare | Holds | Includes | Known), atom
    return atom.key if isinstance(atom, Includes) else atom.fact


def _is_in_force(mutant: Mutant, prepared: Prepared) -> bool:
    """Tell whether the rule is true or could still be: where it is false, its effects say nothing."""
    name = mutant.rule.id
    return prepared.inference.rules[name] is not Truth.FALSE or prepared.inference.surely[name] is not Truth.FALSE


def _is_denied(mutant: Mutant, prepared: Prepared) -> bool:
    """Tell whether a case expects of the rule itself that it fires, or does not, and the mutant is otherwise."""
    is_true = evaluate(mutant.rule.when, prepared.now) is Truth.TRUE
    expected = prepared.case.expected
    return mutant.rule.id in (expected.not_fired if is_true else expected.fired)


def fails(changed: Knowledge, prepared: Prepared) -> bool:
    """Tell whether a case fails on a knowledge base."""
    inference, _ = infer_surely(changed, prepared.answered.facts)
    assessment = assemble(changed, prepared.answers, prepared.answered, inference, region="", engine_version="")
    return any(True for compare in COMPARISONS for _ in compare(prepared.case.expected, assessment))
