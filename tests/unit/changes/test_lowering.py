"""The search for what would lower a band, on bases small enough to see through."""

from dataclasses import replace

import pytest

from intakewise.changes.alternatives import alternatives
from intakewise.model.answers import Ticked
from intakewise.model.changes import ContributorChanges
from intakewise.model.conditions import AnyOf, Compare, Condition, Holds, Operator
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import NumberRange, Option, Question, Questionnaire, QuestionType, Section
from intakewise.model.rules import Advises, Cautions, Contributor, Effect, GroupBounds, Refers, Supports, Withholds
from intakewise.model.values import Band, Level
from intakewise.wiring.knowledge_base import KnowledgeBase
from tests.random_bases.rules import assembled, rule_of

TEA = Question(
    *("tea", "How many cups of tea?", QuestionType.INTEGER, "To test.", "only"),
    range=NumberRange(0, 20, 0, 12),
    modifiable=True,
)
HABITS = [
    Question(name, f"{name}?", QuestionType.BOOLEAN, "To test.", "only", modifiable=True) for name in ("late", "loud")
]
LATE, LOUD = Holds("late", expected=True), Holds("loud", expected=True)
TEA_5 = Compare("tea", Operator.AT_LEAST, 5)
POINTS = Supports("restless", 7, "habit")
SOMEBODY: dict[str, object] = {"tea": 8, "late": True, "loud": True}


def base_of(*rules: tuple[Condition, Effect], questions: list[Question] | None = None) -> KnowledgeBase:
    """A base of one contributor, 'restless', that begins at -4: one rule for it makes it likely."""
    return KnowledgeBase(knowledge_of(*rules, questions=questions))


def knowledge_of(*rules: tuple[Condition, Effect], questions: list[Question] | None = None) -> Knowledge:
    """The knowledge behind `base_of`."""
    asked = {question.id: question for question in questions or [TEA, *HABITS]}
    questionnaire = Questionnaire("q", "Q", (Section("only", "All", tuple(asked)),), asked, (), tuple(asked))
    made = {f"rule.r{number}": rule_of(f"rule.r{number}", *rule) for number, rule in enumerate(rules)}
    restless = Contributor("restless", "Restless", "stress", -4, {"habit": GroupBounds()})
    return assembled(questionnaire, made, {}, {"restless": restless}, ("a1",))


def changes_of(base: KnowledgeBase, answers: dict[str, object] | None = None) -> ContributorChanges:
    """What would lower the one contributor."""
    (found,) = base.what_would_change(answers or SOMEBODY).contributors
    return found


def named(found: ContributorChanges) -> list[list[tuple[str, object]]]:
    """The suggestions, each as questions with their other answers."""
    return [[(change.question, change.answer) for change in each.changes] for each in found.lowerings]


def test_the_nearest_number_that_does_it_is_named() -> None:
    """Eight cups are too many, from five on: four would do, though none would, too."""
    found = changes_of(base_of((TEA_5, POINTS)))
    assert [[("tea", 4)]] == named(found)
    assert Band.POSSIBLE is found.lowerings[0].band


def test_two_changes_are_named_only_where_one_does_not_do() -> None:
    """Where each of two habits suffices, both have to change; where one change does it alone, it stands alone."""
    either = (AnyOf((LATE, LOUD)), POINTS)
    assert [[("late", False), ("loud", False)]] == named(changes_of(base_of(either)))
    tea_too = changes_of(base_of(either, (TEA_5, POINTS)))
    assert [[("tea", 4)]] == named(tea_too)
    assert (Band.VERY_LIKELY, Band.LIKELY) == (tea_too.band, tea_too.lowerings[0].band)


@pytest.mark.parametrize(
    "effect",
    [Refers(Level.ROUTINE), Cautions("careful"), Withholds("a1")],
    ids=["a referral", "a caution", "a withheld advice"],
)
def test_what_makes_something_else_worse_is_not_suggested(effect: Effect) -> None:
    """Less tea would lower it, and would bring on something worse: so it is left alone, by itself and in pairs."""
    advises = (Compare("tea", Operator.AT_MOST, 99), Advises("a1"))
    found = changes_of(base_of((TEA_5, POINTS), advises, (Compare("tea", Operator.AT_MOST, 4), effect)))
    assert [] == named(found)
    assert found.tried > 0


@pytest.mark.parametrize("unless", [True, None])
def test_nothing_is_suggested_unless_it_is_known_to_be_safe(unless: bool | None) -> None:
    """Neither where the danger is there, nor where nobody said; where it is known not to be, it is."""
    tea = replace(TEA, modifiable_unless=LATE)
    base = base_of((TEA_5, POINTS), (LATE, Cautions("careful")), questions=[tea, *HABITS])
    assert [] == named(changes_of(base, {**SOMEBODY, "late": unless}))
    assert [[("tea", 4)]] == named(changes_of(base, {**SOMEBODY, "late": False}))


def test_an_answer_that_was_declined_is_not_changed() -> None:
    """Nobody knows from what to what."""
    found = changes_of(base_of((LOUD, POINTS), (LATE, POINTS)), {"tea": None, "late": None, "loud": True})
    assert [[("loud", False)]] == named(found)


def test_what_only_becomes_unknown_has_not_become_lower() -> None:
    """Where less tea leaves open what made it likely, since another answer is missing, nothing is suggested."""
    base = base_of((AnyOf((TEA_5, LATE)), POINTS))
    assert [] == named(changes_of(base, {"tea": 8, "late": None}))
    assert [[("tea", 4)]] == named(changes_of(base, {"tea": 8, "late": False}))


def test_what_is_missing_elsewhere_does_not_stand_in_the_way() -> None:
    """A band that other answers could still raise is lowered all the same, and what it could be is told."""
    (lowering,) = changes_of(base_of((TEA_5, POINTS), (LATE, POINTS)), {"tea": 8, "late": None}).lowerings
    assert (Band.POSSIBLE, Band.LIKELY) == (lowering.band, lowering.could_be)


def test_pairs_beyond_the_bound_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was not tried is said."""
    monkeypatch.setattr("intakewise.changes.lowering.MOST_PAIRS", 0)
    found = changes_of(base_of((AnyOf((LATE, LOUD)), POINTS)))
    assert ([], 1) == (named(found), found.not_tried)


def test_one_item_comes_off_a_list_at_a_time() -> None:
    """Only those that can be changed; a list from which the last one goes says none of these."""
    options = (Option("a", "A", modifiable=True), Option("b", "B"), Option("none_of_these", "None", none=True))
    question = Question("list", "List?", QuestionType.CHOICES, "To test.", "only", options=options)
    knowledge = knowledge_of()
    assert [Ticked(("b",))] == alternatives(knowledge, question, Ticked(("a", "b")))
    assert [Ticked(("none_of_these",))] == alternatives(knowledge, question, Ticked(("a",)))
    assert [] == alternatives(knowledge, question, Ticked(("b",)))


def test_options_are_tried_from_the_nearest() -> None:
    """From the middle of five: its neighbours first."""
    options = tuple(Option(name, name) for name in "abcde")
    question = Question("much", "How much?", QuestionType.CHOICE, "To test.", "only", options=options, ordered=True)
    assert ["b", "d", "a", "e"] == alternatives(knowledge_of(), question, "c")
