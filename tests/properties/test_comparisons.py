"""A comparison says exactly what differs between two assessments, in both directions: on random bases."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intakewise.model.comparisons import Turnover
from intakewise.model.values import Truth
from intakewise.problems.exceptions import AnswersInvalid
from intakewise.wiring.knowledge_base import KnowledgeBase
from tests.random_bases.answers import RawAnswers, partial_answers, value_for
from tests.random_bases.rules import lawful_knowledge, wild_knowledge

RANDOMS = st.randoms(use_true_random=False)


def twice(random: Random) -> tuple[KnowledgeBase, RawAnswers, RawAnswers]:
    """A base, somebody's answers, and their answers another time: some others, or others throughout."""
    base = KnowledgeBase(lawful_knowledge(random))
    questionnaire = base.knowledge.questionnaire
    before = partial_answers(random, questionnaire)
    if random.random() < 0.5:
        return base, before, partial_answers(random, questionnaire)
    question = random.choice(list(questionnaire.questions.values()))
    return base, before, {**before, question.id: value_for(random, question)}


def ids(named: object) -> set[str]:
    """The ids of parts."""
    assert isinstance(named, tuple)
    return {each.id for each in named}


@given(RANDOMS)
def test_nothing_differs_from_itself(random: Random) -> None:
    """Two assessments of the same answers differ in nothing."""
    base, raw, _ = twice(random)
    found = base.compare(raw, dict(reversed(raw.items())))
    assert () == found.answers
    assert all(each.before == each.after for each in found.contributors)
    for turnover in (found.referral.reasons, found.states, found.advice, found.withheld, found.cautions):
        assert Turnover((), ()) == turnover


@given(RANDOMS)
def test_backwards_it_says_the_opposite(random: Random) -> None:
    """What is new one way is gone the other way; levels, bands, and answers change places."""
    base, before, after = twice(random)
    there, back = base.compare(before, after), base.compare(after, before)
    for name in ("states", "advice", "withheld", "cautions"):
        one, two = getattr(there, name), getattr(back, name)
        assert (ids(one.new), ids(one.gone)) == (ids(two.gone), ids(two.new))
    assert (there.referral.before, there.referral.after) == (back.referral.after, back.referral.before)
    assert there.referral.behind == back.referral.behind
    bands = {each.id: (each.before, each.after, each.behind) for each in there.contributors}
    assert bands == {each.id: (each.after, each.before, each.behind) for each in back.contributors}
    assert [(each.question, each.before, each.after) for each in there.answers] == [
        (each.question, each.after, each.before) for each in back.answers
    ]


@given(RANDOMS)
def test_it_leaves_nothing_out(random: Random) -> None:
    """Advice and signs before, less what is gone, with what is new, are those after; behind it are changed answers."""
    base, before, after = twice(random)
    old, new, found = base.assess(before), base.assess(after), base.compare(before, after)
    assert (ids(old.advice) - ids(found.advice.gone)) | ids(found.advice.new) == ids(new.advice)
    was, now = ({each.rule for each in one.not_ruled_out} for one in (old, new))
    opened = found.not_ruled_out
    closed = ids(opened.ruled_out) | ids(opened.true) | ids(opened.no_higher)
    assert (was - closed) | ids(opened.new) == now
    assert all(new.rules[rule] is Truth.FALSE for rule in ids(opened.ruled_out))
    changed = {each.question for each in found.answers}
    assert changed.issuperset(found.referral.behind)
    assert all(changed.issuperset(each.behind) for each in found.contributors)
    if not changed:
        assert old.referral == new.referral


def test_assessments_of_other_rules_are_not_compared() -> None:
    """Like is compared with like, or not at all."""
    one, two = (KnowledgeBase(replace(wild_knowledge(Random(1)), digest=digest)) for digest in ("one", "two"))
    with pytest.raises(AnswersInvalid, match="other rules"):
        one.compare_assessments(one.assess({}), two.assess({}))
