"""The keeper of a quiz: keeps each step, warns once, and catches up."""

import json
from pathlib import Path

import pytest

from intakewise.history.log import Log
from intakewise.history.record import state_of
from intakewise.history.shelf import Kept, kept_in
from intakewise.problems.problem import NOWHERE, Problem
from intakewise.quiz.keeping import Keeper
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load
from tests.interviews import as_kept

TINY = Path(__file__).parents[2] / "knowledge" / "tiny"


@pytest.fixture
def kb() -> KnowledgeBase:
    """The tiny knowledge base."""
    return load(TINY)


def only(history: Path) -> Kept:
    """The one interview that is kept."""
    ((kept,), problem) = kept_in(history)
    assert problem is None
    return kept


def test_what_could_not_be_written_is_written_with_the_next_answer(
    kb: KnowledgeBase, history: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said once, and with room again nothing is missing."""
    warned: list[Problem] = []
    keeper, interview = Keeper(kb.knowledge, history, warned.append), kb.interview()
    interview.change("about_whom", "me")
    keeper.note(interview, "uk")
    assert keeper.has_kept
    with monkeypatch.context() as full:
        full.setattr(Log, "append", lambda *_: Problem("IW-H004", NOWHERE, "Full."))
        for value in (True, False):
            interview.change("numb", value)
            keeper.note(interview, "uk")
        interview.back()
        keeper.note(interview, "uk")
    assert (["IW-H004"], False) == ([problem.code for problem in warned], keeper.has_kept)
    interview.change("washing", "often")
    keeper.note(interview, "uk")
    record = only(history).record
    assert record is not None
    assert (as_kept(interview), True) == (state_of(record), keeper.has_kept)


def test_no_interview_ends_with_answers_missing(
    kb: KnowledgeBase, history: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could not be written is written with the end, or the end is not written either."""
    keeper, interview = Keeper(kb.knowledge, history, lambda _: None), kb.interview()
    interview.change("about_whom", "me")
    keeper.note(interview, "")
    with monkeypatch.context() as full:
        full.setattr(Log, "append", lambda *_: Problem("IW-H004", NOWHERE, "Full."))
        interview.change("numb", True)
        keeper.note(interview, "")
    keeper.finish(interview, kb.assess(interview.answers))
    record = only(history).record
    assert record is not None
    assert ({"about_whom": "me", "numb": True}, True) == (record.counted, record.is_finished)


def test_answers_that_do_not_count_are_kept_and_marked(kb: KnowledgeBase, history: Path) -> None:
    """They come back with their branch, and no export takes them for answers."""
    keeper, interview = Keeper(kb.knowledge, history, lambda _: None), kb.interview()
    for name, value in (("danger", ["deep_cut"]), ("wound_days", 3), ("danger", ["none_of_these"])):
        interview.change(name, value)
        keeper.note(interview, "")
    record = only(history).record
    assert record is not None
    assert (("wound_days",), {"danger": ["none_of_these"]}) == (record.hidden, record.counted)
    interview.change("danger", ["deep_cut"])
    keeper.note(interview, "")
    record = only(history).record
    assert record is not None
    assert ((), {"danger": ["deep_cut"], "wound_days": 3}) == (record.hidden, record.counted)


def test_the_end_is_kept(kb: KnowledgeBase, history: Path) -> None:
    """With the level of the referral, the version of the assessment's form, and nothing else of it."""
    keeper, interview = Keeper(kb.knowledge, history, lambda _: None), kb.interview()
    interview.change("numb", True)
    keeper.note(interview, "")
    keeper.finish(interview, kb.assess(interview.answers))
    kept = only(history)
    assert kept.record is not None
    assert "routine" == kept.record.referral
    last = json.loads(kept.path.read_text(encoding="utf-8").splitlines()[-1])
    assert {"n", "at", "event", "referral", "schema_version"} == set(last)
    assert [] == keeper.unfinished()


def test_nothing_is_made_where_nothing_is_answered_or_wanted(kb: KnowledgeBase, history: Path) -> None:
    """Neither a file nor a folder."""
    for folder in (history, None, Problem("IW-H002", NOWHERE, "No.")):
        keeper, interview = Keeper(kb.knowledge, folder, lambda _: None), kb.interview()
        keeper.note(interview, "")
        if folder != history:
            interview.change("numb", True)
            keeper.note(interview, "")
        keeper.finish(interview, kb.assess({}))
        assert (False, [], False) == (keeper.has_kept, keeper.unfinished(), history.exists())


def test_other_knowledge_bases_are_not_offered(kb: KnowledgeBase, history: Path) -> None:
    """Each has its own interviews."""
    keeper, interview = Keeper(kb.knowledge, history, lambda _: None), kb.interview()
    interview.change("numb", True)
    keeper.note(interview, "")
    assert 1 == len(keeper.unfinished())
    assert [] == Keeper(load("muscle_spasms").knowledge, history, lambda _: None).unfinished()
