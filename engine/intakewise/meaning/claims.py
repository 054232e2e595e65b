"""
Judge a claim on given answers: do they break it?

The oracle for whoever searches for such answers, or proves that there are none.
"""

from intakewise.meaning.answering import read_answers
from intakewise.meaning.infer import infer
from intakewise.meaning.properties import judge, property_facts
from intakewise.model.answers import Answers
from intakewise.model.claims import Claim, NeedsMet, NeverAlone, ReferralKept, Turn
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.model.rules import Property
from intakewise.model.values import Band, Level, Truth


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
        case ReferralKept(turn=turn):
            assert instead is not None
            after = infer(knowledge, read_answers(knowledge.questionnaire, instead).facts)
            return after.referral < inference.referral and not (
                turn is Turn.DECLINED and _highest_open(knowledge, after) >= inference.referral
            )
        case NeedsMet(contributor=name):
            return _is_likely(inference, name) and not _are_needs_met(knowledge, inference, name)
        case NeverAlone(contributor=name, questions=questions):
            answered = {question for question, answer in answers.items() if not answer.is_declined}
            return answered <= set(questions) and _is_likely(inference, name)


def worrying_options(question: Question) -> tuple[str, ...]:
    """Return the options that mean danger: those a safety question names, or all but `none`; of a number, none."""
    return question.worrying or tuple(option.id for option in question.options if not option.none)


def may_be_worrying(question: Question) -> bool:
    """Tell whether a question has answers that are marked as worrying, or are taken to be, as none is named."""
    return question.safety and (question.type is QuestionType.BOOLEAN or bool(question.options))


def _highest_open(knowledge: Knowledge, inference: Inference) -> Level:
    referring = knowledge.plan.referring
    levels = (effect.level for rule, effect in referring if inference.rules[rule] is Truth.UNKNOWN)
    return max(levels, default=Level.SELF_CARE)


def _is_likely(inference: Inference, contributor: str) -> bool:
    return contributor in inference.weights and inference.weights[contributor].band >= Band.LIKELY


def _are_needs_met(knowledge: Knowledge, inference: Inference, contributor: str) -> bool:
    groups = inference.weights[contributor].groups
    needs = knowledge.contributors[contributor].likely_needs
    return not needs or any(all(groups[group] > 0 for group in together) for together in needs)
