"""What a person can rely on who goes on with a session, in a file and on a server alike."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from intakewise.interview.ageing import FRESH_FOR, SAFE_FOR
from intakewise.interview.interview import Interview
from intakewise.problems.exceptions import AnswersInvalid, NothingToAnswer
from intakewise.sessions.conducting import View
from intakewise.sessions.refusals import SessionRefused
from intakewise.sessions.session import Limits
from intakewise.sessions.tokens import new_token
from tests.unit.sessions.kept import TINY, Conducted, asked, conducted, reworded


@pytest.fixture
def kept(place: str) -> Iterator[Conducted]:
    """Sessions in a new place."""
    with conducted(place) as found:
        yield found


def refusal(kept: Conducted, token: str, seen: str = "", **answers: object) -> str:
    """Return the code of the problem for which a step is not taken, or a look if there is none."""
    with pytest.raises(SessionRefused) as refused:
        kept.answer(token, seen, **answers) if answers else kept.sessions.look(token)
    return refused.value.problem.code


def test_a_session_goes_on_where_it_was_left(kept: Conducted) -> None:
    """Another worker, later, finds every answer, what is asked now, and where the person was about to go."""
    token, view = kept.begin()
    view = kept.answer(token, view.seen, about_whom="me", danger=["none_of_these"])
    view = kept.answer(token, view.seen, numb=False, fluids=1.5, note="Left hand – αβγ 🖐 \\ \" '")
    view = kept.sessions.take(token, view.seen, {"go_to": "fluids"}, lambda each: each.go_to("fluids"))
    found = kept.sessions.look(token)
    assert "fluids" == asked(view.interview) == asked(found.interview)
    assert view.interview.to_dict() == found.interview.to_dict()
    assert (view.seen, view.session) == (found.seen, found.session)
    assert 3 == found.session.revision


def test_a_session_can_begin_with_what_was_answered_before(kept: Conducted) -> None:
    """Who asks to keep an interview in the middle of it keeps all of it."""
    answers = {"about_whom": "me", "danger": ["none_of_these"]}
    token, view = kept.sessions.begin(TINY, "uk", lambda each: each.answer_several(answers))
    found = kept.sessions.look(token)
    assert answers == view.interview.answers == found.interview.answers
    assert ("uk", 0, {"about_whom": kept.now, "danger": kept.now}) == (
        found.session.region,
        found.session.revision,
        found.session.answered_at,
    )


def test_a_beginning_whose_result_was_lost_is_not_begun_twice(kept: Conducted) -> None:
    """Whoever drew the token has one session, and can erase it: another would keep what nobody has the token of."""
    answers, token = {"about_whom": "me"}, new_token()

    def begin(**asked_for: str) -> View:
        return kept.sessions.begin(TINY, "uk", lambda each: each.answer_several(asked_for), asked_for, token)[1]

    first = begin(**answers)
    assert (first.session, first.seen) == ((again := begin(**answers)).session, again.seen)
    assert 1 == kept.store.count()
    with pytest.raises(SessionRefused) as other:
        begin(about_whom="someone_else")
    kept.answer(token, first.seen, numb=True)
    with pytest.raises(SessionRefused) as later:
        begin(**answers)
    assert ["IW-K002"] * 2 == [each.value.problem.code for each in (other, later)]
    kept.sessions.erase(token)
    assert 0 == kept.store.count()


def test_a_step_whose_result_was_lost_is_not_taken_twice(kept: Conducted) -> None:
    """The same request again gives the same session, also after `back`, which done twice would take back two."""
    token, first = kept.begin()
    second = kept.answer(token, first.seen, about_whom="me")
    again = kept.answer(token, first.seen, about_whom="me")
    assert (second.seen, second.interview.to_dict()) == (again.seen, again.interview.to_dict())
    third = kept.answer(token, second.seen, danger=["none_of_these"])

    def back() -> View:
        return kept.sessions.take(token, third.seen, {"back": True}, Interview.back)

    assert back().interview.to_dict() == back().interview.to_dict()
    assert {"about_whom": "me"} == kept.sessions.look(token).interview.answers


def test_two_tabs_do_not_overwrite_each_other(kept: Conducted) -> None:
    """The one that did not see the other's answer is told so, and changes nothing."""
    token, view = kept.begin()
    kept.answer(token, view.seen, about_whom="me")
    assert "IW-K002" == refusal(kept, token, view.seen, about_whom="someone_else")
    assert {"about_whom": "me"} == kept.sessions.look(token).interview.answers


def test_a_step_that_rests_on_nothing_is_refused(kept: Conducted) -> None:
    """Whatever somebody sends in place of what they saw."""
    token, _ = kept.begin()
    for seen in ("", "1", "-1", "1-", "0-0000000000000000", "9" * 5000, "0;drop table", "\x00", "\ud800"):
        assert "IW-K002" == refusal(kept, token, seen, about_whom="me"), seen


def test_an_answer_to_a_question_that_has_changed_is_refused(kept: Conducted) -> None:
    """The base was loaded anew between the question and its answer: what was shown is not what would be kept."""
    token, view = kept.begin()
    view = kept.answer(token, view.seen, about_whom="me", washing="often")
    kept.knowledge = reworded(TINY, "washing")
    assert "IW-K002" == refusal(kept, token, view.seen, danger=["none_of_these"])
    found = kept.sessions.look(token)
    assert ["washing"] == [each.question for each in found.interview.not_resumed]
    assert {"about_whom": "me"} == found.interview.answers
    after = kept.answer(token, found.seen, danger=["none_of_these"])
    assert ("0.2.0", "1" * 64) == (after.session.version, after.session.digest)
    assert {"about_whom", "danger"} == set(kept.sessions.look(token).interview.answers)


def test_old_answers_are_asked_again(kept: Conducted) -> None:
    """Those about safety after a night, all after four weeks; answered again, they are fresh."""
    kept.limits = Limits(keep_for=timedelta(days=100))
    token, view = kept.begin()
    kept.answer(token, view.seen, about_whom="me", danger=["none_of_these"])
    kept.wait(seconds=SAFE_FOR.total_seconds())
    assert () == kept.sessions.look(token).asked_again
    kept.wait(seconds=1)
    found = kept.sessions.look(token)
    assert (("danger",), "danger", ["none_of_these"]) == (
        found.asked_again,
        asked(found.interview),
        found.interview.former_answer("danger"),
    )
    kept.answer(token, found.seen, danger=["none_of_these"])
    assert () == kept.sessions.look(token).asked_again
    kept.wait(seconds=FRESH_FOR.total_seconds())
    assert {"about_whom", "danger"} == set(kept.sessions.look(token).asked_again)


def test_an_answer_that_is_given_does_not_make_the_others_fresh(kept: Conducted) -> None:
    """Somebody who answers one question each hour is asked again about danger after a night."""
    token, view = kept.begin()
    view = kept.answer(token, view.seen, about_whom="me", danger=["none_of_these"])
    kept.wait(hours=7)
    view = kept.answer(token, view.seen, washing="often")
    kept.wait(hours=7)
    view = kept.answer(token, view.seen, note="still here")
    assert "danger" not in kept.sessions.look(token).interview.answers
    assert {"about_whom", "washing", "note"} == set(view.interview.answers)


def test_a_step_that_fails_changes_nothing(kept: Conducted) -> None:
    """An answer that does not fit leaves the session at its revision."""
    token, view = kept.begin()
    for wrong in ({"washing": "sometimes"}, {"nothing": 1}, {"fluids": 99}):
        with pytest.raises(AnswersInvalid):
            kept.answer(token, view.seen, **wrong)
    with pytest.raises(NothingToAnswer):
        kept.sessions.take(token, view.seen, {"back": True}, Interview.back)
    assert view.session == kept.sessions.look(token).session


def test_a_session_that_is_too_large_stays_as_it_was(kept: Conducted) -> None:
    """The limit is on what is kept, not on what is sent; below it, all is well."""
    kept.limits = Limits(session_bytes=2000)
    token, view = kept.begin()
    assert "IW-K004" == refusal(kept, token, view.seen, note="é" * 1000)
    assert view.session == kept.sessions.look(token).session
    assert kept.answer(token, view.seen, note="é" * 500).interview.answers


def test_no_more_sessions_are_kept_than_allowed_and_expired_ones_make_room(kept: Conducted) -> None:
    """A full place refuses, whoever asks, until one expires or is erased."""
    kept.limits = Limits(sessions=2)
    token, _ = kept.begin()
    kept.begin()
    with pytest.raises(SessionRefused) as refused:
        kept.begin()
    assert "IW-K003" == refused.value.problem.code
    kept.sessions.erase(token)
    kept.begin()
    kept.wait(seconds=kept.limits.keep_for.total_seconds())
    kept.begin()
    assert 1 == kept.store.count()


def test_what_has_expired_looks_as_if_it_never_was(kept: Conducted) -> None:
    """Purged or not yet, erased or unknown, or no token at all: the same problem, for a look and for a step."""
    token, view = kept.begin()
    erased, _ = kept.begin()
    kept.sessions.erase(erased)
    kept.wait(seconds=kept.limits.keep_for.total_seconds() - 1)
    assert view.session == kept.sessions.look(token).session
    kept.wait(seconds=1)
    tokens = [token, erased, new_token(), "", "x", "é" * 43, "a" * 10**6, f"{token}\n", f"{token[:-1]}%"]
    problems = []
    for each in tokens:
        for answers in ({}, {"about_whom": "me"}):
            with pytest.raises(SessionRefused) as refused:
                kept.answer(each, view.seen, **answers) if answers else kept.sessions.look(each)
            problems.append(refused.value.problem)
    assert ["IW-K001"] == list(dict.fromkeys(each.code for each in problems))
    assert 1 == len(set(problems))
    assert (1, 0) == (kept.sessions.purge(), kept.store.count())
    assert "IW-K001" == refusal(kept, token)


def test_each_step_keeps_a_session_for_longer(kept: Conducted) -> None:
    """It expires so long after the last step, not after the first; looking does not count."""
    token, view = kept.begin()
    kept.wait(days=20)
    view = kept.answer(token, view.seen, about_whom="me")
    kept.wait(days=20)
    assert "about_whom" in kept.sessions.look(token).interview.answers
    kept.wait(days=8)
    assert "IW-K001" == refusal(kept, token, view.seen, washing="often")


def test_nothing_is_left_to_erase_of_what_is_not_there(kept: Conducted) -> None:
    """Erasing twice, or what never was, is as good as once; other sessions stay."""
    token, _ = kept.begin()
    other, others = kept.begin()
    for each in (token, token, new_token(), "x" * 43):
        kept.sessions.erase(each)
    assert (1, "IW-K001") == (kept.store.count(), refusal(kept, token))
    assert others.session == kept.sessions.look(other).session


def test_nothing_is_taken_for_erased_without_a_token(kept: Conducted) -> None:
    """Whose token was left out, or cut short on the way, is told so: the session is still there."""
    token, view = kept.begin()
    for each in ("", token[:-1], f"{token} ", f"Bearer {token}"):
        with pytest.raises(SessionRefused) as refused:
            kept.sessions.erase(each)
        assert "IW-K001" == refused.value.problem.code
    assert view.session == kept.sessions.look(token).session
