"""The smallest change where it is not found, not sure, or not true."""

from pathlib import Path

import pytest

from intakewise.backends.to_z3.nearest import Z3Nearest
from intakewise.cli.change_text import print_change
from intakewise.model.answers import Answers
from intakewise.model.claims import Wish
from intakewise.model.nearest import Nearest, Search, SmallestChange
from intakewise.model.targets import Kind, Target
from intakewise.problems.exceptions import EngineFailed
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load
from intakewise.workbench.given import Laid
from intakewise.workbench.smallest_change import smallest_change

PALE = Target(Kind.RULE, "iron.pale")


class Says:
    """Finds whatever it is told to find."""

    name = "a finder"

    def __init__(self, nearest: Nearest) -> None:
        self._nearest = nearest

    def find(self, wish: Wish, answers: Answers) -> Nearest:
        """Find it."""
        return self._nearest


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """Return the small base of the author mistakes."""
    return load(Path(__file__).parents[2] / "author_mistakes" / "base")


def change_found(kb: KnowledgeBase, nearest: Nearest) -> SmallestChange:
    """What comes of what a finder says, for somebody of 34."""
    return smallest_change(kb.knowledge, PALE, Laid({"age": 34}), Says(nearest), kb.assess)


def test_a_search_that_takes_too_long_is_not_known(
    kb: KnowledgeBase, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never "none": what was not looked for may be there."""
    monkeypatch.setenv("COLUMNS", "80")
    change = smallest_change(kb.knowledge, PALE, Laid({"age": 34}), Z3Nearest(kb.knowledge, 5, 0), kb.assess)
    assert (Search.UNKNOWN, "it took too long") == (change.search, change.reason)
    print_change(change, "", is_only_named=False)
    assert "Not known: it took too long.\n" in capsys.readouterr().out


def test_a_change_that_may_not_be_the_smallest_says_so(
    kb: KnowledgeBase, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It gives what was asked for all the same: both engines confirm it."""
    monkeypatch.setenv("COLUMNS", "80")
    print_change(change_found(kb, Nearest(Search.FOUND, "no answer after 5.0 s", {"age": 90})), "", is_only_named=False)
    shown = capsys.readouterr().out
    assert "1 answer; fewer might give it: no answer after 5.0 s.\n  - age: 90, instead of 34\n" in shown


def test_a_change_that_does_not_give_it_is_never_shown(kb: KnowledgeBase) -> None:
    """The plain evaluator judges it first."""
    with pytest.raises(EngineFailed, match=r"do not give 'iron\.pale'"):
        change_found(kb, Nearest(Search.FOUND, "", {"age": 35}, is_smallest=True))


def test_an_answer_that_a_change_closes_is_named_and_leaves_the_case(kb: KnowledgeBase) -> None:
    """A case with an answer to a closed question would fail."""
    laid = Laid({"sex": "female", "pregnant": True, "age": 34})
    found = Nearest(Search.FOUND, "", {"sex": "male", "age": 71}, is_smallest=True)
    change = smallest_change(kb.knowledge, PALE, laid, Says(found), kb.assess)
    assert change.case is not None
    assert (("pregnant",), {"sex": "male", "age": 71}) == (change.closed, dict(change.case.given))
