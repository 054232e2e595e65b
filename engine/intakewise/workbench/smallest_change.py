"""
Find the smallest change of somebody's answers that gives what did not come out: which answers, and a case of it.

Nothing is shown before the plain evaluator has judged the changed answers, and both engines have assessed them.
"""

from collections.abc import Iterator, Mapping

from intakewise.backends.contract import Finder
from intakewise.explain.condition_yaml import value_in_yaml
from intakewise.model.answers import Answers
from intakewise.model.assessments import Assessment
from intakewise.model.cases import Case, Expected, RankExpectation
from intakewise.model.claims import Wish
from intakewise.model.conditions import AdviceGiven, Compare, Holds, Operator
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.nearest import AnswerInstead, Search, SmallestChange
from intakewise.model.targets import Kind, Target
from intakewise.model.values import Band, Level
from intakewise.passes.check_answers import check_answers
from intakewise.problems.exceptions import EngineFailed
from intakewise.problems.problem import Place
from intakewise.workbench.cases import Assess
from intakewise.workbench.given import Laid, grants, without_closed


def missed(knowledge: Knowledge, target: Target, laid: Laid) -> Target | None:
    """
    Return what did not come out, so that one may ask for the smallest change; None: nothing.

    A contributor without a band is asked to be likely; the referral without a level is asked for nothing.
    """
    if target.kind is Kind.CONTRIBUTOR and target.rank is None:
        target = Target(target.kind, target.name, Band.LIKELY)
    if target.kind is Kind.REFERRAL and target.rank is None:
        return None
    return None if _has(knowledge, laid, wish_of(knowledge, target)) else target


def smallest_change(knowledge: Knowledge, target: Target, laid: Laid, finder: Finder, assess: Assess) -> SmallestChange:
    """
    Find the smallest change of answers that gives something.

    Args:
        target: as `missed` returns it.
        assess: `KnowledgeBase.assess`, so that both engines run the changed answers.

    Raises:
        EngineFailed: the finder says that answers give it, and they do not.
        EnginesDisagree: over the changed answers.
    """
    wish = wish_of(knowledge, target)
    before = laid.checked(knowledge)
    nearest = finder.find(wish, before)
    if nearest.search is not Search.FOUND:
        return SmallestChange(target.written, nearest.search, nearest.reason)
    changes = nearest.changes or {}
    _, closed_before = without_closed(knowledge, laid)
    changed, closed = without_closed(knowledge, Laid({**laid.given, **changes}, laid.background, laid.beneath))
    if not grants(knowledge, changed, wish):
        raise EngineFailed(finder.name, f"its answers do not give '{target.written}'")
    assess(changed.all, places=dict[str, Place]())
    least = _without_what_can_go(knowledge, changed, wish, changes)
    assessment = assess(least.all, places=dict[str, Place]())
    return SmallestChange(
        wished=target.written,
        search=Search.FOUND,
        reason=nearest.reason,
        changes=tuple(_instead(knowledge, before, changes)),
        closed=tuple(name for name in closed if name not in closed_before),
        is_smallest=nearest.is_smallest,
        case=Case(_case_id(target), "", least.background, least.given, _expected(target, assessment)),
    )


def wish_of(knowledge: Knowledge, target: Target) -> Wish:
    """Return what is wished for: that a target is so, and of a band or level, that it is at least reached."""
    match target.kind:
        case Kind.RULE:
            return Wish(knowledge.rules[target.name].when)
        case Kind.STATE:
            return Wish(Holds(target.name, expected=True))
        case Kind.ADVICE:
            return Wish(AdviceGiven(target.name, offered=True, expected=True))
        case Kind.CONTRIBUTOR | Kind.REFERRAL:
            name = REFERRAL if target.kind is Kind.REFERRAL else target.name
            assert target.rank is not None, name
            return Wish(Compare(name, Operator.AT_LEAST, target.rank))


def _has(knowledge: Knowledge, laid: Laid, wish: Wish) -> bool:
    return grants(knowledge, without_closed(knowledge, laid)[0], wish)


def _instead(knowledge: Knowledge, before: Answers, changes: Mapping[str, object]) -> Iterator[AnswerInstead]:
    questions = knowledge.questionnaire.questions
    after, _ = check_answers(knowledge.questionnaire, changes)
    for name in changes:
        was = value_in_yaml(questions[name], before[name].value) if name in before else ""
        yield AnswerInstead(name, was, value_in_yaml(questions[name], after[name].value))


def _without_what_can_go(knowledge: Knowledge, laid: Laid, wish: Wish, changes: Mapping[str, object]) -> Laid:
    """Drop answer after answer as long as the rest grants the wish; what was changed stays."""
    left = laid
    for name in laid.given:
        fewer = {other: value for other, value in left.given.items() if other != name}
        less = Laid(fewer, laid.background, laid.beneath)
        if name not in changes and grants(knowledge, less, wish):
            left = less
    # One that could not go may go once another has gone.
    return left if left == laid else _without_what_can_go(knowledge, left, wish, changes)


def _case_id(target: Target) -> str:
    words = {Kind.RULE: "fires", Kind.STATE: "is_so", Kind.ADVICE: "is_offered"}
    return f"{target.name}.{words[target.kind] if target.rank is None else target.rank.word}"


def _expected(target: Target, assessment: Assessment) -> Expected:
    """Return what a case of such answers expects; of a band or level, the one that is reached."""
    name = target.name
    match target.kind:
        case Kind.RULE:
            return Expected(fired=(name,))
        case Kind.STATE:
            return Expected(states={name: "yes"})
        case Kind.ADVICE:
            return Expected(advice_offered=(name,))
        case Kind.REFERRAL:
            level: Level = assessment.referral.level
            return Expected(referral=RankExpectation(level, level))
        case Kind.CONTRIBUTOR:
            band = next(each.band for each in assessment.contributors if each.id == name)
            return Expected(contributors={name: RankExpectation(band, band)})
