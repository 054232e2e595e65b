"""Junk of every shape as answers: never an exception, never a value repeated."""

from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from intakewise.passes.check_answers import MOST_SUGGESTIONS, check_answers
from intakewise.passes.raw_answers import raw_answers
from intakewise.problems.catalogue import CATALOGUE
from tests.unit.passes.asked import QUESTIONNAIRE

MARKER = "zq7marker"

_SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(10**20, 10**40),
    st.floats(),
    st.decimals(),
    st.text(max_size=5),
    st.binary(max_size=3),
    st.sampled_from(("fit", "nothing", "fainted", "L/d", "cups", "mL", "dont_know", "imported")),
    st.builds(object),
)
_KEYS = st.sampled_from(
    ("value", "unit", "provenance", "declined", "includes", "not_sure", "not_recognised", "other", 3, None)
)
JUNK = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.tuples(inner, inner), st.dictionaries(_KEYS, inner, max_size=4)
    ),
    max_leaves=8,
)


def _is_hashable(key: object) -> bool:
    """Tell whether a value can be a key: a signalling not-a-number cannot."""
    try:
        hash(key)
    except TypeError:
        return False
    return True


NAMES = st.one_of(st.sampled_from(tuple(QUESTIONNAIRE.questions)), _SCALARS.filter(_is_hashable))


@given(st.dictionaries(NAMES, JUNK, max_size=5))
@example({"fluids": {"value": 10**29, "unit": "cups"}})
@example({10**5000: 1})
def test_junk_never_raises(raw: dict[object, object]) -> None:
    """Whatever is given, there is one answer or one problem with a known code for each entry; taken ones come back."""
    answers, problems = check_answers(QUESTIONNAIRE, raw)
    assert len(raw) == len(answers) + len(problems)
    assert {problem.code for problem in problems} <= set(CATALOGUE)
    again, no_problems = check_answers(QUESTIONNAIRE, raw_answers(QUESTIONNAIRE, answers))
    assert [] == no_problems
    assert answers == again


def _marked(value: object) -> object:
    """Put the marker into every text of a value, and a number made of it into every number."""
    if isinstance(value, str):
        return MARKER + value
    if isinstance(value, bool) or value is None:
        return MARKER
    if isinstance(value, int | float | Decimal):
        return 987654321
    if isinstance(value, list | tuple):
        return [_marked(item) for item in value]
    if isinstance(value, dict):
        return {key: _marked(item) for key, item in value.items()}
    return MARKER


@given(st.sampled_from(tuple(QUESTIONNAIRE.questions)), JUNK)
def test_no_problem_repeats_an_answer(name: str, value: object) -> None:
    """No text of a problem holds anything of the answer: answers are health data."""
    _, problems = check_answers(QUESTIONNAIRE, {name: _marked(value)})
    for problem in problems:
        said = f"{problem} {problem.to_dict()}"
        assert MARKER not in said
        assert "987654321" not in said


def test_thousands_of_unknown_questions_are_all_named_and_the_first_suggested_for() -> None:
    """A file of the wrong kind gives a problem for each name; the nearest known name is looked up for some only."""
    known = next(iter(QUESTIONNAIRE.questions))
    problems = check_answers(QUESTIONNAIRE, {f"{known}{number}": True for number in range(2000)})[1]
    assert 2000 == len(problems)
    assert MOST_SUGGESTIONS == sum(bool(problem.suggestion) for problem in problems)
