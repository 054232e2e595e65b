"""Why: the answers that a result rests on, in the words of the person, and nothing else."""

from decimal import Decimal

import pytest

from intakewise.model.assessments import Assessment
from intakewise.model.conditions import All, AnyOf, Compare, Condition, Holds, Includes, Operator
from intakewise.model.questionnaires import (
    NumberRange,
    Option,
    Question,
    Questionnaire,
    QuestionType,
    Section,
)
from intakewise.model.rules import Advises, Concludes, Effect, Refers, State
from intakewise.model.values import Level
from intakewise.wiring.knowledge_base import KnowledgeBase
from tests.random_bases.rules import assembled, rule_of

_SIGNS = (
    Option("fever", "Fever"),
    Option("rash", "Rash"),
    Option("cough", "Cough"),
    Option("no_sign", "None", none=True),
)

QUESTIONS = (
    Question("snores", "Do you snore?", QuestionType.BOOLEAN, "?", "s"),
    Question("age", "How old are you?", QuestionType.INTEGER, "?", "s", unit="a", range=NumberRange(0, 120, 0, 120)),
    Question(
        "fluids",
        "How much do you drink?",
        QuestionType.DECIMAL,
        "?",
        "s",
        unit="L/d",
        unit_label="litres a day",
        decimals=2,
        range=NumberRange(0, 1500, 0, 1500),
        also_accept={"cups": Decimal("0.25")},
    ),
    Question("signs", "Which of these?", QuestionType.CHOICES, "?", "s", options=_SIGNS, allow_not_sure=True),
    Question("words", "Anything else?", QuestionType.TEXT, "?", "s"),
)
NAMES = tuple(question.id for question in QUESTIONS)
ASKED = Questionnaire(
    "asked", "Asked", (Section("s", "S", NAMES),), {question.id: question for question in QUESTIONS}, (), NAMES
)


def snores() -> Condition:
    """A test of one answer."""
    return Holds("snores", expected=True)


def assessed(answers: dict[str, object], *rules: tuple[Condition, Effect]) -> Assessment:
    """What a base of these rules comes to."""
    named = {f"r.n{number}": rule_of(f"r.n{number}", when, effect) for number, (when, effect) in enumerate(rules)}
    knowledge = assembled(ASKED, named, {"ill": State("ill", "Ill")}, {}, ("rest",))
    return KnowledgeBase(knowledge).assess(answers)


def said(when: Condition, **answers: object) -> tuple[str, ...]:
    """What stands after "because you said" for a rule that is true."""
    (reason,) = assessed({"words": "my secret", **answers}, (when, Refers(Level.ROUTINE))).referral.reasons
    return reason.reason.because_you_said


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (1.5, "1.5 litres a day"),
        (2, "2 litres a day"),
        (10, "10 litres a day"),
        (0.05, "0.05 litres a day"),
        ({"value": 7, "unit": "cups"}, "1.75 litres a day"),
    ],
)
def test_a_number_is_said_with_its_unit(answer: object, expected: str) -> None:
    """As short as it can be written, in the unit of the question."""
    found = said(Compare("fluids", Operator.AT_LEAST, 0), fluids=answer)
    assert (f"How much do you drink? {expected}",) == found


def test_of_a_list_only_what_mattered_is_said() -> None:
    """Options that no part of the condition needed are left out, ticked or not."""
    fever = Includes("signs", "fever", expected=True)
    no_rash = Includes("signs", "rash", expected=False)
    assert ("Which of these? Fever",) == said(fever, signs=["fever", "cough"])
    assert ("Which of these? Not: Rash",) == said(no_rash, signs=["fever", "cough"])
    assert ("Which of these? Fever",) == said(
        All((fever, no_rash)), signs={"includes": ["fever"], "not_sure": ["cough"]}
    )


def test_only_the_branch_that_held_is_said() -> None:
    """Of an `any`, the parts that are true; what was answered to the others had no part in it."""
    either = AnyOf((snores(), Compare("age", Operator.AT_LEAST, 60)))
    assert ("How old are you? 64 a",) == said(either, snores=False, age=64)
    assert ("Do you snore? Yes", "How old are you? 64 a") == said(either, snores=True, age=64)


def test_what_lies_behind_a_state_is_said() -> None:
    """A rule on a state rests on the answers of the rules that made it true, in asking order."""
    result = assessed(
        {"age": 64, "snores": True, "signs": ["fever"]},
        (Compare("age", Operator.AT_LEAST, 60), Concludes("ill")),
        (Includes("signs", "rash", expected=True), Concludes("ill")),
        (All((Holds("ill", expected=True), snores())), Refers(Level.ROUTINE)),
    )
    (reason,) = result.referral.reasons
    assert ("Do you snore? Yes", "How old are you? 64 a") == reason.reason.because_you_said
    assert ("snores", "age") == reason.reason.questions


def test_no_text_of_a_person_is_a_reason() -> None:
    """Free text is kept with the answers and stands nowhere else."""
    result = assessed(
        {"words": "my secret", "snores": True}, (snores(), Refers(Level.URGENT)), (snores(), Advises("rest"))
    )
    plain = result.to_dict()
    assert {"words": "my secret", "snores": True} == plain.pop("answers")
    assert "my secret" not in str(plain)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"snores": True, "age": 30}, "soon: Title of r.n0."),
        ({"snores": False, "age": 30}, "self_care."),
        (
            {"snores": True},
            "soon: Title of r.n0. 1 warning sign could not be ruled out. Answer “How old are you?”, or ask a "
            "pharmacist or doctor.",
        ),
        (
            {},
            "We cannot say yet that you need no doctor. 2 warning signs could not be ruled out. Answer “How old are "
            "you?” and 1 more, or ask a pharmacist or doctor.",
        ),
    ],
)
def test_a_headline_says_no_more_than_is_known(answers: dict[str, object], expected: str) -> None:
    """The level with what led to it, and what could still raise it; never that no doctor is needed while one may be."""
    result = assessed(
        answers, (snores(), Refers(Level.SOON, 14)), (Compare("age", Operator.AT_LEAST, 60), Refers(Level.URGENT))
    )
    assert expected == result.referral.headline


def test_a_headline_asks_for_no_answer_that_was_given_in_part() -> None:
    """What was not answered at all comes first; who answered as well as they could is sent to ask."""
    rash = (Includes("signs", "rash", expected=True), Refers(Level.URGENT))
    aged = (Compare("age", Operator.AT_LEAST, 60), Refers(Level.URGENT))
    in_part: dict[str, object] = {"signs": {"includes": ["fever"], "not_sure": ["rash"]}}
    assert "Answer “How old are you?” and 1 more, or ask" in assessed(in_part, rash, aged).referral.headline
    headline = assessed({**in_part, "age": 30}, rash, aged).referral.headline
    assert " is known to us: ask a pharmacist or doctor." in headline
    assert "Answer “" not in headline
