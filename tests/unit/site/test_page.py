"""The page with everything: exact sentences, nothing from elsewhere, every link leads somewhere, the same each time."""

import re
import shutil
from itertools import pairwise

import pytest

from intakewise.model.conditions import All, AnyOf, Compare, Condition, Includes, Known, Operator
from intakewise.model.knowledge import Knowledge
from intakewise.model.proofs import Found, Proof, Verdict
from intakewise.site.checked import Checked, Mutations, Unnoticed
from intakewise.site.drawing import draw
from intakewise.site.graphs import Graph, Node
from intakewise.site.page import page_of
from intakewise.wiring.opening import open_knowledge
from intakewise.workbench.case_coverage import coverage_of
from intakewise.workbench.claims import claims_of
from intakewise.workbench.prepared import prepare
from intakewise.workbench.sentences import Sentence, sentence_of
from tests.hostile_base import hostile_base


def test_what_a_base_says_is_text() -> None:
    """A text with a script, quotes, and the signs of Graphviz stands there as text, in pictures, too."""
    page, _ = page_of(hostile_base(), Checked())
    assert "<script" not in page
    assert "<img" not in page
    assert "\u202e" not in page
    assert page.count("&lt;script&gt;") > 100
    assert set() == dead_links(page)


def dead_links(page: str) -> set[str]:
    """The places that links lead to and that are not there."""
    return set(re.findall(r'href="#([^"]+)"', page)) - set(re.findall(r' id="([^"]+)"', page))


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_a_picture_shows_its_texts_as_they_are() -> None:
    """Quotes, backslashes, and references in a label are neither commands nor lost."""
    text = r'a \N "b" &lt; <c>'
    (picture,) = draw([Graph("t", {"one": Node(text, "fact", "x")}, ())]) or ()
    assert "a \\N &quot;b&quot; &amp;lt; &lt;c&gt;" in picture.svg
    assert "id=" not in picture.svg


def test_without_graphviz_the_words_stand_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no Graphviz the page has no picture, says so to its caller, and lacks nothing else."""
    with_pictures, _ = page_of(hostile_base(), Checked())
    monkeypatch.setenv("PATH", "")
    page, is_drawn = page_of(hostile_base(), Checked())
    assert not is_drawn
    assert "<svg" not in page
    assert with_pictures.count("<article") == page.count("<article") > 0


@pytest.fixture(scope="module")
def wells() -> Knowledge:
    """A small shipped base."""
    knowledge = open_knowledge("wells_dvt").knowledge
    assert knowledge is not None
    return knowledge


def words_of(page: str) -> str:
    """What people read of a page, in one line."""
    return " ".join(re.sub("<[^>]*>", " ", page).split())


def test_what_was_not_looked_at_is_said_first(wells: Knowledge) -> None:
    """A page without proofs says so, and why, in its summary and beside each claim; so it does of cases and changes."""
    says = words_of(page_of(wells, Checked(cases=27, unproved="Z3 was not there."))[0])
    assert "Proofs: none for this page. Z3 was not there." in says
    assert "Nothing was proved for this page. Z3 was not there. What follows is claimed only." in says
    assert says.count("Outcome not proved for this page") >= len(wells.properties)
    assert "Cases: 27, not tried for this page." in says
    assert "Changes of the rules that cases would notice: not tried for this page." in says


def test_what_came_of_claims_and_cases_is_said(wells: Knowledge) -> None:
    """A refuted claim shows its answers, a failing case its name, an unnoticed change its place and words."""
    verdicts = {"never_both": Found(Verdict.REFUTED, answers={"suspected": True})}
    proofs = [Proof(claim, verdicts.get(claim.id, Found(Verdict.PROVED)), True, 0.1) for claim in claims_of(wells)]
    unnoticed = Unnoticed("wells.likely", "rules/wells_dvt/scoring.yaml:20:5", "changing “2” to “3”", "Wells score")
    checked = Checked((), 27, ["a.case"], proofs, "", Mutations(10, 9, 0, (unnoticed,)))
    says = words_of(page_of(wells, checked)[0])
    assert f"Proofs: {len(proofs) - 1} proved, 1 refuted." in says
    assert "refuted by these answers: suspected: yes" in says
    assert "Cases: 26 of 27 pass." in says
    assert "1 of 27 cases fail; intakewise test says why: a.case" in says
    assert "9 of 10 changes fail a case, 90 %." in says
    assert "Wells score: changing “2” to “3” (rules/wells_dvt/scoring.yaml:20:5)" in says


def test_each_file_has_a_line_to_sign(wells: Knowledge) -> None:
    """The sheet names the questionnaire and every file of the rules once, with what it holds."""
    page, _ = page_of(wells, Checked())
    sheet = page[page.index('id="sign-off"') :]
    files = re.findall(r'<th scope="row">([^<]+\.yaml)</th><td>([^<]+)</td>', sheet)
    assert "questionnaires/wells_dvt.yaml" == files[0][0]
    assert {
        "advice.yaml": "2 advice",
        "contributors.yaml": "2 states",
        "knowledge.yaml": "5 levels of care",
        "safety.yaml": "4 properties",
        "scoring.yaml": "4 rules",
        "sources.yaml": "3 sources",
    } == dict(files[1:])


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
    page, _ = page_of(knowledge, Checked(covered, len(opened.cases)))
    assert page == page_of(knowledge, Checked(covered, len(opened.cases)))[0]
    anchors = re.findall(r' id="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))
    assert set() == {f"rule-{name}" for name in knowledge.rules} - set(anchors)
    assert set() == {f"question-{name}" for name in knowledge.questionnaire.questions} - set(anchors)
    assert set() == dead_links(page)
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
