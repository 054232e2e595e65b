"""What a random condition may read: a fact with what tests on it need to know."""

from dataclasses import dataclass

from intakewise.model.questionnaires import Derived, Question, QuestionType


@dataclass(frozen=True, slots=True)
class Readable:
    """
    A fact that conditions may read.

    Args:
        options: of a list; otherwise empty.
        low: the least value that is worth comparing with; `high` the greatest. Both 0 for truths.
        is_truth: a yes or no.
        is_finding: rules conclude it.
        is_rank: a choice, band, or the referral: comparisons with ranks.
    """

    name: str
    decimals: int = 0
    options: tuple[str, ...] = ()
    low: int = 0
    high: int = 0
    is_truth: bool = False
    is_finding: bool = False
    is_rank: bool = False

    @property
    def is_number(self) -> bool:
        """Whether derived numbers may reckon with it."""
        return not (self.options or self.is_truth or self.is_finding or self.is_rank)


def readable_question(question: Question) -> Readable:
    """Return a question as something to read."""
    if question.type is QuestionType.BOOLEAN:
        return Readable(question.id, is_truth=True)
    if question.type is QuestionType.CHOICES:
        return Readable(question.id, options=tuple(option.id for option in question.options))
    if question.type is QuestionType.CHOICE:
        return Readable(question.id, high=len(question.options) - 1, is_rank=True)
    assert question.range is not None
    return Readable(question.id, question.decimals, low=question.range.low, high=question.range.high)


def readable_number(derived: Derived) -> Readable:
    """Return a derived number as something to read."""
    return Readable(derived.id, derived.decimals, low=-8, high=25)
