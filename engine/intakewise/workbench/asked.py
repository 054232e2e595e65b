"""Which questions the cases are asked, in an interview that may end with an emergency before it comes to them."""

from collections.abc import Sequence

from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import QuestionType
from intakewise.model.values import Level
from intakewise.workbench.interviewing import Interviewer
from intakewise.workbench.prepared import Prepared


def asked_in(knowledge: Knowledge, prepared: Sequence[Prepared]) -> frozenset[str]:
    """
    Return the questions that the interview of some case asks and the case answers; of texts, those that are asked.

    It looks no further once that is so of all of them.
    """
    interviewer, asked = Interviewer(knowledge), set[str]()
    # An emergency ends an interview: others are asked more.
    for each in sorted(prepared, key=lambda each: each.inference.referral is Level.EMERGENCY):
        missing = [
            name
            for name, question in knowledge.questionnaire.questions.items()
            if name not in asked and name not in each.answered.hidden
            if question.type is QuestionType.TEXT or not each.answers[name].is_declined
        ]
        if missing:
            interviewed = interviewer.interview(each.answers, each.inference.referral)
            asked.update(name for name in missing if name in interviewed.answers)
    return frozenset(asked)
