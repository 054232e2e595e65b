"""What typed letters find. The shipped names are tested in tests/knowledge/test_names.py."""

from hypothesis import given
from hypothesis import strategies as st

from intakewise.interview.finding import MOST_FOUND, Finder, Hit
from intakewise.model.questionnaires import Option, Question, QuestionType, SharedNames

QUESTION = Question(
    "medicines",
    "?",
    QuestionType.CHOICES,
    "",
    "s",
    options=(
        Option("pril", "Blood pressure tablet ending in -pril", also_called=("ramipril", "Zestril")),
        Option("thiazide", "Water tablet, thiazide type", also_called=("indapamide", "Sjögrenol")),
        Option("loop", "Water tablet, loop type", also_called=("furosemide", "Lasix", "co-lasix")),
        Option("other", "Something else", incomplete=True),
        Option("none", "None of these", none=True),
    ),
    shared_names=(
        SharedNames(("Zestoretic",), ("pril", "thiazide"), together=True),
        SharedNames(("water pill",), ("thiazide", "loop"), together=False),
    ),
)
FIND = Finder(QUESTION).find


def test_beginnings_come_before_beginnings_of_words_and_both_before_what_is_near() -> None:
    """`las` begins Lasix, then a word of co-lasix; what is only near comes last, and says so."""
    assert (Hit("Lasix", ("loop",)), Hit("co-lasix", ("loop",))) == FIND("las")
    assert (Hit("Zestril", ("pril",)), Hit("Zestoretic", ("pril", "thiazide"))) == FIND("zest")
    assert (Hit("ramipril", ("pril",), near=True),) == FIND("ramiprill")


def test_a_name_of_its_own_comes_before_a_label_that_begins_alike() -> None:
    """Whoever types the beginning of a name sees that name, and not only what it is a kind of."""
    question = Question(
        "q",
        "?",
        QuestionType.CHOICES,
        "",
        "s",
        options=(Option("warfarin", "Warfarin or alike", also_called=("warfarin",)),),
    )
    assert (Hit("warfarin", ("warfarin",)),) == Finder(question).find("warf")


def test_a_word_for_several_finds_each_and_one_thing_that_is_several_finds_them_together() -> None:
    """A word shows the labels; a product shows its own name."""
    assert (Hit("", ("thiazide",)), Hit("", ("loop",))) == FIND("water pill")
    assert (Hit("Zestoretic", ("pril", "thiazide")),) == FIND("zestoretic")


def test_case_accents_hyphens_and_doses_make_no_difference() -> None:
    """What stands on the box, or is left out while typing, changes nothing."""
    assert FIND("co-lasix") == FIND("CO LASIX") == FIND("Co–Lasix 40 mg")
    assert (Hit("Sjögrenol", ("thiazide",)),) == FIND("sjogr")


def test_a_name_is_found_without_its_gaps_or_with_others() -> None:
    """A hyphen that is left out is no misspelling; a few letters alone say too little to do without it."""
    for typed in ("colasix", "colas", "Co Lasix 40 mg", "rami-pril", "water pil"):
        assert FIND(typed), typed
        assert not any(hit.near for hit in FIND(typed)), typed
    assert all(hit.near for hit in FIND("cola"))


def test_what_was_typed_whole_is_not_joined_by_what_is_near() -> None:
    """An exact name stands with other names that begin like it, and with no guess."""
    assert (Hit("Lasix", ("loop",)), Hit("co-lasix", ("loop",))) == FIND("lasix")


def test_what_is_not_on_the_list_is_not_found_by_its_label() -> None:
    """Typing "something" is no name of anything."""
    assert () == FIND("something else")
    assert (Hit("", ("none",)),) == FIND("none")


def test_short_texts_are_never_near_anything() -> None:
    """Three letters that nothing begins with could be nearly everything."""
    assert () == FIND("xax")


@given(st.text())
def test_whatever_is_typed_is_answered(typed: str) -> None:
    """Any text finds a short list without repeats, of options that there are; blanks and marks find nothing."""
    hits = FIND(typed)
    assert len(set(hits)) == len(hits) <= MOST_FOUND
    assert {option for hit in hits for option in hit.options} <= {option.id for option in QUESTION.options}
    if not any(letter.isalnum() for letter in typed):
        assert () == hits


@given(
    st.sampled_from(["ramipril", "indapamide", "furosemide", "Zestoretic"]),
    st.integers(1, 7),
    st.sampled_from("aeiotr"),
)
def test_one_wrong_letter_still_finds_the_name(name: str, place: int, letter: str) -> None:
    """With one letter changed, but the first, a name is among the first three found."""
    misspelt = f"{name[:place]}{letter}{name[place + 1 :]}"
    assert name in [hit.name for hit in FIND(misspelt)[:3]]
