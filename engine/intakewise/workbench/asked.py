"""Which questions the cases are asked, in an interview that may end with an emergency before it comes to them."""

from collections.abc import Sequence

from intakewise.model.knowledge import Knowledge
from intakewise.model.values import Level
from intakewise.workbench.interviewing import Interviewer
from intakewise.workbench.prepared import Prepared


def asked_in(knowledge: Knowledge, prepared: Sequence[Prepared]) -> frozenset[str]:
    """Return the questions that a case answers when an interview asks them; it ends once that is so of all of them."""
    interviewer, asked = Interviewer(knowledge), set[str]()
    # An emergency ends an interview: others are asked more.
    for each in sorted(prepared, key=lambda each: each.inference.referral is Level.EMERGENCY):
        missing = knowledge.questionnaire.questions.keys() - asked - set(each.answered.hidden)
        if any(not each.answers[name].is_declined for name in missing):
            interviewed = interviewer.interview(each.answers, each.inference.referral)
            asked |= {name for name in missing & interviewed.answers.keys() if not each.answers[name].is_declined}
    return frozenset(asked)
