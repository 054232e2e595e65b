"""
Judge a claim on given answers: do they break it?

The oracle for whoever searches for such answers, or proves that there are none.
"""

from collections.abc import Collection, Mapping

from intakewise.meaning.answering import read_answers
from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import Facts
from intakewise.meaning.infer import infer
from intakewise.meaning.properties import judge, property_facts
from intakewise.model.answers import Answer, Answers, Ticked
from intakewise.model.claims import (
    CertainStays,
    Claim,
    NeedsMet,
    NeverAlone,
    NeverTogether,
    ReferralKept,
    Stance,
    Turn,
    Wish,
)
from intakewise.model.inference import Inference
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.model.rules import Property
from intakewise.model.values import Band, FactValue, Level, Span, Truth


def is_broken(knowledge: Knowledge, claim: Claim, answers: Answers, instead: Answers | None = None) -> bool:
    """
    Tell whether answers break a claim.

    Args:
        instead: the same with one answer changed, where the claim is about two sets.
    """
    facts = read_answers(knowledge.questionnaire, answers).facts
    inference = infer(knowledge, facts)
    match claim.about:
        case Property() as asked:
            return judge(asked, property_facts(knowledge, facts, inference)).is_counterexample
        case ReferralKept(question=question, turn=turn, accepted=accepted):
            assert instead is not None
            after = infer(knowledge, read_answers(knowledge.questionnaire, instead).facts)
            added = _added(answers, instead, question)
            closed = {loss.rule for loss in accepted if not added.isdisjoint(loss.worrying)}
            lost = _highest(knowledge, inference, Truth.TRUE, closed)
            return after.referral < lost and not (
                turn is Turn.DECLINED and _highest(knowledge, after, Truth.UNKNOWN) >= lost
            )
        case NeedsMet(contributor=name):
            return _is_likely(inference, name) and not _are_needs_met(knowledge, inference, name)
        case NeverAlone(contributor=name, questions=questions):
            answered = {question for question, answer in answers.items() if not answer.is_declined}
            return answered <= set(questions) and _is_likely(inference, name)
        case CertainStays(question=question):
            assert instead is not None
            return _overturns(knowledge, instead, answers)
        case NeverTogether(wishes=wishes):
            seen = as_rules_see(knowledge, facts, inference)
            return all(is_granted(wish, seen) for wish in wishes)
    raise AssertionError(claim.about)


def as_rules_see(knowledge: Knowledge, facts: Mapping[str, FactValue], inference: Inference) -> Facts:
    """Return all facts, the referral as high as rules see that it may still be: whatever is unknown now."""
    possible = (effect.level for rule, effect in knowledge.plan.referring if inference.surely[rule] is not Truth.FALSE)
    referral = Span(inference.referral, max(possible, default=Level.SELF_CARE))
    return Facts({**property_facts(knowledge, facts, inference).values, REFERRAL: referral})


def is_granted(wish: Wish, facts: Facts) -> bool:
    """Tell whether a wish is granted by facts as `as_rules_see` returns them."""
    truth = evaluate(wish.condition, facts)
    return {
        Stance.TRUE: truth is Truth.TRUE,
        Stance.NOT_TRUE: truth is not Truth.TRUE,
        Stance.FALSE: truth is Truth.FALSE,
        Stance.NOT_FALSE: truth is not Truth.FALSE,
    }[wish.stance]


def _overturns(knowledge: Knowledge, before: Answers, after: Answers) -> bool:
    """Tell whether one more answer overturns something that was certain, and closes no question that was answered."""
    read = [read_answers(knowledge.questionnaire, each) for each in (before, after)]
    if any(name in before for name in set(read[1].hidden) - set(read[0].hidden)):
        return False
    first, second = (infer(knowledge, each.facts) for each in read)
    if any(truth is not Truth.UNKNOWN and second.surely[rule] is not truth for rule, truth in first.surely.items()):
        return True
    return any(
        name not in first.weights
        or not first.weights[name].must_be <= band.must_be <= band.could_be <= first.weights[name].could_be
        for name, band in second.weights.items()
    )


def worrying_answers(question: Question) -> tuple[str, ...]:
    """
    Return the answers to a safety question that mean danger, by option, or as "yes" and "no"; of a number, none.

    They are those that the question names; where it names none, yes, and all options but `none`.
    """
    if not question.safety:
        return ()
    if question.type is QuestionType.BOOLEAN:
        return question.worrying or ("yes",)
    return question.worrying or tuple(option.id for option in question.options if not option.none)


def _highest(knowledge: Knowledge, inference: Inference, truth: Truth, but: Collection[str] = ()) -> Level:
    """Return the highest level of the rules that refer and have this truth."""
    referring = knowledge.plan.referring
    levels = (effect.level for rule, effect in referring if inference.rules[rule] is truth and rule not in but)
    return max(levels, default=Level.SELF_CARE)


def _added(answers: Answers, instead: Answers, question: str) -> frozenset[str]:
    """Return what the answer to a question says that the one before did not."""
    before, after = (_said(each.get(question)) for each in (answers, instead))
    return after - before


def _said(answer: Answer | None) -> frozenset[str]:
    match answer:
        case Answer(value=Ticked(includes=ticked)):
            return frozenset(ticked)
        case Answer(value=bool(yes)):
            return frozenset({"yes" if yes else "no"})
        case Answer(value=str(option)):
            return frozenset({option})
    return frozenset()


def _is_likely(inference: Inference, contributor: str) -> bool:
    return contributor in inference.weights and inference.weights[contributor].band >= Band.LIKELY


def _are_needs_met(knowledge: Knowledge, inference: Inference, contributor: str) -> bool:
    groups = inference.weights[contributor].groups
    needs = knowledge.contributors[contributor].likely_needs
    return not needs or any(all(groups[group] > 0 for group in together) for together in needs)
