"""
Compare two assessments of one person by one knowledge base: what is new, what is gone, and which answers are behind it.

Judges nothing: whether a change is good is for the person, and for whoever looks at it with them.
"""

from collections.abc import Iterable

from intakewise.explain.telling import CLOSED, NOT_ASKED
from intakewise.explain.words import answer_in_words
from intakewise.language.saying import say
from intakewise.model.answers import Answer, Declined
from intakewise.model.assessed_reasons import Reason
from intakewise.model.assessments import (
    AdviceGiven,
    AdviceWithheld,
    Assessment,
    CautionGiven,
    ContributorResult,
)
from intakewise.model.comparisons import (
    AnswerDifference,
    BandDifference,
    Comparison,
    Named,
    NumberDifference,
    OpenDifference,
    ReferralDifference,
    Turnover,
    Weighed,
)
from intakewise.model.knowledge import Knowledge
from intakewise.model.values import Truth
from intakewise.passes.check_answers import check_answer
from intakewise.problems.problem import Problem


def compare_assessments(knowledge: Knowledge, before: Assessment, after: Assessment) -> Comparison:
    """
    Return what has changed.

    Args:
        before, after: both of this knowledge base, with the same digest, so that only answers differ.
    """
    answers = tuple(_answers(knowledge, before, after))
    changed = {each.question for each in answers}
    contributors = [_contributor(name, before, after, changed) for name in knowledge.contributors]
    known = [each for each in contributors if each.before is not None or each.after is not None]
    return Comparison(
        referral=_referral(before, after, changed),
        not_ruled_out=_open(before, after),
        numbers=tuple(
            NumberDifference(old.id, old.title, (old.low, old.high), (new.low, new.high))
            for old, new in zip(before.numbers, after.numbers, strict=True)
        ),
        contributors=tuple(sorted(known, key=lambda each: each.before == each.after)),
        states=_turnover(_shown(before), _shown(after)),
        advice=_turnover(_named(before.advice), _named(after.advice)),
        withheld=_turnover(_named(before.withheld), _named(after.withheld)),
        cautions=_turnover(_named(before.cautions), _named(after.cautions)),
        answers=answers,
    )


def _answers(knowledge: Knowledge, before: Assessment, after: Assessment) -> Iterable[AnswerDifference]:
    for name, question in knowledge.questionnaire.questions.items():
        old, new = (_counting(knowledge, name, each) for each in (before, after))
        if old != new:
            yield AnswerDifference(name, question.ask, _said(knowledge, name, old), _said(knowledge, name, new))


def _counting(knowledge: Knowledge, name: str, assessment: Assessment) -> Answer | str:
    """Return the answer that counts, or why there is none."""
    if name in assessment.hidden:
        return CLOSED
    if name not in assessment.answers:
        return NOT_ASKED
    if name in assessment.not_accepted:
        return Answer(Declined.DONT_KNOW)
    checked = check_answer(knowledge.questionnaire.questions[name], assessment.answers[name])
    assert not isinstance(checked, Problem), name
    return Answer(checked.value)


def _said(knowledge: Knowledge, name: str, answer: Answer | str) -> str:
    if isinstance(answer, str):
        return say(answer)
    return answer_in_words(knowledge.questionnaire.questions[name], answer.value)


def _referral(before: Assessment, after: Assessment, changed: set[str]) -> ReferralDifference:
    old = [each.reason for each in before.referral.reasons]
    new = [each.reason for each in after.referral.reasons]
    return ReferralDifference(
        before.referral.level,
        after.referral.level,
        before.referral.within_days,
        after.referral.within_days,
        before.see_doctor,
        after.see_doctor,
        _turnover(*({each.rule: each.title or each.because for each in reasons} for reasons in (old, new))),
        _behind(old, new, changed),
    )


def _contributor(name: str, before: Assessment, after: Assessment, changed: set[str]) -> BandDifference:
    old, new = (next((each for each in one.contributors if each.id == name), None) for one in (before, after))
    titles = [each.title for each in (old, new) if each is not None]
    first, second = ([item.reason for item in each.evidence] if each else [] for each in (old, new))
    behind = _behind(first, second, changed)
    return BandDifference(name, titles[0] if titles else "", _weighed(old), _weighed(new), behind)


def _weighed(result: ContributorResult | None) -> Weighed | None:
    return None if result is None else Weighed(result.band, result.could_be)


def _behind(old: Iterable[Reason], new: Iterable[Reason], changed: set[str]) -> tuple[str, ...]:
    """Return the questions, answered otherwise, of reasons that are among the old or the new ones only."""
    first, second = ({each.rule: each.questions for each in reasons} for reasons in (old, new))
    only = first.keys() ^ second.keys()
    questions = [name for rule in sorted(only) for name in (first | second)[rule] if name in changed]
    return tuple(dict.fromkeys(questions))


def _open(before: Assessment, after: Assessment) -> OpenDifference:
    old = {each.rule: each.title or each.because for each in before.not_ruled_out}
    new = {each.rule: each.title or each.because for each in after.not_ruled_out}
    closed = [Named(rule, title) for rule, title in old.items() if rule not in new]
    return OpenDifference(
        new=_turnover(old, new).new,
        ruled_out=tuple(each for each in closed if after.rules[each.id] is Truth.FALSE),
        true=tuple(each for each in closed if after.rules[each.id] is Truth.TRUE),
        no_higher=tuple(each for each in closed if after.rules[each.id] not in (Truth.TRUE, Truth.FALSE)),
    )


def _shown(assessment: Assessment) -> dict[str, str]:
    return {each.id: each.title for each in assessment.states if each.shown and each.truth is Truth.TRUE}


def _named(given: Iterable[AdviceGiven | AdviceWithheld | CautionGiven]) -> dict[str, str]:
    return {each.id: each.title for each in given}


def _turnover(old: dict[str, str], new: dict[str, str]) -> Turnover:
    """Return what is new and what is gone, of titles by id."""
    return Turnover(
        tuple(Named(name, title) for name, title in new.items() if name not in old),
        tuple(Named(name, title) for name, title in old.items() if name not in new),
    )
