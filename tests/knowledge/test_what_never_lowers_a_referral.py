"""What must never lower a referral, and what must never reassure: on random people and on the named answer sets."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from intakewise.meaning.answering import read_answers
from intakewise.meaning.infer import infer
from intakewise.model.conditions import All
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.model.rules import Supports
from intakewise.model.values import Band, Level, Truth
from intakewise.workbench.satisfying import ticked_in
from tests.knowledge.shipped import answer_sets, base, inferred, knowledge, people
from tests.random_bases.answers import RawAnswers, checked

WELL = ("healthy_adult", "healthy_older_adult", "healthy_runner", "pregnant_30_weeks")
"""Named answer sets that come out at self-care, with nothing open."""

ARGUMENT = "test.argument_against_everything"


def worrying(question: Question) -> tuple[object, ...]:
    """The worrying answers to a safety question: those it names, or every option but `none`, or yes."""
    if question.type is QuestionType.BOOLEAN:
        return (True,)
    return question.worrying or tuple(option.id for option in question.options if not option.none)


def turned_worrying(raw: RawAnswers, random: Random) -> RawAnswers | None:
    """Return the answers with one harmless safety answer turned into a worrying one; None if there is none to turn."""
    candidates = [
        question
        for question in knowledge().questionnaire.questions.values()
        if question.safety and raw.get(question.id) is not None and not question.type.is_number
    ]
    random.shuffle(candidates)
    for question in candidates:
        to = random.choice(worrying(question))
        if question.type is QuestionType.CHOICES:
            ticked = [each for each in ticked_in(raw[question.id]) if not question.option(each).none]
            if to not in ticked:
                return {**raw, question.id: [*ticked, to]}
        elif raw[question.id] not in worrying(question):
            return {**raw, question.id: to}
    return None


def test_a_worrying_answer_never_lowers_the_referral() -> None:
    """Turning one harmless safety answer into a worrying one leaves the referral where it was, or raises it."""
    drawn, random = people("worrying"), Random(1)
    turned = 0
    for raw in drawn.people(250):
        worse = turned_worrying(raw, random)
        if worse is not None:
            turned += 1
            changed = [name for name in worse if worse[name] != raw.get(name)]
            assert inferred(drawn.settled(worse)).referral >= inferred(raw).referral, (changed, worse)
    assert turned >= 200


def is_worrying(question: Question, value: object) -> bool:
    """Whether an answer to a safety question is, or ticks, a worrying one."""
    given = ticked_in(value) if question.type is QuestionType.CHOICES else [value]
    return question.safety and any(each in worrying(question) for each in given)


def test_declining_an_answer_never_hides_a_danger() -> None:
    """Where declining one answer lowers the referral, some rule of at least the lost level is open, not closed."""
    questions = knowledge().questionnaire.questions
    lowered = 0
    for raw in people("declining").people(250):
        before = inferred(raw)
        for name in raw:
            if not questions[name].type.is_number and is_worrying(questions[name], raw[name]):
                after = inferred({**raw, name: None})
                lowered += after.referral < before.referral
                assert after.referral >= before.referral or highest_open(after) >= before.referral, (name, raw)
    assert lowered >= 100


def highest_open(inference: Inference) -> Level:
    """The highest level that a rule that could not be ruled out refers to."""
    levels = (effect.level for rule, effect in knowledge().plan.referring if inference.rules[rule] is Truth.UNKNOWN)
    return max(levels, default=Level.SELF_CARE)


def test_evidence_against_never_lowers_the_referral() -> None:
    """A rule that argues against every contributor as strongly as can be changes no referral."""
    shipped, arguing = knowledge(), with_an_argument_against_everything(knowledge())
    for raw in people("against").people(200):
        facts = read_answers(shipped.questionnaire, checked(shipped.questionnaire, raw)).facts
        plain, argued = infer(shipped, facts), infer(arguing, facts)
        assert all(argued.weights[name].total <= weight.total for name, weight in plain.weights.items())
        assert plain.referral == argued.referral


def with_an_argument_against_everything(shipped: Knowledge) -> Knowledge:
    """The same base with one more rule, always true, with evidence against each contributor in its group `against`."""
    always = replace(next(iter(shipped.rules.values())), id=ARGUMENT, when=All(()), effects=())
    evidence = {
        name: (*shipped.plan.evidence[name], (ARGUMENT, Supports(name, -100, "against")))
        for name, contributor in shipped.contributors.items()
        if "against" in contributor.groups
    }
    first, *others = shipped.plan.strata
    strata = (replace(first, rules=(*first.rules, ARGUMENT)), *others)
    plan = replace(shipped.plan, strata=strata, evidence={**shipped.plan.evidence, **evidence})
    return replace(shipped, rules={**shipped.rules, ARGUMENT: always}, plan=plan)


def test_an_emergency_shows_only_first_aid() -> None:
    """In an emergency, no advice stands but first aid, and what else would have been advised is withheld."""
    seen = 0
    for raw in emergencies(40):
        assessment = base().assess(raw)
        seen += 1
        assert all(knowledge().advice[advice.id].first_aid for advice in assessment.advice)
        assert assessment.see_doctor is True
    assert seen == 40


def emergencies(count: int) -> Iterator[RawAnswers]:
    """Yield people who come out as emergencies."""
    drawn = people("emergencies")
    while count:
        raw = drawn.person(Level.EMERGENCY)
        if inferred(raw).referral is Level.EMERGENCY:
            count -= 1
            yield raw


@pytest.mark.parametrize("name", ["cramp_at_any_time", *WELL])
def test_food_and_sun_make_nothing_likely(name: str) -> None:
    """Whatever is answered on food, drink and sun, no contributor becomes likely that was not likely before."""
    raw = dict(answer_sets()[name])
    drawn = people(f"diet of {name}")
    diet = [
        question
        for section in knowledge().questionnaire.sections
        if section.id == "diet"
        for question in (knowledge().questionnaire.questions[each] for each in section.questions)
    ]
    before = inferred(raw).weights
    for _ in range(40):
        fed = dict(raw)
        drawn.change(fed, len(diet), diet)
        after = inferred(drawn.settled(fed)).weights
        became_likely = [each for each in after if after[each].band >= Band.LIKELY > before[each].band]
        assert [] == became_likely, fed


def test_no_answer_at_all_gives_no_reassurance() -> None:
    """Whoever answers nothing, or declines everything, hears neither "no doctor" nor "unlikely"."""
    for raw in ({}, dict.fromkeys(knowledge().questionnaire.questions)):
        assessment = base().assess(raw)
        assert assessment.see_doctor is None
        assert Level.EMERGENCY in {each.level for each in assessment.not_ruled_out}
        assert knowledge().levels[Level.SELF_CARE].reassures not in assessment.referral.headline
        assert [] == [each.id for each in assessment.contributors if each.enough_answers]
        assert () == assessment.advice


@pytest.mark.parametrize("name", WELL)
def test_one_declined_safety_answer_withholds_the_all_clear(name: str) -> None:
    """A well person who declines a safety question hears "no doctor" only where no answer to it could change that."""
    well = dict(answer_sets()[name])
    assert is_all_clear(well)
    safety = [each for each in well if knowledge().questionnaire.questions[each].safety and is_shown(well, each)]
    still_clear = [each for each in safety if is_all_clear({**well, each: None})]
    assert len(still_clear) <= 4, still_clear
    assert len(safety) >= 25
    for each in still_clear:
        for value in worrying(knowledge().questionnaire.questions[each]):
            is_list = knowledge().questionnaire.questions[each].type is QuestionType.CHOICES
            answered = {**well, each: [value] if is_list else value}
            assert inferred(answered).referral is Level.SELF_CARE, each


def is_all_clear(raw: RawAnswers) -> bool:
    """Whether somebody would be told that they need no doctor: self-care, and nothing open above it."""
    inference = inferred(raw)
    return inference.referral is Level.SELF_CARE and highest_open(inference) is Level.SELF_CARE


def is_shown(raw: RawAnswers, name: str) -> bool:
    """Whether a question is asked at all of this person."""
    questionnaire = knowledge().questionnaire
    return name not in read_answers(questionnaire, checked(questionnaire, raw)).hidden
