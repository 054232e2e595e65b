"""Which answers count: to a safety question only those that come from where they may."""

from dataclasses import replace

import pytest

from intakewise.model.answers import Answer, Declined, Provenance, Ticked
from intakewise.model.questionnaires import Questionnaire
from intakewise.passes.accepting import TYPED_ONLY, accept
from intakewise.problems.exceptions import AnswersInvalid
from tests.unit.passes.asked import QUESTIONNAIRE

SAFE: Questionnaire = replace(
    QUESTIONNAIRE,
    questions={
        name: replace(question, safety=name == "danger", worrying=())
        for name, question in QUESTIONNAIRE.questions.items()
    },
)
FIT = Ticked(("fit",))


@pytest.mark.parametrize("provenance", list(Provenance))
@pytest.mark.parametrize(
    "allowed", [TYPED_ONLY, ("imported",), ("typed", "imported"), ("typed", "imported", "assumed")]
)
def test_only_a_safety_question_minds_where_its_answer_comes_from(
    provenance: Provenance, allowed: tuple[str, ...]
) -> None:
    """What does not count is not known, and listed; what was typed counts, and so does every other answer."""
    given = {"danger": Answer(FIT, provenance), "age": Answer(34, provenance)}
    accepted = accept(SAFE, given, allowed)
    counts = provenance is Provenance.TYPED or provenance.value in allowed
    assert () == accepted.not_accepted if counts else ("danger",) == accepted.not_accepted
    assert (FIT if counts else Declined.DONT_KNOW) == accepted.answers["danger"].value
    assert given["age"] == accepted.answers["age"]


def test_no_answer_needs_no_provenance() -> None:
    """Declining is not known either way, and nothing to list."""
    given = {"danger": Answer(Declined.RATHER_NOT_SAY, Provenance.IMPORTED)}
    accepted = accept(SAFE, given, TYPED_ONLY)
    assert (given, ()) == (accepted.answers, accepted.not_accepted)


def test_a_provenance_that_there_is_not_is_refused() -> None:
    """A caller who misspells it must not open the door."""
    with pytest.raises(AnswersInvalid) as refused:
        accept(SAFE, {}, ("typo",))
    assert ["IW-A002"] == [problem.code for problem in refused.value.problems]
