"""Look at everything in a knowledge base that can have a flaw, one thing after another."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from intakewise.model.flaws import Flaw, Look
from intakewise.model.knowledge import Knowledge
from intakewise.model.values import Level
from intakewise.workbench.deep.asking import Asking, Undecided
from intakewise.workbench.deep.parts import flaws_in_condition
from intakewise.workbench.deep.reach import (
    flaws_in_advice,
    flaws_in_contributor,
    flaws_in_level,
    flaws_in_question,
    flaws_in_state,
)
from intakewise.workbench.deep.shadows import shadows_over
from intakewise.workbench.deep.splits import flaws_in_split, splits_of

_Thing = TypeVar("_Thing")

Subject = tuple[str, Callable[[Asking], Iterable[Flaw]]]
"""What is looked at, in words, and how its flaws are found."""


def subjects_of(knowledge: Knowledge) -> list[Subject]:
    """Return everything that is to be looked at."""
    return [*_rules(knowledge), *_findings(knowledge)]


def each_look(asking: Asking, subjects: Iterable[Subject]) -> Iterator[Look]:
    """
    Look at one thing after another; where the prover cannot say, what was found before stands, and why.

    Raises:  EngineFailed, EnginesDisagree: an engine does not confirm what the prover says.
    """
    for name, flaws_of in subjects:
        found: list[Flaw] = []
        undecided = ""
        try:
            found.extend(flaws_of(asking))
        except Undecided as error:
            undecided = error.reason
        yield Look(name, tuple(found), undecided)


def _rules(knowledge: Knowledge) -> Iterator[Subject]:
    for rule in knowledge.rules.values():
        yield f"rule {rule.id}", _on(flaws_in_condition, rule)
        yield f"what makes rule {rule.id} needless", _on(shadows_over, rule)
    for split in splits_of(knowledge):
        rules = ", ".join(share.rule.id for share in split)
        yield f"how {rules} split {split[0].number}", _on(flaws_in_split, split)


def _findings(knowledge: Knowledge) -> Iterator[Subject]:
    for question in knowledge.questionnaire.questions.values():
        if question.ask_when is not None:
            yield f"question {question.id}", _on(flaws_in_question, question)
    for state in knowledge.states.values():
        if state.id in knowledge.plan.concluding:
            yield f"state {state.id}", _on(flaws_in_state, state)
    for contributor in knowledge.contributors.values():
        yield f"contributor {contributor.id}", _on(flaws_in_contributor, contributor)
    for level in sorted({effect.level for _, effect in knowledge.plan.referring} - {Level.SELF_CARE}):
        yield f"level {level.word}", _on(flaws_in_level, level)
    for advice in knowledge.advice.values():
        if advice.id in knowledge.plan.advising:
            yield f"advice {advice.id}", _on(flaws_in_advice, advice)


def _on(flaws_of: Callable[[Asking, _Thing], Iterable[Flaw]], thing: _Thing) -> Callable[[Asking], Iterable[Flaw]]:
    return lambda asking: flaws_of(asking, thing)
