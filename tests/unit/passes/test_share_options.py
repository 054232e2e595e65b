"""Options that a question takes over from another, and the names by which options are found."""

from pathlib import Path

from intakewise.model.knowledge import Knowledge
from intakewise.passes.option_names import folded, option_names
from intakewise.wiring.opening import open_knowledge
from tests.acceptance.test_author_mistakes import BASE

NAMED = "options: [{id: pril, label: A pril, also_called: [ramipril]}, {id: thiazide, label: A water tablet}, "
OWN = "{id: other, label: Else, incomplete: true}, {id: nothing, label: None at all, none: true}]"
SHARED = (
    "shared_names: [{all_of: [pril, thiazide], names: [Zestoretic]}, {any_of: [thiazide, pril], names: [Heart tablet]}]"
)
QUESTIONS = f"""
      - {{id: taken, ask: Which?, type: choices, why: To know., search: yes, {NAMED}{OWN}, {SHARED}}}
      - {{id: changed, ask: Which?, type: choices, why: To know., search: yes, options_from: taken, options: [{OWN}}}
"""


def base_with_names(folder: Path, questions: str = QUESTIONS) -> Knowledge:
    """Return the sound base of the author mistakes with two more questions."""
    for file in BASE.rglob("*.yaml"):
        to = folder / file.relative_to(BASE)
        to.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text("utf-8")
        to.write_text(text.replace("\n      - id: sex\n", f"{questions}      - id: sex\n", 1), "utf-8")
    knowledge = open_knowledge(str(folder)).knowledge
    assert knowledge is not None
    return knowledge


def test_a_question_takes_over_all_but_the_two_that_mean_nothing_there(tmp_path: Path) -> None:
    """Options come with their names, without `none` and `incomplete`, and the question's own follow."""
    questions = base_with_names(tmp_path).questionnaire.questions
    assert ["pril", "thiazide", "other", "nothing"] == [option.id for option in questions["changed"].options]
    assert questions["taken"].options[0] == questions["changed"].options[0]
    assert "Else" == questions["changed"].options[2].label
    assert questions["taken"].shared_names == questions["changed"].shared_names


def test_every_name_leads_to_what_it_names(tmp_path: Path) -> None:
    """A name of all of several leads to them together, a word for any of them to each."""
    question = base_with_names(tmp_path).questionnaire.questions["changed"]
    found = {
        name.text: [each.options for each in option_names(question) if each.text == name.text]
        for name in option_names(question)
    }
    assert [("pril",)] == found["ramipril"]
    assert [("pril", "thiazide")] == found["Zestoretic"]
    assert [("thiazide",), ("pril",)] == found["Heart tablet"]
    assert [("other",)] == found["Else"]


def test_a_name_changes_the_digest(tmp_path: Path) -> None:
    """What is found under a name is part of what the knowledge base says, and so of its digest."""
    other = QUESTIONS.replace("[ramipril]", "[lisinopril]")
    assert base_with_names(tmp_path / "a").digest != base_with_names(tmp_path / "b", other).digest
    assert base_with_names(tmp_path / "a").digest == base_with_names(tmp_path / "c").digest


def test_case_accents_hyphens_and_apostrophes_make_no_difference() -> None:
    """What people leave out while typing is left out of the comparison."""
    assert folded("Sjögren’s syndrome") == folded("sjogrens  SYNDROME")
    assert folded("Co-Diovan") == folded("co diovan")
    assert "strasse" == folded("Straße")
