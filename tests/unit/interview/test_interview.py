"""One interview, step by step: branches that close and open, going back, an emergency, and being put away."""

import pytest

from intakewise.interview.interview import Interview
from intakewise.model.conditions import Holds
from intakewise.model.questionnaires import Option, Question, Questionnaire, QuestionType, Section
from intakewise.model.rules import Refers
from intakewise.model.values import Level
from intakewise.problems.exceptions import AnswersInvalid, NothingToAnswer
from intakewise.wiring.knowledge_base import KnowledgeBase
from tests.interviews import question_before, whole_interview
from tests.random_bases.rules import assembled, rule_of

_SIGNS = (Option("fever", "Fever"), Option("no_sign", "None", none=True))

QUESTIONS = (
    Question("smokes", "Do you smoke?", QuestionType.BOOLEAN, "?", "first"),
    Question("coughs", "Do you cough?", QuestionType.BOOLEAN, "?", "first", ask_when=Holds("smokes", expected=True)),
    Question("fit", "Did you have a fit?", QuestionType.BOOLEAN, "?", "second", safety=True),
    Question("signs", "Which of these?", QuestionType.CHOICES, "?", "second", options=_SIGNS),
)
SECTIONS = (Section("first", "First", ("smokes", "coughs")), Section("second", "Second", ("fit", "signs")))
NAMES = tuple(question.id for question in QUESTIONS)
ASKED = Questionnaire("asked", "Asked", SECTIONS, {question.id: question for question in QUESTIONS}, (), NAMES)
RULE = rule_of("flag.fit", Holds("fit", expected=True), Refers(Level.EMERGENCY))
KNOWLEDGE = assembled(ASKED, {RULE.id: RULE}, {}, {})


def asked(interview: Interview) -> str:
    """The id of the question asked now; empty if there is none."""
    question = interview.next_question()
    return question.id if question else ""


def test_questions_come_in_order_and_closed_ones_do_not() -> None:
    """A branch that an answer closes is not asked."""
    interview = whole_interview(KNOWLEDGE)
    seen = []
    for value in (False, None, ["fever"]):
        seen.append(asked(interview))
        interview.answer(value)
    assert ["smokes", "fit", "signs"] == seen
    assert interview.is_over
    with pytest.raises(NothingToAnswer):
        interview.answer(True)


def test_a_declined_answer_leaves_its_branch_open() -> None:
    """Who does not say whether they smoke is asked whether they cough."""
    interview = whole_interview(KNOWLEDGE)
    interview.decline("rather_not_say")
    assert "coughs" == asked(interview)


def test_a_change_says_which_answers_it_closes_and_brings_back() -> None:
    """An answer that does not count now is kept, and counts again when its branch returns."""
    interview = whole_interview(KNOWLEDGE)
    interview.answer(True)
    interview.answer(True)
    closed = interview.change("smokes", False)
    assert (("coughs",), ()) == (closed.no_longer_apply, closed.apply_again)
    assert {"smokes": False} == interview.answers
    opened = interview.change("smokes", True)
    assert ((), ("coughs",)) == (opened.no_longer_apply, opened.apply_again)
    assert {"smokes": True, "coughs": True} == interview.answers


def test_going_back_reaches_an_answer_that_did_not_count_for_a_while() -> None:
    """Back over a closed question leaves it its place, so that it can be taken back once it counts again."""
    interview = whole_interview(KNOWLEDGE)
    interview.answer(True)
    interview.answer(True)
    interview.change("smokes", False)
    assert "smokes" == question_before(interview)
    interview.answer(True)
    assert {"smokes": True, "coughs": True} == interview.answers
    assert {"smokes", "coughs"} == {question_before(interview), question_before(interview)}
    assert {} == interview.answers


def test_back_returns_what_was_said() -> None:
    """The question comes again, and its former answer is known."""
    interview = whole_interview(KNOWLEDGE)
    with pytest.raises(NothingToAnswer):
        interview.back()
    interview.answer(False)
    assert "smokes" == question_before(interview)
    assert interview.former_answer("smokes") is False
    assert "smokes" == asked(interview)
    assert interview.former_answer("signs") is None


def test_an_answer_that_does_not_fit_changes_nothing() -> None:
    """The same question is still asked, and what was answered still counts."""
    interview = whole_interview(KNOWLEDGE)
    for name, value in (("smokes", "perhaps"), ("nowhere", True), ("signs", ["rash"])):
        with pytest.raises(AnswersInvalid):
            interview.change(name, value)
    with pytest.raises(AnswersInvalid):
        interview.decline("no_reason")
    assert "smokes" == asked(interview)
    assert {} == interview.answers


def test_an_emergency_ends_the_interview_once_it_is_confirmed() -> None:
    """Not before; and changing an answer reopens it."""
    interview = whole_interview(KNOWLEDGE)
    interview.answer(False)
    with pytest.raises(NothingToAnswer):
        interview.confirm_emergency()
    interview.answer(True)
    assert ("flag.fit",) == tuple(rule.id for rule in interview.emergency)
    assert "signs" == asked(interview)
    interview.confirm_emergency()
    assert interview.is_over
    assert interview.ended_by_emergency
    interview.change("fit", False)
    assert "signs" == asked(interview)
    assert not interview.ended_by_emergency


def test_progress_counts_what_is_shown() -> None:
    """A branch that opens adds its questions, and the section is that of the question asked now."""
    interview = whole_interview(KNOWLEDGE)
    assert (0, 4, "First", 1, 2) == _progress(interview)
    interview.answer(False)
    assert (1, 3, "Second", 2, 2) == _progress(interview)
    interview.change("smokes", True)
    assert (1, 4, "First", 1, 2) == _progress(interview)


def _progress(interview: Interview) -> tuple[int, int, str, int, int]:
    progress = interview.progress
    return progress.answered, progress.total, progress.section, progress.section_number, progress.sections


def state() -> dict[str, object]:
    """The state of an interview with two answers."""
    interview = whole_interview(KNOWLEDGE)
    interview.answer(True)
    interview.answer(False)
    return interview.to_dict()


@pytest.mark.parametrize(
    "damaged",
    [
        None,
        [],
        "state",
        {},
        {**state(), "schema_version": "2.0"},
        {**state(), "schema_version": None},
        {**{key: value for key, value in state().items() if key != "schema_version"}, "state_version": 2},
        {**state(), "knowledge": "random"},
        {**state(), "knowledge": {"id": "another"}},
        {**state(), "answers": None},
        {**state(), "answers": {"smokes": "perhaps"}},
        {**state(), "answers": {"nowhere": True}},
    ],
)
def test_what_is_not_a_state_is_refused(damaged: object) -> None:
    """Something else, another version, another base, or answers that do not fit: problems, nothing worse."""
    with pytest.raises(AnswersInvalid):
        KnowledgeBase(KNOWLEDGE).resume(damaged)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "trail", [None, "smokes", [], [["smokes"], {}], ["nowhere"], ["smokes", "smokes", "coughs"], ["coughs", 3]]
)
def test_a_trail_that_was_damaged_loses_no_answer(trail: object) -> None:
    """Whatever the trail says, every answer counts and can be taken back, once."""
    interview = Interview.from_dict(KNOWLEDGE, {**state(), "trail": trail})
    assert {"smokes": True, "coughs": False} == interview.answers
    assert {"smokes", "coughs"} == {question_before(interview), question_before(interview)}
    with pytest.raises(NothingToAnswer):
        interview.back()


def test_a_state_cannot_claim_an_emergency_that_is_none() -> None:
    """An interview that says it ended by an emergency, and has none, goes on."""
    interview = Interview.from_dict(KNOWLEDGE, {**state(), "ended_by_emergency": True})
    assert not interview.ended_by_emergency
    assert "fit" == asked(interview)


def test_a_misspelt_question_is_refused_as_in_answers() -> None:
    """What was meant is suggested, and a name of any length is cut short."""
    with pytest.raises(AnswersInvalid) as refused:
        Interview(KNOWLEDGE).change("smoke", True)
    assert ["smokes"] == [problem.suggestion for problem in refused.value.problems]
    with pytest.raises(AnswersInvalid) as refused:
        Interview(KNOWLEDGE).change("x" * 10_000, True)
    assert len(str(refused.value)) < 500
