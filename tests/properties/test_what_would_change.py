"""Every suggested change does what it says, no smaller one does, and nothing is made worse: on random bases."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from intakewise.changes.lowering import MOST_TOGETHER, steps_of
from intakewise.changes.starting_point import StartingPoint
from intakewise.model.answers import Answer, Value
from intakewise.model.assessments import Assessment, ContributorResult
from intakewise.model.questionnaires import QuestionType
from intakewise.model.values import Band, Level, Truth
from intakewise.passes.raw_answers import raw_answer
from intakewise.wiring.knowledge_base import KnowledgeBase
from tests.random_bases.answers import RawAnswers, checked, completed, partial_answers
from tests.random_bases.changeable import changeable_knowledge

RANDOMS = st.randoms(use_true_random=False)


def somebody(random: Random) -> tuple[KnowledgeBase, RawAnswers]:
    """A base in which something can be changed, and somebody's answers."""
    base = KnowledgeBase(changeable_knowledge(random))
    raw = partial_answers(random, base.knowledge.questionnaire)
    return base, raw if random.random() < 0.3 else completed(random, base.knowledge.questionnaire, raw)


def results(assessment: Assessment) -> dict[str, ContributorResult]:
    """The contributors of an assessment by id."""
    return {each.id: each for each in assessment.contributors}


def shown(result: Assessment) -> set[str]:
    """The states that a report names."""
    return {each.id for each in result.states if each.shown and each.truth is Truth.TRUE}


def is_worse(before: Assessment, after: Assessment, contributor: str) -> bool:
    """Say whether anything but one contributor is worse than it was."""
    known = results(before)
    return (
        after.referral.level > before.referral.level
        or bool({each.rule for each in after.not_ruled_out} - {each.rule for each in before.not_ruled_out})
        or bool({each.id for each in after.cautions} - {each.id for each in before.cautions})
        or bool({each.id for each in after.withheld} - {each.id for each in before.withheld})
        or bool(shown(after) - shown(before))
        or bool(set(before.answers) & (set(after.hidden) - set(before.hidden)))
        or any(
            each.band > (known[each.id].band if each.id in known else Band.UNLIKELY)
            or each.could_be > (known[each.id].could_be if each.id in known else Band.UNLIKELY)
            for each in after.contributors
            if each.id != contributor
        )
    )


def would_do(before: Assessment, after: Assessment, contributor: str) -> bool:
    """Say whether a change lowers a contributor, surely, and makes nothing worse: judged on whole assessments alone."""
    old, new = results(before)[contributor], results(after).get(contributor)
    if new is None or new.band >= old.band or is_worse(before, after, contributor):
        return False
    unsure = {each.rule for each in new.open_evidence} - {each.rule for each in old.open_evidence}
    return new.could_be <= old.could_be and not unsure


@given(RANDOMS)
def test_every_suggested_change_does_what_it_says_and_makes_nothing_worse(random: Random) -> None:
    """With the answers that a suggestion names, the band is the one it says, and nothing else is worse."""
    base, raw = somebody(random)
    before = base.assess(raw)
    for each in base.what_would_change(raw).contributors:
        for lowering in each.lowerings:
            after = base.assess({**before.answers, **{one.question: one.answer for one in lowering.changes}})
            lower = results(after)[each.id]
            assert (lower.band, lower.could_be) == (lowering.band, lowering.could_be)
            assert would_do(before, after, each.id)
            for one in lowering.changes:
                question = base.knowledge.questionnaire.questions[one.question]
                assert not question.safety
                assert question.modifiable or any(option.modifiable for option in question.options)
                assert one.now != one.instead


@given(RANDOMS)
def test_no_smaller_change_of_those_tried_would_do(random: Random) -> None:
    """
    Where pairs are suggested, no single change would do; where nothing is, no pair would either.

    Every change is tried by itself with a whole assessment. Left out are pairs with a part that lowers the band and
    makes something else worse: nobody is told to make good for it by another.
    """
    base, raw = somebody(random)
    found = base.what_would_change(raw)
    if found.referral is Level.EMERGENCY:
        return
    start = StartingPoint(base.knowledge, checked(base.knowledge.questionnaire, raw), base.assess)
    steps = [(name, other) for name, others in steps_of(start).items() for other in others]
    for each in found.contributors:
        single = {name for name, other in steps if tried(base, start, {name: other}, each.id)}
        sizes = {len(lowering.changes) for lowering in each.lowerings}
        if single:
            assert {1} == sizes
            assert single == {lowering.changes[0].question for lowering in each.lowerings}
            continue
        left = [(name, other) for name, other in steps if not lowers(base, start, {name: other}, each.id)]
        pairs = {(one[0], two[0]) for one, two in twos(left) if tried(base, start, dict((one, two)), each.id)}
        assert pairs == {tuple(one.question for one in lowering.changes) for lowering in each.lowerings}
        assert sizes <= {MOST_TOGETHER}


def twos(steps: list[tuple[str, Value]]) -> Iterator[tuple[tuple[str, Value], tuple[str, Value]]]:
    """Two changes of different questions."""
    yield from ((one, two) for one, two in combinations(steps, 2) if one[0] != two[0])


def assessed(base: KnowledgeBase, start: StartingPoint, changed: Mapping[str, Value]) -> Assessment:
    """The whole assessment with some answers changed."""
    questions = base.knowledge.questionnaire.questions
    answers = {name: raw_answer(questions[name], Answer(value)) for name, value in changed.items()}
    return base.assess({**start.assessment.answers, **answers})


def tried(base: KnowledgeBase, start: StartingPoint, changed: Mapping[str, Value], contributor: str) -> bool:
    """Say whether a change would do."""
    return would_do(start.assessment, assessed(base, start, changed), contributor)


def lowers(base: KnowledgeBase, start: StartingPoint, changed: Mapping[str, Value], contributor: str) -> bool:
    """Say whether a change lowers the band, whatever else it does."""
    after = results(assessed(base, start, changed)).get(contributor)
    return after is not None and after.band < results(start.assessment)[contributor].band


def test_the_bases_of_these_properties_have_something_to_change() -> None:
    """Of 400 people, some have a single change that would do, some need two, and some have an answer to fear."""
    sizes: Counter[int] = Counter()
    for seed in range(400):
        base, raw = somebody(Random(seed))
        found = base.what_would_change(raw)
        sizes.update(len(each.lowerings[0].changes) for each in found.contributors if each.lowerings)
        sizes[0] += bool(found.raising)
    assert sizes[1] > 15
    assert sizes[2] > 1
    assert sizes[0] > 15


@given(RANDOMS)
def test_every_answer_that_is_said_to_raise_the_referral_does(random: Random) -> None:
    """Each raises it exactly so far; the gravest stand first; at most eight are listed, and the others counted."""
    base, raw = somebody(random)
    before, found = base.assess(raw), base.what_would_change(raw)
    for each in found.raising:
        after = base.assess({**before.answers, each.question: each.value})
        assert each.level is after.referral.level
        assert each.level > before.referral.level
        assert each.rule in after.fired
    assert sorted((each.level for each in found.raising), reverse=True) == [each.level for each in found.raising]
    assert len(found.raising) <= 8
    if found.referral is not Level.EMERGENCY:
        assert sum(1 for _ in raising(base, before)) == len(found.raising) + found.raising_left_out


def raising(base: KnowledgeBase, before: Assessment) -> Iterator[object]:
    """Every worrying answer that was not given and that raises the referral, by whole assessments alone."""
    for name, question in base.knowledge.questionnaire.questions.items():
        if name in before.hidden or question.search:
            continue
        for option in question.worrying:
            value = with_worrying(before.answers.get(name), option, question.type)
            if value != before.answers.get(name):
                after = base.assess({**before.answers, name: value})
                if after.referral.level > before.referral.level:
                    yield name, option


def with_worrying(given: object, option: str, kind: QuestionType) -> object:
    """An answer with a worrying one in it."""
    if kind is not QuestionType.CHOICES:
        return True if kind is QuestionType.BOOLEAN else option
    parts = {"includes": given} if isinstance(given, list) else given if isinstance(given, dict) else {}
    includes = [each for each in parts.get("includes", ()) if each not in ("none_of_these", option)]
    if option in parts.get("includes", ()):
        return given
    rest = {"not_sure": [each for each in parts.get("not_sure", ()) if each != option]}
    return {"includes": [*includes, option], **{key: value for key, value in rest.items() if value}}


@given(RANDOMS)
def test_the_same_answers_give_the_same_and_an_emergency_gives_nothing(random: Random) -> None:
    """Whatever the order of the answers; in an emergency there is nothing to weigh."""
    base, raw = somebody(random)
    found = base.what_would_change(raw)
    names = random.sample(list(raw), len(raw))
    assert found == base.what_would_change({name: raw[name] for name in names})
    if base.assess(raw).emergency:
        assert not (found.contributors or found.raising or found.raising_left_out)
    else:
        likely = [each.id for each in base.assess(raw).contributors if each.band >= Band.LIKELY]
        assert likely == [each.id for each in found.contributors]
