"""A translation put in the place of the texts: what it changes, what it leaves, and what it says of itself."""

from dataclasses import replace

import pytest

from intakewise.interview.finding import Finder
from intakewise.model.knowledge import Knowledge
from intakewise.model.languages import ENGLISH, Language, NamesAdded, Translated, Translation
from intakewise.passes.texts import texts_of
from intakewise.passes.translate import missing_texts, translate
from intakewise.wiring.opening import load

SPANISH = Language("es", "Español", "machine_drafted", "Una máquina.")


@pytest.fixture(scope="module")
def shipped() -> Knowledge:
    """Return the shipped base."""
    return load("muscle_spasms").knowledge


def said(source: str, words: str, at: str = "") -> Translated:
    """Return one text of a translation."""
    return Translated(source, words, at, "es")


def test_what_has_no_translation_stays_english(shipped: Knowledge) -> None:
    """A missing text is never an empty one."""
    spanish = translate(shipped, Translation(SPANISH, (said("How old are you?", "¿Cuántos años tiene?"),)))
    before, after = texts_of(shipped), texts_of(spanish)
    assert {"questions.age.ask"} == {path for path in before if before[path] != after[path]}
    assert "¿Cuántos años tiene?" == spanish.questionnaire.questions["age"].ask


def test_a_translation_for_a_place_goes_before_one_for_all(shipped: Knowledge) -> None:
    """One English text may need two translations; the closest place decides."""
    everywhere, here = said("None of these", "Nada"), said("None of these", "Ninguno", "questions.one_leg")
    spanish = translate(shipped, Translation(SPANISH, (here, everywhere)))
    questions = spanish.questionnaire.questions
    assert "Ninguno" == questions["one_leg"].option("none_of_these").label
    assert "Nada" == questions["danger_now"].option("none_of_these").label


def test_the_original_and_the_digest_of_the_meaning_are_kept(shipped: Knowledge) -> None:
    """Whatever the language, it can be told which rules gave a result, and what they say in English."""
    spanish = translate(shipped, Translation(SPANISH, ()))
    assert (shipped.digest, shipped) == (spanish.digest, spanish.original)
    assert (ENGLISH, "es") == (shipped.language, spanish.language.code)


def test_the_digest_of_a_translation_is_of_all_that_is_read(shipped: Knowledge) -> None:
    """Another text, another name, or another status is another digest; the order of the texts is not."""
    one, two = said("How old are you?", "¿Cuántos años tiene?"), said("None of these", "Nada")
    names = (NamesAdded("medicines.ppi", "", ("omeprazol",)),)
    reviewed = replace(SPANISH, status="reviewed")
    digests = [
        translate(shipped, translation).language.digest
        for translation in (
            Translation(SPANISH, (one, two)),
            Translation(SPANISH, (one,)),
            Translation(SPANISH, (one, two), names),
            Translation(reviewed, (one, two)),
        )
    ]
    assert 4 == len(set(digests))
    assert digests[0] == translate(shipped, Translation(SPANISH, (two, one))).language.digest


def test_each_missing_text_is_listed_once(shipped: Knowledge) -> None:
    """A label that stands in twenty lists is translated once."""
    everything = missing_texts(shipped, Translation(SPANISH, ()))
    assert sorted(set(texts_of(shipped).values())) == sorted(everything.values())
    one = missing_texts(shipped, Translation(SPANISH, (said("None of these", "Nada"),)))
    assert {"None of these"} == set(everything.values()) - set(one.values())


def test_a_text_translated_for_one_place_only_is_missing_at_the_others(shipped: Knowledge) -> None:
    """`at` leaves the rest English, and says so."""
    here = said("None of these", "Ninguno", "questions.one_leg")
    assert "None of these" in missing_texts(shipped, Translation(SPANISH, (here,))).values()


def found(knowledge: Knowledge, typed: str, question: str = "medicines") -> set[tuple[str, ...]]:
    """Return what a typed name leads to, near names left out."""
    hits = Finder(knowledge.questionnaire.questions[question]).find(typed)
    return {hit.options for hit in hits if not hit.near}


def test_names_are_added_and_none_is_lost(shipped: Knowledge) -> None:
    """Whoever knows a medicine by its English name, its label, or its brand still finds it."""
    texts = (said("Heartburn tablet, PPI type", "Pastilla para la acidez, tipo IBP"),)
    names = (NamesAdded("medicines.ppi", "", ("protector de estómago",)),)
    spanish = translate(shipped, Translation(SPANISH, texts, names))
    for typed in ("protector de estomago", "pastilla para la acidez", "omeprazole", "Nexium", "heartburn tablet, ppi"):
        assert ("ppi",) in found(spanish, typed)
    assert ("ppi",) in found(spanish, "protector de estómago", "medicine_change_which")


def test_names_like_another_lead_wherever_that_leads(shipped: Knowledge) -> None:
    """A word for any of several medicines offers all of them, and a product with two ticks both."""
    names = (NamesAdded("", "water tablet", ("diurético",)), NamesAdded("", "zestoretic", ("Zestoretic Comp",)))
    spanish = translate(shipped, Translation(SPANISH, (), names))
    assert found(shipped, "water tablet") == found(spanish, "diurético")
    assert found(shipped, "Zestoretic") == found(spanish, "Zestoretic Comp")
