"""A list that may be incomplete says nothing of what is not ticked."""

import pytest

from intakewise.meaning.answering import option_truths
from intakewise.model.answers import Ticked
from intakewise.model.questionnaires import Option, Question, QuestionType
from intakewise.model.values import Truth

MEDICINES = Question(
    "medicines",
    "Which?",
    QuestionType.CHOICES,
    "To test.",
    "only",
    options=(
        Option("statin", "Statin"),
        Option("insulin", "Insulin"),
        Option("none", "None", none=True),
        Option("other", "Something else", incomplete=True),
    ),
    allow_not_sure=True,
    search=True,
)


@pytest.mark.parametrize(
    "ticked",
    [
        Ticked(("statin", "other")),
        Ticked(("statin",), not_sure=("other",)),
        Ticked(("statin",), not_recognised=("a blue one",)),
    ],
)
def test_what_may_be_missing_leaves_the_unticked_unknown(ticked: Ticked) -> None:
    """Something else, perhaps something else, and a name that was not recognised: each leaves the rest open."""
    assert Truth.UNKNOWN is option_truths(MEDICINES, ticked)["medicines.insulin"]


def test_a_complete_list_rules_out_what_is_not_ticked() -> None:
    """Where nothing can be missing, what is neither ticked nor unsure is known not to hold."""
    assert Truth.FALSE is option_truths(MEDICINES, Ticked(("statin",)))["medicines.insulin"]
