"""Which entries a checklist shows, in which order, and how each is shown."""

from intakewise.interview.finding import Hit
from intakewise.model.answers import Ticked
from intakewise.model.questionnaires import Option, Question, QuestionType
from intakewise.passes.option_names import is_searched
from intakewise.quiz.drawing import Row
from intakewise.quiz.list_entries import Kept, browsed, names_left, row
from intakewise.quiz.ticking import NOTHING

OPTIONS = (
    Option("ppi", "Heartburn tablet", also_called=("omeprazole", "Losec", "a", "b", "c")),
    Option("statin", "Statin", help="For cholesterol."),
    Option("thiazide", "Water tablet"),
    Option("other", "Not on this list", incomplete=True),
    Option("none", "I take none", none=True),
)
LONG = Question("q", "?", QuestionType.CHOICES, "", "s", options=OPTIONS, search=True)
SHORT = Question("q", "?", QuestionType.CHOICES, "", "s", options=OPTIONS)


def test_a_short_list_keeps_its_order() -> None:
    """What is in sight all the time never moves."""
    assert ("ppi", "statin", "thiazide", "other", "none") == browsed(SHORT, Ticked(("statin",)), ())


def test_a_long_list_begins_with_what_is_ticked_and_then_with_nothing() -> None:
    """Nobody has to go through 70 entries to say "none", to see what they ticked, or to take it away."""
    assert ("none", "other", "ppi", "statin", "thiazide") == browsed(LONG, NOTHING, ())
    ticked = Ticked(("statin",), (), ("xyz",))
    assert (Kept("xyz"), "statin", "none", "other", "ppi", "thiazide") == browsed(LONG, ticked, ())


def test_a_list_may_begin_with_a_part_of_itself() -> None:
    """Only what is offered is shown before anything is typed, and what is ticked, whether it was offered or not."""
    assert ("ppi", "thiazide", "other", "none") == browsed(LONG, NOTHING, ("ppi", "thiazide"))
    assert ("statin", "ppi", "thiazide", "other", "none") == browsed(LONG, Ticked(("statin",)), ("ppi", "thiazide"))


def test_an_entry_shows_by_what_it_was_found_and_some_of_its_names() -> None:
    """The names that the person typed stand beside the label, and a few examples below it."""
    examples = "Such as omeprazole, Losec, a, b"
    assert Row("Heartburn tablet", "[ ] ", examples) == row(LONG, "ppi", NOTHING, {})
    assert Row("Heartburn tablet (Losec)", "[x] ", examples) == row(LONG, "ppi", Ticked(("ppi",)), {"ppi": ("Losec",)})
    assert Row("Statin", "[?] ", "For cholesterol.") == row(LONG, "statin", Ticked((), ("statin",)), {})


def test_what_was_found_shows_the_name_that_matched_and_all_that_it_is() -> None:
    """The person sees what was understood; it is marked only where it was ticked by this name."""
    both = Hit("Xyzol", ("ppi", "thiazide"))
    ticked = Ticked(("ppi", "thiazide"))
    assert Row("Xyzol: Heartburn tablet + Water tablet", "[ ] ") == row(LONG, both, ticked, {})
    names = {"ppi": ("Xyzol",), "thiazide": ("Lozol", "Xyzol")}
    assert "[x] " == row(LONG, both, ticked, names).mark
    assert Row("Heartburn tablet", "[x] ", "Such as omeprazole, Losec, a, b") == row(
        LONG, Hit("", ("ppi",)), ticked, {}
    )


def test_a_list_is_searched_where_there_is_something_to_find() -> None:
    """A long list always, a short one where an option has another name than its label."""
    plain = Question("q", "?", QuestionType.CHOICES, "", "s", options=OPTIONS[1:])
    assert [True, True, False] == [is_searched(question) for question in (LONG, SHORT, plain)]


def test_a_name_goes_with_the_first_of_its_options_that_is_unticked() -> None:
    """Names of one option, and names of others, stay."""
    names = {"a": ("Both", "Only A"), "b": ("Both",), "c": ("Only C",)}
    assert {"a": ("Only A",), "c": ("Only C",)} == names_left(names, Ticked(("a", "c")))
    assert names == names_left(names, Ticked(("a", "b", "c")))
