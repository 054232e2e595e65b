"""An interview of another version of its questionnaire: an answer counts only for the question that was shown."""

from dataclasses import replace

import pytest

from intakewise.interview.interview import Interview
from intakewise.interview.resuming import Why, as_asked, taken_back
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Option, Question, Questionnaire, SharedScreen
from intakewise.wiring.knowledge_base import KnowledgeBase
from tests.interviews import question_before, whole_interview
from tests.unit.interview.test_interview import ASKED, KNOWLEDGE, QUESTIONS, SECTIONS


def version(**changes: Question | None) -> Knowledge:
    """The base some time later: questions by id as they are then; None: gone."""
    questions = {each.id: each for each in QUESTIONS}
    later = {name: changes.get(name, question) for name, question in questions.items()}
    kept = {name: question for name, question in later.items() if question is not None}
    asked = Questionnaire(ASKED.id, ASKED.title, SECTIONS, kept, (), tuple(kept))
    return replace(KNOWLEDGE, questionnaire=asked, digest="another")


SMOKES, COUGHS, FIT, SIGNS = QUESTIONS


def state() -> dict[str, object]:
    """Three answers, of which the last is taken back."""
    interview = whole_interview(KNOWLEDGE)
    for value in (True, False, False, ["no_sign"]):
        interview.answer(value)
    interview.back()
    return interview.to_dict()


def test_what_did_not_change_is_resumed_whole() -> None:
    """Another rule or another text of the report: every answer counts, in the same order."""
    interview = Interview.from_dict(version(), state())
    assert {"smokes": True, "coughs": False, "fit": False} == interview.answers
    assert ((), ["no_sign"]) == (interview.not_resumed, interview.former_answer("signs"))
    assert ["fit", "coughs", "smokes"] == [question_before(interview) for _ in range(3)]


def test_a_state_of_before_1_0_is_resumed() -> None:
    """It said `state_version` 1 instead; what a host has kept goes on."""
    before = {key: value for key, value in state().items() if key != "schema_version"}
    interview = Interview.from_dict(KNOWLEDGE, {"state_version": 1, **before})
    assert state() == interview.to_dict()


@pytest.mark.parametrize(
    ("later", "why"),
    [
        (None, Why.GONE),
        (replace(FIT, type=SIGNS.type, options=SIGNS.options), Why.UNFIT),
        (replace(FIT, ask="Did you ever have a fit?"), Why.REWORDED),
        (replace(FIT, help="A faint counts, too."), Why.REWORDED),
    ],
)
def test_an_answer_to_another_question_does_not_count(later: Question | None, why: Why) -> None:
    """It is named with the reason, and nothing else is lost."""
    interview = Interview.from_dict(version(fit=later), state())
    assert [("fit", why)] == [(each.question, each.why) for each in interview.not_resumed]
    assert {"smokes": True, "coughs": False} == interview.answers
    assert later is None or interview.former_answer("fit") is None


def test_an_answer_to_a_reworded_question_is_there_when_it_is_asked_again() -> None:
    """The person only has to say that it still holds."""
    interview = Interview.from_dict(version(coughs=replace(COUGHS, ask="Do you cough at night?")), state())
    question = interview.next_question()
    assert question is not None
    assert ("coughs", False) == (question.id, interview.former_answer("coughs"))


def test_nothing_is_selected_where_a_safety_question_has_changed() -> None:
    """No new danger is one Enter away from a "no", also not where the old answer was taken back before."""
    later = version(fit=replace(FIT, ask="Did you ever have a fit?"))
    for put_away in (state(), taken_back(state(), ["fit"])):
        interview = Interview.from_dict(later, put_away)
        assert (None, False) == (interview.former_answer("fit"), "fit" in interview.answers)
    assert Interview.from_dict(version(), taken_back(state(), ["fit"])).former_answer("fit") is False


@pytest.mark.parametrize(
    "options",
    [
        (Option("fever", "Fever"), Option("rash", "A rash"), Option("no_sign", "None", none=True)),
        (Option("fever", "Fever over 39 °C"), Option("no_sign", "None", none=True)),
        (Option("fever", "Fever", help="Also at night"), Option("no_sign", "None", none=True)),
    ],
)
def test_none_of_these_holds_only_for_what_was_on_the_list(options: tuple[Option, ...]) -> None:
    """Nobody who left a list empty has said no to what was added to it later."""
    interview = whole_interview(KNOWLEDGE)
    for value in (False, False, ["no_sign"]):
        interview.answer(value)
    later = Interview.from_dict(version(signs=replace(SIGNS, options=options)), interview.to_dict())
    assert [("signs", Why.REWORDED)] == [(each.question, each.why) for each in later.not_resumed]
    assert "signs" not in later.answers
    assert ["no_sign"] == later.former_answer("signs")


def test_what_a_person_does_not_see_does_not_matter() -> None:
    """Why it is asked, where it stands, and which answers worry do not change what an answer says."""
    unseen = replace(FIT, why="Another reason", section="first", worrying=("yes",), safety=False)
    assert as_asked(ASKED, FIT) == as_asked(ASKED, unseen)
    assert as_asked(ASKED, FIT) != as_asked(ASKED, replace(FIT, ask=f"{FIT.ask} "))


def test_the_words_above_a_row_are_part_of_its_question() -> None:
    """In the last 7 days, or in the last 4 weeks: the row alone does not say."""
    row = replace(FIT, screen="signs", row="A fit")
    marks = set()
    for ask, question in (("In 7 days:", row), ("In 4 weeks:", row), ("In 7 days:", replace(row, row="A faint"))):
        section = replace(SECTIONS[1], screens=(SharedScreen("signs", ask),))
        marks.add(as_asked(replace(ASKED, sections=(SECTIONS[0], section)), question))
    assert 3 == len(marks)


def test_an_old_state_without_marks_asks_everything_again() -> None:
    """What was shown is then not known."""
    unmarked = {key: value for key, value in state().items() if key != "asked_as"}
    interview = Interview.from_dict(version(), unmarked)
    assert {} == interview.answers
    assert {Why.REWORDED} == {each.why for each in interview.not_resumed}
    assert interview.former_answer("smokes") is True


def test_an_emergency_of_an_answer_that_is_gone_is_none() -> None:
    """It was confirmed of something that is asked again."""
    interview = whole_interview(KNOWLEDGE)
    interview.answer(False)
    interview.answer(True)
    interview.confirm_emergency()
    same = Interview.from_dict(version(), interview.to_dict())
    assert same.ended_by_emergency
    later = Interview.from_dict(version(fit=replace(FIT, ask="Ever a fit?")), interview.to_dict())
    assert (False, ()) == (later.ended_by_emergency, later.emergency)


def test_answers_can_be_taken_back_before_going_on() -> None:
    """They are asked again, with what was said selected; the others keep their order."""
    interview = KnowledgeBase(KNOWLEDGE).resume(taken_back(state(), ["fit", "smokes", "nowhere"]))
    assert {"coughs": False} == interview.answers
    assert (True, False) == (interview.former_answer("smokes"), interview.former_answer("fit"))
    assert "smokes" == getattr(interview.next_question(), "id", "")


@pytest.mark.parametrize("back", [None, [], {"nowhere": True}, {"fit": "perhaps"}, {"fit": {}}])
def test_a_damaged_memory_of_what_was_taken_back_is_left_out(back: object) -> None:
    """It only ever selects something; nothing depends on it."""
    interview = Interview.from_dict(KNOWLEDGE, {**state(), "taken_back": back})
    assert {"smokes": True, "coughs": False, "fit": False} == interview.answers
    assert interview.former_answer("signs") is None


@pytest.mark.parametrize("answers", [{"fit": object()}, {3: True}, {"fit": {"value": {}}}, {"signs": ["gone"]}])
def test_no_answer_of_another_version_is_an_error(answers: dict[object, object]) -> None:
    """Each that is not understood is left out, and named."""
    interview = Interview.from_dict(version(), {**state(), "answers": answers})
    assert ({}, 1) == (interview.answers, len(interview.not_resumed))


def imported(value: object) -> dict[str, object]:
    """An answer out of a record, as a state holds it."""
    return {"value": value, "provenance": "imported"}


def test_a_state_brings_in_no_answer_about_safety_that_was_not_typed() -> None:
    """It is asked, and not even selected beforehand; what is not about safety counts."""
    put_away = {**state(), "answers": {"smokes": imported(False), "fit": imported(False)}}
    interview = KnowledgeBase(KNOWLEDGE).resume(put_away)
    assert [("fit", Why.NOT_ACCEPTED)] == [(each.question, each.why) for each in interview.not_resumed]
    assert ({"smokes": imported(False)}, None) == (interview.answers, interview.former_answer("fit"))
    assert "fit" == getattr(interview.next_question(), "id", "")
    taken = KnowledgeBase(KNOWLEDGE).resume({**state(), "answers": {}, "taken_back": {"fit": imported(False)}})
    assert taken.former_answer("fit") is None


def test_whoever_answers_for_the_source_says_so_again_when_going_on() -> None:
    """What a caller may say, a state may not: it is read, and never believed about what it may bring in."""
    kb = KnowledgeBase(KNOWLEDGE)
    begun = kb.interview(safety_from=["typed", "imported"])
    begun.change("fit", imported(False))
    put_away = {**begun.to_dict(), "safety_from": ["typed", "imported"]}
    assert ["fit"] == [each.question for each in kb.resume(put_away).not_resumed]
    again = kb.resume(put_away, safety_from=["typed", "imported"])
    assert ((), begun.answers) == (again.not_resumed, again.answers)
    again.change("fit", imported(True))
    assert ("flag.fit",) == tuple(rule.id for rule in again.emergency)


def test_a_declined_answer_is_resumed_wherever_it_comes_from() -> None:
    """It says nothing about a danger, so nothing can be wrong with it."""
    put_away = {**state(), "answers": {"fit": {"value": {"declined": "rather_not_say"}, "provenance": "imported"}}}
    interview = Interview.from_dict(KNOWLEDGE, put_away)
    assert ((), ["fit"]) == (interview.not_resumed, list(interview.answers))
