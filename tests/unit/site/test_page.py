"""The page with everything: exact sentences, nothing from elsewhere, every link leads somewhere, the same each time."""

import re
import shutil
from dataclasses import replace
from itertools import pairwise

import pytest

from intakewise.model.conditions import All, AnyOf, Compare, Condition, Holds, Includes, Known, Operator
from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Concludes, Contributor, GroupBounds, Refers, State, Supports
from intakewise.model.values import Level
from intakewise.site.drawing import draw
from intakewise.site.graphs import Graph, Node
from intakewise.site.page import page_of
from intakewise.wiring.opening import open_knowledge
from intakewise.workbench.case_coverage import coverage_of
from intakewise.workbench.prepared import prepare
from intakewise.workbench.sentences import Sentence, sentence_of
from tests.small_bases import base_with

HOSTILE = '</title><script>alert("1")</script>\\N" -> b; & <b>'


def hostile_base() -> Knowledge:
    """A base that says what would break a page, a picture, or both, in every text that a rule leads to."""
    known = Holds("wet", expected=True)
    knowledge = base_with(
        {
            "a.one": (known, (Concludes("dry"), Supports("thirst", 7, "signs"))),
            "a.two": (known, (Refers(Level.URGENT),)),
        },
        states=("dry", "wet"),
        contributors=(Contributor("thirst", HOSTILE, "", -7, {"signs": GroupBounds()}),),
    )
    states = {name: State(name, HOSTILE) for name in knowledge.states}
    rules = {name: replace(rule, title=HOSTILE, because=HOSTILE) for name, rule in knowledge.rules.items()}
    return replace(knowledge, title=HOSTILE, states=states, rules=rules)


def test_what_a_base_says_is_text() -> None:
    """A title with a script, quotes, and the signs of Graphviz stands there as text, in pictures, too."""
    page, _ = page_of(hostile_base(), (), 0)
    assert "<script" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_a_picture_shows_its_texts_as_they_are() -> None:
    """Quotes, backslashes, and references in a label are neither commands nor lost."""
    text = r'a \N "b" &lt; <c>'
    (picture,) = draw([Graph("t", {"one": Node(text, "fact", "x")}, ())]) or ("",)
    assert "a \\N &quot;b&quot; &amp;lt; &lt;c&gt;" in picture
    assert "id=" not in picture


def test_without_graphviz_the_words_stand_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no Graphviz the page has no picture, says so to its caller, and lacks nothing else."""
    with_pictures, _ = page_of(hostile_base(), (), 0)
    monkeypatch.setenv("PATH", "")
    page, is_drawn = page_of(hostile_base(), (), 0)
    assert not is_drawn
    assert "<svg" not in page
    assert with_pictures.count("<article>") == page.count("<article>") > 0


def conditions() -> list[tuple[Condition, Sentence]]:
    """Conditions on the shipped base, and what they say."""
    asked, target = "How old are you?", "question-age"
    at_least = Compare("age", Operator.AT_LEAST, 50)
    return [
        (at_least, Sentence(asked, target, "50 years or more")),
        (Compare("age", Operator.DIFFERS, 50), Sentence(asked, target, "any but 50 years")),
        (Known("age", expected=False), Sentence(asked, target, "is not known")),
        (AnyOf(()), Sentence("", "", "never")),
        (All((at_least,)), Sentence(asked, target, "50 years or more")),
    ]


@pytest.mark.parametrize("number", range(len(conditions())))
def test_a_condition_is_said_exactly(shipped: Knowledge, number: int) -> None:
    """Thresholds have their unit; not known is not no; a list of one is that one; an empty any is never."""
    condition, expected = conditions()[number]
    assert expected == sentence_of(shipped, condition)


def test_options_are_joined_only_where_that_is_exact(shipped: Knowledge) -> None:
    """Any of two ticked, and all of two not ticked, are one sentence; all of two ticked stay two."""
    name = "danger_now"
    one, two = (option.id for option in shipped.questionnaire.questions[name].options[:2])

    def says(kind: type[All] | type[AnyOf], ticked: bool) -> tuple[str, int]:
        sentence = sentence_of(shipped, kind((Includes(name, one, ticked), Includes(name, two, ticked))))
        return sentence.says.split(":")[0], len(sentence.parts)

    assert ("includes at least one of", 0) == says(AnyOf, ticked=True)
    assert ("is known to include none of", 0) == says(All, ticked=False)
    assert ("all of these", 2) == says(All, ticked=True)
    assert ("at least one of these", 2) == says(AnyOf, ticked=False)


@pytest.mark.long
def test_the_page_of_the_shipped_base() -> None:
    """It holds every rule and question, no link leads nowhere, headings skip no rank, nothing is fetched."""
    opened = open_knowledge("muscle_spasms")
    assert opened.knowledge is not None
    knowledge = opened.knowledge
    covered = coverage_of(knowledge, prepare(knowledge, opened.cases[:50], opened.answer_sets))
    page, _ = page_of(knowledge, covered, len(opened.cases))
    assert page == page_of(knowledge, covered, len(opened.cases))[0]
    anchors = re.findall(r' id="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))
    assert set() == {f"rule-{name}" for name in knowledge.rules} - set(anchors)
    assert set() == {f"question-{name}" for name in knowledge.questionnaire.questions} - set(anchors)
    assert set() == set(re.findall(r'href="#([^"]+)"', page)) - set(anchors)
    ranks = [int(rank) for rank in re.findall(r"<h([1-6])", page)]
    assert all(after <= before + 1 for before, after in pairwise(ranks))
    assert [] == re.findall(r'(?:src|href)="(?!#)[^"]*"', page)
    assert len(page.encode()) < 5_000_000


@pytest.fixture(scope="module")
def shipped() -> Knowledge:
    """The shipped base."""
    knowledge = open_knowledge("muscle_spasms").knowledge
    assert knowledge is not None
    return knowledge
