"""The reading grade is the Flesch-Kincaid grade as worked out by hand, and what may lower it lowers it."""

import pytest
import syllapy
from hypothesis import given
from hypothesis import strategies as st

from intakewise.model.drafts import Passage, Text
from intakewise.passes import reading_ease
from intakewise.passes.reading_ease import FEWEST_WORDS, Measured, check_reading_ease, measure
from intakewise.problems.problem import Place, Problem

PLACE = Place("x.yaml", 3, 5)
WORDS = st.sampled_from(
    ["a", "cramp", "muscle", "potassium", "B12", "GP", "24", "self-care", "don’t", "nerves", "hospital", "seldom"]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=25).map(lambda words: " ".join(words).capitalize() + ".")


def problems(*texts: str, terms: tuple[str, ...] = ()) -> list[Problem]:
    """Return what is said of one passage."""
    passage = Passage("this", PLACE, tuple(Text(text, PLACE) for text in texts))
    return check_reading_ease([passage], terms, syllapy.count)


def counted(*texts: str) -> Measured:
    """Return what was counted, without any term."""
    return measure(texts, syllapy.count)


def test_the_grade_is_what_the_formula_gives_by_hand() -> None:
    """
    One sentence, counted by hand.

    The Aus-tral-ian plat-y-pus is seem-ing-ly a hy-brid of a mam-mal and rep-til-ian crea-ture:
    13 words and 1+3+3+1+3+1+2+1+1+2+1+3+2 = 24 syllables, so 0.39 × 13 + 11.8 × 24/13 - 15.59 = 11.26.
    """
    by_hand = {"australian": 3, "platypus": 3, "seemingly": 3, "hybrid": 2, "mammal": 2, "reptilian": 3, "creature": 2}
    measured = measure(
        ["The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."],
        lambda word: by_hand.get(word, 1),
    )
    assert (13, 1, 24, 11.3) == (measured.words, measured.sentences, measured.syllables, measured.grade)


def test_short_words_in_short_sentences_make_a_low_grade() -> None:
    """
    Two sentences, counted by hand.

    See a doc-tor to-day. Do not wait un-til to-mor-row: 4 + 5 words and 6 + 8 syllables, so
    0.39 × 9/2 + 11.8 × 14/9 - 15.59 = 4.52.
    """
    measured = counted("See a doctor today. Do not wait until tomorrow.")
    assert (9, 2, 14, 4.5) == (measured.words, measured.sentences, measured.syllables, measured.grade)


@pytest.mark.parametrize(
    ("text", "words", "sentences"),
    [
        ("Drink 1.5 litres. (Less in winter.) Then ask.", 8, 3),
        ("A faint", 2, 1),
        ("Call 999. Or 112, or go to A&E.", 8, 2),
        ("10 µg (400 IU) a day – no more", 8, 1),
        ("“Stop.” Then “go!” Now? Yes…", 5, 4),
        ("One\nTwo", 2, 2),
        ("", 0, 0),
        ("–", 0, 0),
    ],
)
def test_words_and_sentences_are_told_apart(text: str, words: int, sentences: int) -> None:
    """Decimal points end nothing, brackets and quotes hide nothing, a dash is no word, a label is a sentence."""
    measured = counted(text)
    assert (words, sentences) == (measured.words, measured.sentences)


def test_a_term_counts_as_one_syllable_and_so_does_its_plural() -> None:
    """What has no simpler word costs nothing, in capitals and within a hyphenated word too."""
    hard = "Magnesium-rich supplements raise potassium. " * 10
    assert ["IW-W001"] == [problem.code for problem in problems(hard)]
    assert [] == problems(hard, terms=("magnesium", "potassium", "supplement"))


def test_a_hard_passage_names_what_weighs_most() -> None:
    """The message has the figure, the place of the passage, and the words in the order of their weight."""
    (problem,) = problems("Hypothetical potassium. " * 15 + "Potassium is there. " * 5)
    assert PLACE == problem.place
    assert problem.message.startswith("The reading grade of this is ")
    assert "hypothetical (5 syllables, 15×), potassium (3 syllables, 20×)" in problem.fix


def test_a_few_words_have_no_grade() -> None:
    """The formula says nothing of a label, so that nobody is asked to do without a single long word."""
    assert [] == problems("Hypothetical " * (FEWEST_WORDS - 11))
    assert ["IW-W001"] == [each.code for each in problems(*["Hypothetical potassium"] * (FEWEST_WORDS // 2))]


def test_twenty_words_are_a_sentence_and_twenty_one_are_too_many() -> None:
    """The limit holds for each sentence, and says how many words there are and which sentence it is."""
    twenty = "Now " + "go " * 19
    assert [] == problems(twenty + ". " + twenty)
    (problem,) = problems(f"{twenty}. {twenty} on.")
    assert ("IW-W002", "The sentence 'Now go go go go …' has 21 words.") == (problem.code, problem.message)


def test_these_are_warnings() -> None:
    """A hard text stops nobody from being assessed."""
    found = problems("Hypothetically, " * 40)
    assert {("IW-W001", "warning"), ("IW-W002", "warning")} == {(each.code, each.severity.value) for each in found}


@pytest.mark.parametrize(
    ("word", "syllables"),
    [("GP", 2), ("MRI", 3), ("24", 1), ("B12", 1), ("Heart-rate", 2), ("step-by-step", 3), ("the", 1), ("hmm", 1)],
)
def test_what_is_no_plain_word_is_counted_as_it_is_said(word: str, syllables: int) -> None:
    """Capitals are spelt out, a number counts once, a hyphenated word by its parts, and no word is silent."""
    (problem,) = problems(*[f"{word} hypothetical hypothetical"] * 20)
    heavy = f"{word if word.isupper() else word.lower()} ({syllables} syllables"
    assert (syllables >= 3) == (heavy in problem.fix)
    grade = round(0.39 * 3 + 11.8 * (syllables + 10) / 3 - 15.59, 1)
    assert f" is {grade}, " in problem.message


def test_a_curly_apostrophe_is_an_apostrophe() -> None:
    """Typeset text has the grade of typed text."""
    assert counted("You don't. You can't.").syllables == counted("You don’t. You can’t.").syllables


@given(st.lists(SENTENCES, min_size=1, max_size=8))
def test_the_grade_does_not_depend_on_how_texts_are_cut(sentences: list[str]) -> None:
    """One text of several sentences reads like several texts of one."""
    assert counted(" ".join(sentences)) == counted(*sentences)


@given(st.lists(SENTENCES, min_size=1, max_size=8), st.sets(st.sampled_from(["potassium", "muscle", "hospital"])))
def test_a_term_never_makes_a_passage_harder(sentences: list[str], terms: set[str]) -> None:
    """With more terms there are never more problems."""
    assert len(problems(*sentences, terms=tuple(terms))) <= len(problems(*sentences))


def test_a_grade_of_just_the_highest_is_not_too_hard(monkeypatch: pytest.MonkeyPatch) -> None:
    """The highest grade is allowed; a tenth more is not."""
    text = "Potassium is a mineral in hospital food. " * FEWEST_WORDS
    grade = counted(text).grade
    monkeypatch.setattr(reading_ease, "HIGHEST_GRADE", grade)
    assert [] == problems(text)
    monkeypatch.setattr(reading_ease, "HIGHEST_GRADE", grade - 0.1)
    assert ["IW-W001"] == [problem.code for problem in problems(text)]
