"""Rules that another makes needless: wherever one fires, the other does, and does all that it does."""

from collections.abc import Iterator

from intakewise.meaning.answering import read_answers
from intakewise.meaning.infer import infer
from intakewise.model.cases import Expected
from intakewise.model.claims import Stance, Wish
from intakewise.model.flaws import Cause, Flaw
from intakewise.model.rules import Effect, Refers, Rule, Supports
from intakewise.model.values import Truth
from intakewise.passes.check_answers import check_answers
from intakewise.problems.problem import Problem, Severity
from intakewise.workbench.deep.asking import Asking


def shadows_over(asking: Asking, rule: Rule) -> Iterator[Flaw]:
    """
    Yield the rule that makes this one needless, or that counts the same evidence again.

    Raises:  Undecided: the prover could not say.
    """
    knowledge = asking.knowledge
    covering = [other for other in knowledge.rules.values() if other.id != rule.id and _covers(other, rule)]
    answers = asking.answers_with(Wish(rule.when)) if covering else None
    if answers is None:
        return
    checked, problems = check_answers(knowledge.questionnaire, answers)
    assert not problems
    truths = infer(knowledge, read_answers(knowledge.questionnaire, checked).facts).rules
    for other in covering:
        # Whatever does not fire with the first answers found need not be asked about.
        if truths[other.id] is not Truth.TRUE or not _follows(asking, rule, other):
            continue
        is_mutual = _covers(rule, other) and _follows(asking, other, rule)
        if is_mutual and (other.place, other.id) > (rule.place, rule.id):
            continue
        if not any(isinstance(effect, Supports) for effect in rule.effects):
            yield _needless(asking, rule, other, is_mutual=is_mutual)
            return
        if is_mutual:
            yield _counted_twice(asking, rule, other)
            return


def _follows(asking: Asking, rule: Rule, other: Rule) -> bool:
    """Tell whether another rule is true wherever this one is, and false only where this one is."""
    return not (
        asking.can_be(Wish(rule.when), Wish(other.when, Stance.NOT_TRUE))
        or asking.can_be(Wish(rule.when, Stance.NOT_FALSE), Wish(other.when, Stance.FALSE))
    )


def _covers(other: Rule, rule: Rule) -> bool:
    """Tell whether another rule, where it fires, does all that this one does; evidence must be the same."""
    return all(any(_does_as_much(each, effect) for each in other.effects) for effect in rule.effects)


def _does_as_much(other: Effect, effect: Effect) -> bool:
    if isinstance(effect, Refers) and isinstance(other, Refers):
        if other.level != effect.level:
            return other.level > effect.level
        is_as_soon = effect.within_days is None or (
            other.within_days is not None and other.within_days <= effect.within_days
        )
        return is_as_soon and other.contact == effect.contact
    return other == effect


def _needless(asking: Asking, rule: Rule, other: Rule, *, is_mutual: bool) -> Flaw:
    what = "says the same as" if is_mutual else "adds nothing to"
    message = f"'{rule.id}' {what} '{other.id}', which fires wherever it does and does all that it does."
    fix = "Delete one, or leave both for the reason that each gives."
    return _flaw(asking, rule, other, Problem("IW-L053", rule.place, message, fix=fix, severity=Severity.NOTE))


def _counted_twice(asking: Asking, rule: Rule, other: Rule) -> Flaw:
    message = f"'{rule.id}' and '{other.id}' fire for the same answers: the same evidence counts twice."
    fix = "Delete one of them, or correct its condition."
    return _flaw(asking, rule, other, Problem("IW-L054", rule.place, message, fix=fix, severity=Severity.WARNING))


def _flaw(asking: Asking, rule: Rule, other: Rule, problem: Problem) -> Flaw:
    witness = asking.witness(
        f"{rule.id}.beside",
        f"Where {rule.id} fires, so does {other.id}.",
        Expected(fired=(rule.id, other.id)),
        Wish(rule.when),
        Wish(other.when),
    )
    return Flaw(problem, (Cause(other.place, f"rule {other.id}"),), "The other", witness)
