"""Raw answers from anywhere: taken exactly or refused with a problem, never an exception, never a value repeated."""

import decimal
from collections import OrderedDict, defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from intakewise.model.answers import Answer, Declined, Provenance, Ticked
from intakewise.model.questionnaires import NumberRange, Option, Question, QuestionType, SharedNames
from intakewise.passes.check_answers import check_answer, check_answers
from intakewise.passes.raw_answers import raw_answers
from intakewise.problems.problem import Problem
from tests.unit.passes.asked import QUESTIONNAIRE

TAKEN: tuple[tuple[str, object, object], ...] = (
    ("snores", True, True),
    ("age", 34, 34),
    ("age", 34.0, 34),
    ("age", Decimal("34.00"), 34),
    ("age", -0.0, 0),
    ("fluids", 1.5, 15),
    ("fluids", Decimal("123.4"), 1234),
    ("fluids", {"value": 8, "unit": "L/d"}, 80),
    ("fluids", {"value": 1, "unit": "cups"}, 2),
    ("fluids", {"value": 250, "unit": "mL"}, 3),
    ("fluids", {"value": 150, "unit": "mL"}, 2),
    ("fluids", {"value": 149.9, "unit": "mL"}, 1),
    ("urine", "fit", "fit"),
    ("danger", ["fainted", "fit", "fit"], Ticked(("fit", "fainted"))),
    ("danger", ("nothing",), Ticked(("nothing",))),
    ("danger", {"fit"}, Ticked(("fit",))),
    ("medicines", {"includes": ["fit"], "not_sure": ["fainted"]}, Ticked(("fit",), ("fainted",))),
    ("medicines", {"not_recognised": [" Wort ", "Wort"]}, Ticked((), (), ("Wort",))),
    ("words", "", ""),
    ("words", "yes", "yes"),
    ("snores", None, Declined.DONT_KNOW),
    ("age", {"declined": "rather_not_say"}, Declined.RATHER_NOT_SAY),
    ("danger", {"value": None}, Declined.DONT_KNOW),
    ("age", {"value": {"declined": "dont_know"}}, Declined.DONT_KNOW),
)

REFUSED: tuple[tuple[str, object, str], ...] = (
    ("snores", 1, "IW-A002"),
    ("snores", "yes", "IW-A002"),
    ("snores", {"value": True, "unit": "L"}, "IW-A006"),
    ("age", True, "IW-A002"),
    ("age", "34", "IW-A002"),
    ("age", 34.5, "IW-A005"),
    ("age", -1, "IW-A004"),
    ("age", 121, "IW-A004"),
    ("age", 10**5000, "IW-A007"),
    ("age", float("nan"), "IW-A007"),
    ("age", float("inf"), "IW-A007"),
    ("age", float("-inf"), "IW-A007"),
    ("age", Decimal("sNaN"), "IW-A007"),
    ("age", Decimal("-Infinity"), "IW-A007"),
    ("age", Decimal("1E+999999"), "IW-A007"),
    ("age", Decimal("1E-999999"), "IW-A007"),
    ("age", Fraction(1, 3), "IW-A002"),
    ("age", 3 + 0j, "IW-A002"),
    ("age", {"value": 3, "unit": "years"}, "IW-A006"),
    ("age", {"value": 3, "unit": ["a"]}, "IW-A006"),
    ("age", {"value": 3, "provenance": "guessed"}, "IW-A002"),
    ("age", {"value": 3, "provenance": []}, "IW-A002"),
    ("age", {"value": 3, "also": 4}, "IW-A002"),
    ("age", {"value": 3, 4: 5}, "IW-A002"),
    ("age", {"declined": "no"}, "IW-A002"),
    ("age", {"declined": []}, "IW-A002"),
    ("fluids", 0.1 + 0.2, "IW-A005"),
    ("fluids", 1.55, "IW-A005"),
    ("fluids", {"value": 10**29, "unit": "cups"}, "IW-A004"),
    ("urine", "paler", "IW-A003"),
    ("urine", ["fit"], "IW-A002"),
    ("urine", b"fit", "IW-A002"),
    ("danger", "fit", "IW-A002"),
    ("danger", [], "IW-A009"),
    ("danger", [["fit"]], "IW-A003"),
    ("danger", [{}], "IW-A003"),
    ("danger", {"includes": {"fit": 1}}, "IW-A002"),
    ("danger", {"includes": ["fit"], "not_sure": ["fainted"]}, "IW-A014"),
    ("danger", {"not_recognised": ["a"]}, "IW-A003"),
    ("danger", ["nothing", "fit"], "IW-A008"),
    ("medicines", {"includes": ["nothing"], "not_sure": ["fit"]}, "IW-A008"),
    ("medicines", {"includes": ["nothing"], "not_recognised": ["a"]}, "IW-A008"),
    ("medicines", {"includes": ["fit"], "not_sure": ["fit"]}, "IW-A002"),
    ("medicines", {"not_recognised": [b"a"]}, "IW-A002"),
    ("medicines", {"not_recognised": [" "]}, "IW-A002"),
    ("medicines", {"not_recognised": "a"}, "IW-A002"),
    ("words", 3, "IW-A002"),
    ("words", "\ud800", "IW-A002"),
    ("words", "a" * 1_000_000, "IW-A002"),
)


@pytest.mark.parametrize(("name", "raw", "expected"), TAKEN)
def test_a_right_answer_is_taken_exactly(name: str, raw: object, expected: object) -> None:
    """Every form of a right answer comes to one value, numbers as scaled whole numbers."""
    answers, problems = check_answers(QUESTIONNAIRE, {name: raw})
    assert [] == problems
    assert expected == answers[name].value


# The ids are numbers: pytest cannot write an integer of 5,000 digits either.
@pytest.mark.parametrize(("name", "raw", "code"), REFUSED, ids=range(len(REFUSED)))
def test_a_wrong_answer_is_a_problem(name: str, raw: object, code: str) -> None:
    """Every wrong answer gives the one problem that says what is wrong, and no answer."""
    answers, problems = check_answers(QUESTIONNAIRE, {name: raw})
    assert [code] == [problem.code for problem in problems]
    assert {} == answers


@pytest.mark.parametrize("raw", [None, [], "age: 3", 3, {"age"}, iter(()), object()])
def test_what_are_not_answers_is_one_problem(raw: object) -> None:
    """Something else than a mapping is refused as a whole."""
    answers, problems = check_answers(QUESTIONNAIRE, raw)
    assert ["IW-A012"] == [problem.code for problem in problems]
    assert {} == answers


@pytest.mark.parametrize("key", [None, 3, 10**5000, b"age", ("age",), float("nan"), "Age", "a" * 10**6], ids=range(8))
def test_a_key_that_is_no_question_is_a_problem(key: object) -> None:
    """Whatever a key is, an unknown one is one problem, and its text stays short."""
    answers, problems = check_answers(QUESTIONNAIRE, {key: 3, "age": 3})
    assert ["IW-A001"] == [problem.code for problem in problems]
    assert ["age"] == list(answers)
    assert len(str(problems[0])) < 500


def test_more_digits_than_a_decimal_keeps_are_still_more_decimals() -> None:
    """A number that differs from a right one only in its thirtieth digit is refused, not rounded."""
    _, problems = check_answers(QUESTIONNAIRE, {"fluids": Decimal("5.00000000000000000000000000001")})
    assert ["IW-A005"] == [problem.code for problem in problems]


@pytest.mark.parametrize(("raw", "expected"), [(123.4, 1234), ({"value": 1234, "unit": "mL"}, 12)])
def test_no_answer_depends_on_the_decimal_context_of_the_caller(raw: object, expected: int) -> None:
    """Somebody else's precision or traps for decimals change no answer."""
    with decimal.localcontext() as context:
        context.prec = 2
        context.traps[decimal.Inexact] = True
        answers, problems = check_answers(QUESTIONNAIRE, {"fluids": raw})
        assert [] == problems
        assert expected == answers["fluids"].value
        assert {"fluids": expected / 10} == raw_answers(QUESTIONNAIRE, answers)


def test_everything_wrong_is_said_at_once() -> None:
    """Each wrong answer has its problem, and the right ones are taken."""
    answers, problems = check_answers(QUESTIONNAIRE, {"age": -1, "snores": 3, "urine": "fit", "foo": 1, "danger": []})
    assert ["IW-A004", "IW-A002", "IW-A001", "IW-A009"] == [problem.code for problem in problems]
    assert ["urine"] == list(answers)


def test_where_an_answer_comes_from_is_kept() -> None:
    """Provenance is read, kept, and given back."""
    raw = {"age": {"value": 34, "provenance": "imported"}, "danger": {"value": ["fit"], "provenance": "assumed"}}
    answers, problems = check_answers(QUESTIONNAIRE, raw)
    assert [] == problems
    assert Answer(34, Provenance.IMPORTED) == answers["age"]
    assert raw == raw_answers(QUESTIONNAIRE, answers)


def test_any_kind_of_mapping_will_do() -> None:
    """Subclasses of dict and foreign mappings are read like a dict."""
    ordered = OrderedDict(age=OrderedDict(value=34))
    missing: defaultdict[str, object] = defaultdict(list)
    missing["age"] = {"value": 34}
    for raw in (ordered, missing, _Foreign({"age": _Foreign({"value": 34})})):
        answers, problems = check_answers(QUESTIONNAIRE, raw)
        assert [] == problems
        assert 34 == answers["age"].value


@pytest.mark.parametrize("text", ["\x00", "a\nb", "\u202e", "🩺" * 100])
def test_a_text_may_hold_any_character(text: str) -> None:
    """Free text is no fact, and is kept as it is."""
    answers, problems = check_answers(QUESTIONNAIRE, {"words": text})
    assert [] == problems
    assert {"words": text} == raw_answers(QUESTIONNAIRE, answers)


class _Foreign(Mapping[str, object]):
    """A mapping that is no dict."""

    def __init__(self, entries: dict[str, object]) -> None:
        self._entries = entries

    def __getitem__(self, key: str) -> object:
        return self._entries[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


@pytest.mark.parametrize(("given", "expected"), [(-3, -1), (-1, 0), (1, 1), (3, 2), ("-2.9", -1), ("-3.1", -2)])
def test_another_unit_rounds_halves_up_on_both_sides_of_zero(given: int | str, expected: int) -> None:
    """As a quotient does: -1.5 becomes -1, and -0.5 becomes 0."""
    unit = {"halves": Decimal("0.5")}
    question = Question(
        "change", "?", QuestionType.INTEGER, "?", "s", unit="kg", range=NumberRange(-9, 9, -9, 9), also_accept=unit
    )
    assert Answer(expected) == check_answer(question, {"value": Decimal(given), "unit": "halves"})


NAMED = Question(
    "medicines",
    "?",
    QuestionType.CHOICES,
    "?",
    "s",
    options=(Option("pril", "A pril", also_called=("ramipril",)), Option("thiazide", "A water tablet")),
    shared_names=(
        SharedNames(("Zestoretic",), ("pril", "thiazide"), together=True),
        SharedNames(("heart tablet",), ("pril", "thiazide"), together=False),
    ),
    search=True,
)


@pytest.mark.parametrize(
    ("given", "suggestion", "expected"),
    [
        ("Ramipril", "pril", "Expected one of: pril, thiazide."),
        ("a water-tablet", "thiazide", "Expected one of: pril, thiazide."),
        ("zestoretic", "", "That is a name of 'pril' with 'thiazide'."),
        ("heart tablet", "", "That is a name of 'pril' or 'thiazide'."),
        ("rampril", "", "Expected one of: pril, thiazide."),
        ("!", "", "Expected one of: pril, thiazide."),
    ],
)
def test_a_name_in_place_of_an_id_gets_the_option_that_it_names(given: str, suggestion: str, expected: str) -> None:
    """Only a whole name leads to an option: a near one might be another medicine. What was given is not repeated."""
    problem = check_answer(NAMED, [given])
    assert isinstance(problem, Problem)
    assert ("IW-A003", suggestion, expected) == (problem.code, problem.suggestion, problem.expected)
