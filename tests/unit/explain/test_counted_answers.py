"""Of a count or a score, the answers that a result rests on: those that made it high enough, or low enough."""

import pytest

from intakewise.model.conditions import Compare, Condition, Holds, Operator
from intakewise.model.questionnaires import Derived, Operation, Question, Questionnaire, QuestionType, Scored, Section
from intakewise.model.rules import Refers
from intakewise.model.values import Level
from intakewise.wiring.knowledge_base import KnowledgeBase
from tests.random_bases.rules import assembled, rule_of

NAMES = ("fever", "rash", "rested")
POINTS = {"fever": 1, "rash": 1, "rested": -1}
QUESTIONNAIRE = Questionnaire(
    "asked",
    "Asked",
    (Section("s", "S", NAMES),),
    {name: Question(name, f"{name}?", QuestionType.BOOLEAN, "?", "s") for name in NAMES},
    (
        Derived(
            "signs",
            "Signs",
            Operation.SCORE,
            scored=tuple(Scored(points, Holds(name, expected=True)) for name, points in POINTS.items()),
        ),
    ),
    (*NAMES, "signs"),
)


def said(when: Condition, **answers: bool) -> tuple[str, ...]:
    """The questions that a referral on this condition rests on."""
    knowledge = assembled(QUESTIONNAIRE, {"r.one": rule_of("r.one", when, Refers(Level.ROUTINE))}, {}, {})
    (reason,) = KnowledgeBase(knowledge).assess(answers).referral.reasons
    return reason.reason.questions


@pytest.mark.parametrize(
    ("operator", "value", "expected"),
    [
        (Operator.AT_LEAST, 1, ("fever", "rested")),
        (Operator.AT_MOST, 1, ("rash",)),
        (Operator.EQUALS, 1, ("fever", "rash", "rested")),
        (Operator.DIFFERS, 2, ("fever", "rash", "rested")),
    ],
)
def test_a_score_rests_on_what_moved_it_that_way(operator: Operator, value: int, expected: tuple[str, ...]) -> None:
    """High enough by what is true and adds, or false and takes away; low enough by the rest; exact by everything."""
    assert expected == said(Compare("signs", operator, value), fever=True, rash=False, rested=False)


def test_what_is_not_known_is_no_reason() -> None:
    """A score that is high enough whatever the missing answer rests on the answers that were given."""
    assert ("fever", "rash") == said(Compare("signs", Operator.AT_LEAST, 1), fever=True, rash=True)
