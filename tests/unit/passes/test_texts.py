"""Which texts of a knowledge base a person reads, and what changes when others stand in their place: nothing else."""

import pytest

from intakewise.model.knowledge import Knowledge
from intakewise.passes.digest import digest_of
from intakewise.passes.texts import texts_of, with_texts
from intakewise.reading.knowledge_base import read_knowledge
from intakewise.reading.library import find_knowledge
from intakewise.reading.passages import passages_in
from intakewise.wiring.opening import load


@pytest.fixture(scope="module")
def shipped() -> Knowledge:
    """Return the shipped base."""
    return load("muscle_spasms").knowledge


def test_the_same_texts_in_their_place_change_nothing(shipped: Knowledge) -> None:
    """The walk over the texts loses no part of a base."""
    same = with_texts(shipped, lambda path, text: text)
    assert digest_of(shipped) == digest_of(same)
    assert texts_of(shipped) == texts_of(same)


def test_other_texts_change_no_meaning(shipped: Knowledge) -> None:
    """What is inferred, asked, and referred to rests on the same conditions, effects, facts, and plan."""
    other = with_texts(shipped, lambda path, text: "x")
    assert (shipped.facts, shipped.plan) == (other.facts, other.plan)
    assert {"x"} == set(texts_of(other).values())
    for name, rule in shipped.rules.items():
        assert (rule.when, rule.effects, rule.sources) == (
            other.rules[name].when,
            other.rules[name].effects,
            other.rules[name].sources,
        )
    for name, question in shipped.questionnaire.questions.items():
        assert question.ranks == other.questionnaire.questions[name].ranks


def test_everything_that_check_reads_can_be_translated(shipped: Knowledge) -> None:
    """A text that a person reads is found by both lists of texts: the one for wording and the one for translations."""
    found, _ = find_knowledge("muscle_spasms")
    assert found is not None
    passages = passages_in(read_knowledge(found).roots)
    read = {" ".join(text.words.split()) for passage in passages for text in passage.texts}
    assert set() == read - set(texts_of(shipped).values()) - {""}


@pytest.mark.parametrize(
    "path",
    [
        "title",
        "questions.age.ask",
        "questions.danger_now.options.fit.label",
        "questions.fluids.unit_names.glasses",
        "levels.emergency.how.uk",
        "before_you_start.call_now.0",
        "advice.magnesium_foods.title",
        "region_question.ask",
        "contacts.pharmacist.how.us",
        "units.cups.label",
        "rules.red_flag.adrenal_and_ill.because",
    ],
)
def test_each_kind_of_text_has_a_path_that_an_author_would_guess(shipped: Knowledge, path: str) -> None:
    """A path is the kind, the id, and the key, as they stand in the files."""
    assert texts_of(shipped)[path]
