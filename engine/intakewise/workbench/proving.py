"""
Prove what must hold of a knowledge base, claim by claim.

Nothing is shown as refuted before the plain evaluator has judged the answers, and both engines have assessed them.
"""

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from intakewise.backends.contract import Prover
from intakewise.meaning.answering import read_answers
from intakewise.meaning.claims import is_broken
from intakewise.model.answers import Answers
from intakewise.model.claims import BandsBound, Claim, OperatorSound
from intakewise.model.knowledge import Knowledge
from intakewise.model.proofs import Found, Given, Proof, Verdict
from intakewise.passes.check_answers import check_answers
from intakewise.problems.exceptions import EngineFailed
from intakewise.problems.problem import Place, Problem
from intakewise.workbench.cases import Assess
from intakewise.workbench.first_answers import with_first_answers
from intakewise.workbench.smallest import smallest
from intakewise.workbench.sound_operators import how_unsound

_AS_ACCEPTED = {
    Verdict.REFUTED: Verdict.ACCEPTED,
    Verdict.PROVED: Verdict.VACUOUS,
    Verdict.VACUOUS: Verdict.VACUOUS,
    Verdict.UNKNOWN: Verdict.UNKNOWN,
}
"""What came of a claim without the loss that it accepts, as what came of that loss."""


def each_proof(knowledge: Knowledge, claims: Iterable[Claim], prover: Prover, assess: Assess) -> Iterator[Proof]:
    """
    Prove claim after claim, or find the smallest answers that break it.

    Args:
        assess: `KnowledgeBase.assess`, so that both engines run what breaks a claim.

    Raises:  EngineFailed: the prover says of answers that they break a claim, and they do not.
    """
    for claim in claims:
        started = time.monotonic()
        found, is_smallest = _look_at(claim, prover), True
        if found.verdict is Verdict.REFUTED:
            replay = Replay(knowledge, claim, assess)
            if not replay.breaks(found.answers or {}, found.instead):
                raise EngineFailed(prover.name, f"its answers do not break '{claim.id}'")
            found, is_smallest = smallest(prover, claim, found, replay.breaks)
            found = with_first_answers(found, knowledge.questionnaire.questions, replay.breaks)
            replay.assess_both(found.answers or {}, found.instead)
        if claim.accepts is not None:
            found = replace(found, verdict=_AS_ACCEPTED[found.verdict])
        yield Proof(claim, found, is_smallest, time.monotonic() - started)


def _look_at(claim: Claim, prover: Prover) -> Found:
    """Return what came of a claim; bounds that are broken by no answers of anybody are not known to hold."""
    match claim.about:
        case OperatorSound(operator=operator):
            reason = how_unsound(operator)
            return Found(Verdict.UNKNOWN, reason) if reason else Found(Verdict.PROVED)
        case BandsBound():
            found = prover.prove(claim)
            if found.verdict is Verdict.REFUTED:
                return Found(Verdict.UNKNOWN, "some truths of the rules lead beyond the bounds")
            return found
    return prover.prove(claim)


def never_happening(proofs: Iterable[Proof]) -> Iterator[Problem]:
    """Yield a problem for each accepted loss without which its claim holds just as well."""
    for proof in proofs:
        loss = proof.claim.accepts
        if loss is not None and proof.found.verdict is Verdict.VACUOUS:
            yield Problem(
                "IW-L041",
                loss.place,
                f"The accepted loss '{loss.id}' never happens: '{loss.worrying[0]}' to '{loss.question}' closes "
                f"{loss.rule} for nobody who would then be referred lower.",
                "What is accepted and never happens would hide a loss that comes later.",
                "Delete the answer, or the whole of it.",
            )


class Replay:
    """Answers that are said to break a claim, judged and assessed like those of a person."""

    def __init__(self, knowledge: Knowledge, claim: Claim, assess: Assess) -> None:
        self._knowledge = knowledge
        self._claim = claim
        self._assess = assess

    def breaks(self, answers: Given, instead: Given | None) -> bool:
        """Tell whether answers that a person may give break the claim."""
        second = None if instead is None else self._checked(instead)
        first = self._checked(answers)
        return self._is_possible(first) and is_broken(self._knowledge, self._claim, first, second)

    def assess_both(self, answers: Given, instead: Given | None) -> None:
        """Assess the answers, and those with one changed, by both engines, which must agree."""
        for given in (answers, instead):
            if given is not None:
                self._assess(self._without_hidden(given), places=dict[str, Place]())

    def _checked(self, given: Given) -> Answers:
        checked, problems = check_answers(self._knowledge.questionnaire, given)
        assert not problems, [problem.code for problem in problems]
        return checked

    def _is_possible(self, answers: Answers) -> bool:
        """Tell whether no safety question is answered that other answers close: such answers are refused."""
        questions = self._knowledge.questionnaire.questions
        hidden = read_answers(self._knowledge.questionnaire, answers).hidden
        return not any(questions[name].safety and name in answers for name in hidden)

    def _without_hidden(self, given: Given) -> Mapping[str, object]:
        """Drop what the changed answer closes, as an interview does."""
        hidden = read_answers(self._knowledge.questionnaire, self._checked(given)).hidden
        return {name: value for name, value in given.items() if name not in hidden}
