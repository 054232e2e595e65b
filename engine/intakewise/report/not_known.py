"""What is not known, in blocks: questions without an answer, and those that were not asked and why."""

from collections.abc import Iterator, Sequence

from intakewise.language.saying import say, say_number
from intakewise.model.assessments import Assessment
from intakewise.report.blocks import Block, Bullets, Line, Paragraph, Part


def not_known(assessment: Assessment, left_out: Sequence[str]) -> Part | None:
    """
    Return which questions have no answer.

    Args:
        left_out: questions that were not asked, because no answer could change the result.
    """
    # A null is an answer, too: "I don't know". What is not there at all was not asked.
    declined = [
        name for name in assessment.unanswered if name in assessment.answers and name not in assessment.not_accepted
    ]
    never = [name for name in assessment.unanswered if name not in assessment.answers and name not in left_out]
    blocks = (
        *_listed(say("You did not know, or would rather not say:"), declined, assessment),
        *_listed(
            say("Filled in from elsewhere. A question about safety counts only if you answer it yourself:"),
            assessment.not_accepted,
            assessment,
        ),
        *_listed(say("Not asked, or not answered:"), never, assessment),
        *_listed(
            say("Not asked, because after your other answers no reply could change this result:"), left_out, assessment
        ),
        *_closed(assessment),
    )
    return Part("not_known", say("What we do not know"), blocks) if blocks else None


def _listed(lead: str, names: Sequence[str], assessment: Assessment) -> Iterator[Block]:
    if names:
        yield Paragraph(Line("", lead))
        yield Bullets(tuple(Line(assessment.questions[name]) for name in names))


def _closed(assessment: Assessment) -> Iterator[Block]:
    if assessment.hidden:
        yield Paragraph(
            Line(
                say_number(
                    "{count} more question does not apply, because of your other answers.",
                    "{count} more questions do not apply, because of your other answers.",
                    len(assessment.hidden),
                )
            )
        )
