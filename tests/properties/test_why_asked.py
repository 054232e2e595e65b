"""What "why do you ask?" names is what an answer can change: nothing else changes, and nothing is named for show."""

from itertools import product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from intakewise.explain.why_asked import WhyAsked
from intakewise.interview.interview import Interview
from intakewise.meaning.slices import Slicer
from intakewise.model.assessments import Assessment
from intakewise.model.conditions import All, AnyOf, Condition, Holds
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, Questionnaire, QuestionType, Section
from intakewise.model.rules import Cautions, Refers
from intakewise.model.values import Level
from intakewise.wiring.knowledge_base import KnowledgeBase
from tests.properties.test_interviews import wandered
from tests.random_bases.answers import RawAnswers, value_for
from tests.random_bases.rules import assembled, rule_of

RANDOMS = st.randoms(use_true_random=False)


def interview_with(knowledge: Knowledge, answers: RawAnswers) -> Interview:
    """An interview with these answers."""
    interview = Interview(knowledge)
    interview.answer_several(answers)
    return interview


def everything(interview: Interview, name: str) -> list[WhyAsked]:
    """Why a question is asked, and why those are that its answer may open or close."""
    found, waiting = {}, [name]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = interview.why(name)
            waiting += found[name].can_change.questions
    return list(found.values())


def completed(random: Random, knowledge: Knowledge, answers: RawAnswers) -> RawAnswers:
    """The answers with every other question answered or declined."""
    return {
        name: answers.get(name, value_for(random, question) if random.random() < 0.8 else None)
        for name, question in knowledge.questionnaire.questions.items()
    }


def differing(one: Assessment, other: Assessment) -> dict[str, set[str]]:
    """What two assessments conclude differently, by kind."""
    # In an emergency all advice is held back, whatever the answers.
    is_emergency = Level.EMERGENCY in (one.referral.level, other.referral.level)
    before, after = (_concluded(each, with_advice=not is_emergency) for each in (one, other))
    return {
        kind: {name for name in {*before[kind], *after[kind]} if before[kind].get(name) != after[kind].get(name)}
        for kind in before
    }


def _concluded(assessment: Assessment, *, with_advice: bool) -> dict[str, dict[str, object]]:
    return {
        "contributors": {each.id: (each.band, each.could_be) for each in assessment.contributors},
        "states": {each.id: each.truth for each in assessment.states if each.shown},
        "advice": _advised(assessment) if with_advice else {},
        "cautions": {each.id: True for each in assessment.cautions},
    }


def _advised(assessment: Assessment) -> dict[str, object]:
    offered: dict[str, object] = {each.id: ([food.id for food in each.foods], each.need) for each in assessment.advice}
    return offered | {each.id: each.reason for each in assessment.withheld}


@given(RANDOMS)
def test_an_answer_changes_nothing_but_what_was_named(random: Random) -> None:
    """Whatever else is answered: two replies to a question differ in nothing that its "why" did not name."""
    knowledge, interview = wandered(random)
    question = random.choice([each.question for section in interview.review for each in section.questions])
    slicer = Slicer(knowledge)
    answers = {
        name: value
        for name, value in interview.answers.items()
        if name != question.id and question.id not in slicer.behind(name)
    }
    so_far = interview_with(knowledge, answers)
    reasons = everything(so_far, question.id)
    named = {
        "contributors": {name for each in reasons for name in each.can_change.contributors},
        "states": {name for each in reasons for name in each.can_change.states},
        "advice": {name for each in reasons for name in (*each.can_change.advice, *each.can_change.withheld)},
        "cautions": {name for each in reasons for name in each.can_change.cautions},
    }
    levels = {level for each in reasons for level in each.can_change.levels}
    base = KnowledgeBase(knowledge)
    for _ in range(5):
        one = completed(random, knowledge, answers)
        other = {**one, question.id: random.choice((None, value_for(random, question)))}
        results = [base.assess(interview_with(knowledge, each).answers) for each in (one, other)]
        changed = differing(*results)
        reached = {each.referral.level for each in results}
        assert len(reached) == 1 or max(reached) in levels
        for kind, names in named.items():
            assert changed[kind] <= names, kind


QUESTIONS = tuple(f"b{number}" for number in range(6))
YES_OR_NO = {name: Question(name, f"{name}?", QuestionType.BOOLEAN, "?", "all") for name in QUESTIONS}


def read_once(random: Random) -> Knowledge:
    """A base of yes-or-no questions, each of which no rule reads twice: there the bounds are exact."""
    rules = {}
    for number in range(random.randint(1, 4)):
        name = f"rule.r{number}"
        when = _over(random, random.sample(QUESTIONS, random.randint(1, 5)))
        effect = Cautions("careful") if random.random() < 0.2 else Refers(random.choice(list(Level)[1:]), 14)
        rules[name] = rule_of(name, when, effect)
    asked = Questionnaire("once", "Once", (Section("all", "All", QUESTIONS),), YES_OR_NO, (), QUESTIONS)
    return assembled(asked, rules, {}, {})


def _over(random: Random, names: list[str]) -> Condition:
    if len(names) == 1:
        return Holds(names[0], expected=random.random() < 0.7)
    cut = random.randint(1, len(names) - 1)
    parts = (_over(random, names[:cut]), _over(random, names[cut:]))
    return All(parts) if random.random() < 0.5 else AnyOf(parts)


@given(RANDOMS)
def test_what_is_named_can_really_be_changed(random: Random) -> None:
    """For each rule that is named, there are other answers with which this one alone decides it; the level is its."""
    knowledge = read_once(random)
    answers: RawAnswers = {name: random.random() < 0.5 for name in QUESTIONS if random.random() < 0.4}
    interview = interview_with(knowledge, answers)
    for name in QUESTIONS:
        reason = interview.why(name)
        left = [each for each in QUESTIONS if each not in answers and each != name]
        for rule in reason.can_change.rules:
            decided = (
                _truth(knowledge, {**answers, **dict(zip(left, values, strict=True))}, name, rule)
                for values in product((False, True), repeat=len(left))
            )
            assert any(decided), (name, rule)
        named = {refers.level for rule in reason.can_change.rules if (refers := knowledge.rules[rule].refers)}
        assert {*reason.can_change.levels} <= named
        certain = interview_with(knowledge, {key: answers[key] for key in answers if key != name}).referral_so_far
        assert all(level > certain for level in reason.can_change.levels)


def _truth(knowledge: Knowledge, answers: RawAnswers, name: str, rule: str) -> bool:
    """Whether a rule hangs on one answer alone."""
    both = [interview_with(knowledge, {**answers, name: value}) for value in (False, True)]
    true, false = (each._so_far.inference.rules[rule] for each in both)
    return true is not false


@given(RANDOMS)
def test_a_safety_question_says_that_it_is_one(random: Random) -> None:
    """In the first sentence; the others say what the answer can change, or that it changes nothing."""
    _, interview = wandered(random)
    for section in interview.review:
        for each in section.questions:
            sentences = interview.why(each.question.id).sentences
            assert each.question.safety is sentences[0].startswith("This is a safety question")
            assert 1 + each.question.safety <= len(sentences) <= 4
