"""Take a text as it was typed."""

from intakewise.language.saying import say
from intakewise.model.questionnaires import Question
from intakewise.passes.check_answers import MOST_TEXT, check_answer
from intakewise.problems.problem import Problem
from intakewise.quiz.replies import Misread, Understood


def read_text(question: Question, typed: str) -> Understood | Misread:
    """Return a text without blanks around it, or what is wrong with it."""
    if not typed.strip():
        return Misread(say("Please type something, or choose “I'd rather not say”."), may_grow=True)
    if isinstance(check_answer(question, typed.strip()), Problem):
        return Misread(say("That is too long: at most {count} characters.", count=MOST_TEXT))
    return Understood(typed.strip())
