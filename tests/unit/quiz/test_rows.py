"""What keys do to one row of a screen, and when a screen may be confirmed."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from intakewise.model.questionnaires import NumberRange, Option, Question, QuestionType
from intakewise.passes.check_answers import check_answer
from intakewise.problems.problem import Problem
from intakewise.quiz.replies import Declines, Given, Misread
from intakewise.quiz.rows import (
    QuestionRow,
    declined,
    doubt_of,
    entries,
    erased,
    names_of,
    pick,
    press,
    refuse_done,
    reply_of,
    row_from,
    said,
    step,
    typed,
)

_OPTIONS = (Option("never", "Never"), Option("weekly", "Weekly"), Option("daily", "Daily"))
_SIGNS = (Option("hot", "Hot"), Option("red", "Red"), Option("none_of_these", "None", none=True))
SNORES = Question("snores", "Do you snore?", QuestionType.BOOLEAN, "?", "s")
GREENS = Question(
    "greens", "How often do you eat greens?", QuestionType.CHOICE, "?", "s", options=_OPTIONS, row="Greens"
)
SIGNS = Question("signs", "Any of these?", QuestionType.CHOICES, "?", "s", options=_SIGNS, allow_not_sure=True)
FLUIDS = Question(
    "fluids",
    "How much do you drink?",
    QuestionType.DECIMAL,
    "?",
    "s",
    unit="L/d",
    unit_label="litres a day",
    decimals=1,
    range=NumberRange(0, 150, 8, 40),
    also_accept={"cups": Decimal("0.24")},
)
QUESTIONS = (SNORES, GREENS, SIGNS, FLUIDS)


@st.composite
def pressed(draw: st.DrawFn) -> QuestionRow:
    """A row after any keys."""
    row = QuestionRow(draw(st.sampled_from(QUESTIONS)))
    for key in draw(st.lists(st.sampled_from([*"<>1234567 b.", " cups"]), max_size=12)):
        outcome: QuestionRow | str
        if key in "<>":
            outcome = step(row, 1 if key == ">" else -1)
        elif row.is_typed:
            outcome = erased(row, 1) if key == "b" else typed(row, key)
        else:
            outcome = press(row) if key == " " else pick(row, int(key) - 1) if key.isdigit() else row
        row = outcome if isinstance(outcome, QuestionRow) else row
    return row


@given(pressed())
def test_whatever_is_pressed_a_row_says_nothing_or_something_that_can_be_taken(row: QuestionRow) -> None:
    """An answer is one that the questionnaire accepts; and what the row shows is not empty."""
    reply = reply_of(row)
    assert said(row)
    assert (reply is None) is (said(row) == "[not answered]")
    if isinstance(reply, Given):
        assert not isinstance(check_answer(row.question, reply.raw), Problem)
    assert (refuse_done([row]) is None) is isinstance(reply, Given | Declines)


@given(pressed())
def test_an_answer_given_before_comes_back_as_it_was(row: QuestionRow) -> None:
    """Going back to a screen shows what was said there, and says the same again."""
    reply = reply_of(row)
    if isinstance(reply, Given | Declines):
        raw = reply.raw if isinstance(reply, Given) else {"declined": reply.reason}
        checked = check_answer(row.question, raw)
        again = reply_of(row_from(row.question, _former(row, raw)))
        assert isinstance(again, Given | Declines)
        raw_again = again.raw if isinstance(again, Given) else {"declined": again.reason}
        assert checked == check_answer(row.question, raw_again)


def _former(row: QuestionRow, raw: object) -> object:
    """Return an answer as an interview keeps it: a number in the question's own unit."""
    checked = check_answer(row.question, raw)
    assert not isinstance(checked, Problem)
    value = checked.value
    return value / 10 if row.is_typed and isinstance(value, int) else raw


def test_a_new_row_has_no_answer_whatever_its_type() -> None:
    """Nothing is preselected."""
    for question in QUESTIONS:
        row = row_from(question, None)
        assert (None, "[not answered]", -1) == (reply_of(row), said(row), row.at)


def test_right_chooses_and_left_of_the_first_is_no_answer() -> None:
    """The end of the list is its end: it does not come round to the first answer."""
    row = step(QuestionRow(GREENS), 1)
    assert Given("never") == reply_of(row)
    for _ in range(9):
        row = step(row, 1)
    assert Declines("rather_not_say") == reply_of(row)
    for _ in range(9):
        row = step(row, -1)
    assert reply_of(row) is None


def test_moving_in_a_checklist_ticks_nothing() -> None:
    """Right only moves; Space or a digit ticks."""
    row = step(step(QuestionRow(SIGNS), 1), 1)
    assert reply_of(row) is None
    ticked = press(row)
    assert isinstance(ticked, QuestionRow)
    assert Given(["red"]) == reply_of(ticked)


def test_a_checklist_is_ticked_or_declined_never_both() -> None:
    """Declining takes the ticks away, and a tick takes the declining away."""
    row = pick(QuestionRow(SIGNS), 0)
    assert isinstance(row, QuestionRow)
    row = pick(row, 3)
    assert isinstance(row, QuestionRow)
    assert (Declines("dont_know"), ()) == (reply_of(row), row.ticked.includes)
    row = pick(row, 1)
    assert isinstance(row, QuestionRow)
    assert Given(["red"]) == reply_of(row)
    assert "“None” cannot be ticked" in str(pick(row, 2))


def test_what_was_typed_survives_declining() -> None:
    """Left again from "I don't know" comes back to the number."""
    row = step(typed(QuestionRow(FLUIDS), "8 cups"), 1)
    assert Declines("dont_know") == reply_of(row)
    row = step(row, -1)
    assert Given(Decimal("1.9")) == reply_of(row)
    assert "1.9 litres a day" == said(row)
    assert "8 cup" == erased(row, 1).typed


def test_a_number_that_is_not_understood_is_refused_and_an_unusual_one_doubted() -> None:
    """Where it stands, and why."""
    wrong, unusual = typed(QuestionRow(FLUIDS), "99"), typed(QuestionRow(FLUIDS), "9")
    assert isinstance(reply_of(wrong), Misread)
    assert (1, "That is too high: the most is 15 litres a day.") == refuse_done([declined_row(), wrong])
    assert "“99” is not understood" == said(wrong)
    assert "That is unusual: really 9 litres a day?" == doubt_of(unusual)
    assert "" == doubt_of(step(unusual, 1))


def declined_row() -> QuestionRow:
    """A row that was declined."""
    return declined(QuestionRow(SNORES), Declines("dont_know"))


def test_all_rows_without_an_answer_are_named() -> None:
    """The first of them is where to go."""
    rows = [declined_row(), QuestionRow(GREENS), QuestionRow(SIGNS)]
    assert (1, "Not answered yet: “Greens”, “Any of these?”.") == refuse_done(rows)


def test_what_is_not_understood_is_told_before_what_is_missing() -> None:
    """Whoever has just typed it learns at once why it is not taken."""
    rows = [QuestionRow(GREENS), typed(QuestionRow(FLUIDS), "lots")]
    assert (1, "That is not a number.") == refuse_done(rows)


def test_a_long_question_is_named_by_its_beginning() -> None:
    """Between words."""
    long = Question("long", "In the last 4 weeks, were your fingers numb at night?", QuestionType.BOOLEAN, "?", "s")
    assert ["“In the last 4 weeks, were your fingers…”"] == names_of([QuestionRow(long)])


def test_questions_that_begin_alike_are_told_apart() -> None:
    """Two blood tests are named by what differs; a message that names both alike helps nobody."""
    asks = (
        "In the last 3 months, did a blood test show any of these?",
        "In the last 3 months, did a blood test show that any of these was normal?",
    )
    rows = [QuestionRow(Question("q", ask, QuestionType.BOOLEAN, "?", "s")) for ask in asks]
    assert ["“… any of these?”", "“… that any of these was normal?”"] == names_of(rows)


def test_each_row_can_be_declined_in_both_ways() -> None:
    """As at any other question."""
    for question in QUESTIONS:
        assert ["I don't know", "I'd rather not say"] == [entry.label for entry in entries(QuestionRow(question))[-2:]]


def test_an_imported_answer_is_shown_as_what_it_says() -> None:
    """Where it came from changes nothing."""
    assert Given("weekly") == reply_of(row_from(GREENS, {"value": "weekly", "provenance": "imported"}))
