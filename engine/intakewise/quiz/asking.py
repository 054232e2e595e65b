"""
Ask a person what an interview wants to know: what is on a screen, or one question again.

Knows how an interview becomes prompts; what comes of the replies is decided elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from intakewise.interview.interview import Interview
from intakewise.interview.screens import Screen
from intakewise.language.saying import say
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question
from intakewise.quiz.actions import going_back
from intakewise.quiz.asker import Asker
from intakewise.quiz.moving import going_elsewhere
from intakewise.quiz.regional import question_in
from intakewise.quiz.replies import Declines, Given, Item, Leaving, Reply
from intakewise.quiz.rows import row_from
from intakewise.quiz.ticking import ticked_from


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks what of whom: an interview, as people of a region are asked it."""

    interview: Interview
    asker: Asker
    knowledge: Knowledge
    region: str


def ask_screen(asking: Asking, screen: Screen) -> Mapping[str, Given | Declines] | Leaving:
    """Ask what is on a screen: one question in the way of its type, several as rows."""
    interview, asker = asking.interview, asking.asker
    place = asker.place_of(interview.progress)
    leaving = (*((going_back(),) if interview.can_go_back else ()), going_elsewhere())
    if len(screen.questions) > 1:
        questions = [_as_asked(asking, question) for question in screen.questions]
        rows = [row_from(question, interview.former_answer(question.id)) for question in questions]
        return asker.ask_rows(screen.ask, place, rows, leaving)
    (question,) = screen.questions
    reply = _ask(asking, question, place, leaving)
    return reply if isinstance(reply, Leaving) else {question.id: reply}


def ask_again(asking: Asking, question: Question) -> Reply:
    """Ask one question again, out of its turn."""
    return _ask(asking, question, say("Changing an answer"), (going_back(),))


def _ask(asking: Asking, question: Question, place: str, leaving: tuple[Item, ...]) -> Reply:
    asked, former = _as_asked(asking, question), asking.interview.former_answer(question.id)
    return asking.asker.ask(asked, place, former, leaving, _offered(asking.interview, question))


def _as_asked(asking: Asking, question: Question) -> Question:
    """Return a question as this person is asked it, and why in full: for what their answer can still change."""
    asked = question_in(question, asking.knowledge, asking.region)
    return replace(asked, why=" ".join([asked.why, *asking.interview.why(question.id).sentences]))


def _offered(interview: Interview, question: Question) -> tuple[str, ...]:
    """Return what was ticked in the question whose options this one takes over: most likely it is one of these."""
    taken_from = question.options_from
    return ticked_from(interview.former_answer(taken_from)).includes if taken_from else ()
