"""
Move about in a quiz: to a section, to a question of it, and over everything that was answered, before the result.

Knows how these are asked for; where it leads is decided in the interview.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from intakewise.interview.interview import Interview
from intakewise.interview.review import ReviewedSection, Standing
from intakewise.language.saying import say
from intakewise.quiz.actions import going_back
from intakewise.quiz.answers_so_far import question_in_words, section_in_words
from intakewise.quiz.asker import Asker
from intakewise.quiz.replies import Frame, GoBack, GoElsewhere, Item


class Moved(Enum):
    """What came of it: the person went somewhere, stays where they are, or wants what was asked before."""

    ELSEWHERE = "elsewhere"
    ON = "on"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class _All:
    """All of a section, from its beginning."""

    section: str


def going_elsewhere() -> Item:
    """Return the way to any section, and to any answer."""
    return Item(say("Go to another part, or change an answer"), GoElsewhere(), letter="g")


def go_elsewhere(interview: Interview, asker: Asker) -> Moved:
    """Ask where a person wants to go, and go there."""
    frame = Frame(say("Where do you want to go?"), hint=say("What waits for an answer comes after that."))
    return _choose(interview, asker, frame, Item(say("Go on with the question where you were"), Moved.ON))


def review(interview: Interview, asker: Asker) -> Moved:
    """Show what was answered, once there is nothing left to ask; `ON` leads to the result."""
    frame = Frame(
        say("Here is what you answered. Is it right?"),
        hint=say("To change something, choose its part."),
        actions=(going_back(),),
    )
    return _choose(interview, asker, frame, Item(say("Yes, show my result"), Moved.ON))


def _choose(interview: Interview, asker: Asker, frame: Frame, first: Item) -> Moved:
    sections = {each.section.id: each for each in interview.review if each.questions}
    while True:
        entries = [first, *(Item(section_in_words(each), name) for name, each in sections.items())]
        chosen = asker.ask_one(frame, entries)
        if isinstance(chosen, GoBack):
            return Moved.BACK
        if isinstance(chosen, Moved):
            return chosen
        if _go_into(interview, asker, sections[str(chosen)]):
            return Moved.ELSEWHERE


def _go_into(interview: Interview, asker: Asker, section: ReviewedSection) -> bool:
    """Go to a question of a section, or to all of it; false if the person goes back to the sections."""
    chosen: object = _All(section.section.id)
    if section.count(Standing.ANSWERED, Standing.DECLINED):
        chosen = asker.ask_one(_frame_of(section), _entries_of(section))
    if isinstance(chosen, GoBack):
        return False
    if isinstance(chosen, _All):
        interview.go_to_section(chosen.section)
    else:
        interview.go_to(str(chosen))
    return True


def _frame_of(section: ReviewedSection) -> Frame:
    hint = say("Choose a question to change its answer, or to answer it.")
    return Frame(section.section.title, hint=hint, actions=(going_back(),))


def _entries_of(section: ReviewedSection) -> Sequence[Item]:
    entries = [Item(question_in_words(each), each.question.id) for each in section.questions]
    return [*entries, Item(say("All of these, one after the other"), _All(section.section.id))]
