"""Why a question is asked, in words: the gravest first, and nothing that it cannot change."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from intakewise.interview.interview import Interview
from intakewise.model.conditions import AnyOf, Condition
from intakewise.model.questionnaires import QuestionType
from intakewise.model.rules import Advises, Cautions, Concludes, Effect, LeavesOut, Refers, Supports, Withholds
from intakewise.model.values import Level
from tests.unit.meaning.test_relevance import base, yes

RULES: Mapping[str, tuple[Condition, Effect]] = {
    "r": (yes("a"), Refers(Level.EMERGENCY)),
    "s": (yes("a"), Refers(Level.ROUTINE)),
    "t": (yes("b"), Supports("flu", 7, "signs")),
    "u": (yes("b"), Advises("rest")),
    "v": (yes("c"), Withholds("rest")),
    "w": (yes("c"), Concludes("shown")),
    "x": (yes("c"), Cautions("careful")),
    "y": (yes("c"), LeavesOut("i0")),
}


def sentences(name: str, rules: Mapping[str, tuple[Condition, Effect]] = RULES, **answers: object) -> list[str]:
    """What is said of a question after some answers."""
    interview = Interview(base(rules))
    interview.answer_several(answers)
    return list(interview.why(name).sentences)


def test_it_names_what_hangs_on_the_answer() -> None:
    """Levels, contributors, advice, and what else is pointed out."""
    assert ["Your answer can change whether we tell you: “emergency”, “routine”."] == sentences("a")
    assert [
        "It can change how likely these are to play a part: “Flu”.",
        "It can change what we advise, or warn of: “rest”.",
    ] == sentences("b")
    assert [
        "It can change what we advise, or warn of: “rest”, “Careful”.",
        "It can change what else the result points out: “Shown”.",
    ] == sentences("c")


@pytest.mark.parametrize(
    ("rules", "answers", "expected"),
    [
        (RULES, {"b": False}, "It can change what we advise, or warn of: “Careful”."),
        ({**RULES, "z": (yes("d"), Cautions("careful"))}, {"b": False, "d": True}, "It can change what else"),
        ({"y": (yes("c"), LeavesOut("i0")), "u": (yes("b"), Advises("rest"))}, {"b": True}, "It can change what we"),
        (
            {"r": (yes("c"), Refers(Level.ROUTINE)), "s": (yes("d"), Refers(Level.SOON))},
            {"d": True},
            "Your answer can add",
        ),
    ],
    ids=["nothing to withhold", "warned already", "other foods", "referred further already"],
)
def test_it_names_nothing_that_is_settled(
    rules: Mapping[str, tuple[Condition, Effect]], answers: Mapping[str, object], expected: str
) -> None:
    """What other answers have decided is not at stake any more."""
    assert sentences("c", rules, **answers)[0].startswith(expected)


def test_of_an_answered_question_it_says_what_another_answer_would_change() -> None:
    """As before it was answered."""
    assert sentences("a") == sentences("a", a=True)


def test_what_can_change_nothing_says_so() -> None:
    """A text is there for whoever reads it."""
    assert ["Whatever you reply, the result stays the same."] == sentences("d")
    knowledge = base(RULES)
    questions = {**knowledge.questionnaire.questions}
    questions["d"] = replace(questions["d"], type=QuestionType.TEXT)
    interview = Interview(replace(knowledge, questionnaire=replace(knowledge.questionnaire, questions=questions)))
    assert interview.why("d").sentences[0].startswith("Your answer changes nothing in the result")


def test_what_an_answer_does_through_other_questions_is_told_as_that() -> None:
    """The question that it opens is what changes the result."""
    interview = Interview(base({"r": (yes("b"), Refers(Level.SOON))}, {"b": yes("a")}))
    why = interview.why("a")
    assert ((), ("b",)) == (why.can_change.levels, why.can_change.questions)
    assert ("It decides which other questions you are asked.",) == why.sentences
    assert (Level.SOON,) == interview.why("b").can_change.levels


def test_an_answer_that_may_still_be_closed_settles_nothing() -> None:
    """Once it is closed, this question is what decides: that came of a jump ahead."""
    knowledge = base({"r": (AnyOf((yes("b"), yes("c"))), Refers(Level.SOON))}, {"b": yes("a")})
    interview = Interview(knowledge)
    interview.change("b", True)
    assert (Level.SOON,) == interview.why("c").can_change.levels
    interview.change("a", True)
    assert () == interview.why("c").can_change.levels
    interview.change("a", False)
    assert (Level.SOON,) == interview.why("c").can_change.levels
