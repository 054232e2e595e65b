"""What can be done at a question instead of answering it: the same in every way of asking."""

from collections.abc import Sequence

from intakewise.language.saying import say
from intakewise.model.questionnaires import Question
from intakewise.quiz.replies import Declines, GoBack, Item, Note


def actions_of(question: Question, leaving: Sequence[Item]) -> tuple[Item, ...]:
    """Return what can be done: decline it, read why it is asked, and whatever leads elsewhere."""
    notes = [Item(say("Why do we ask?"), Note(say("Why we ask:"), question.why))]
    if question.help:
        notes.append(Item(say("Help"), Note(say("Help:"), question.help)))
    return (*declining(), *notes, *leaving)


def declining() -> tuple[Item, ...]:
    """Return the two ways to give no answer."""
    return (
        Item(say("I don't know"), Declines("dont_know")),
        Item(say("I'd rather not say"), Declines("rather_not_say")),
    )


def declining_all() -> tuple[Item, ...]:
    """Return the same for all questions of a screen that have no answer."""
    dont_know, rather_not_say = declining()
    return (
        Item(say("I don't know, for each one that is not answered"), dont_know.value),
        Item(say("I'd rather not say, for each one that is not answered"), rather_not_say.value),
    )


def going_back() -> Item:
    """Return the way back to what was asked before."""
    return Item(say("Go back to the screen before"), GoBack())
