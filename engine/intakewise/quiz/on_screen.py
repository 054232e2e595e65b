"""
Ask on a screen: one prompt at a time, drawn anew at each key, and chosen from with the arrow keys.

questionary and prompt_toolkit are imported where something is asked: the first page must come fast.
"""

# ruff: noqa: PLC0415 - see above

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from intakewise.interview.interview import Interview
from intakewise.interview.progress import Progress
from intakewise.interview.steps import Changed
from intakewise.language.saying import say
from intakewise.model.questionnaires import Question
from intakewise.quiz.actions import declining_all
from intakewise.quiz.replies import Declines, Frame, Given, GoElsewhere, Item, Leaving, Reply
from intakewise.quiz.rows import QuestionRow


@dataclass(frozen=True, slots=True)
class OnScreen:
    """The asker for a terminal in which the cursor moves."""

    @property
    def asks_somebody(self) -> bool:
        """Whether somebody is there: keys are pressed."""
        return True

    def introduce(self) -> None:
        """Say nothing: the keys stand on each screen."""

    def place_of(self, progress: Progress) -> str:
        """Return which screen of how many this is."""
        return say(
            "Screen {screen} of at most {screens} · {section}, part {part} of {parts}",
            screen=progress.screen,
            screens=progress.screens,
            section=progress.section,
            part=progress.section_number,
            parts=progress.sections,
        )

    def go_back(self, interview: Interview) -> Changed:
        """Go back to the screen before."""
        return interview.back_screen()

    def ask(
        self, question: Question, place: str, former: object, leaving: Sequence[Item], offered: Sequence[str] = ()
    ) -> Reply:
        """Ask one question with the prompt of its type."""
        from intakewise.quiz.prompts import ask

        return ask(question, place, former, _with_keys(leaving), tuple(offered))

    def ask_rows(
        self, ask: str, place: str, rows: Sequence[QuestionRow], leaving: Sequence[Item]
    ) -> Mapping[str, Given | Declines] | Leaving:
        """Ask several questions on one screen, each in a row of it."""
        from intakewise.quiz.rows_prompt import ask_rows

        return ask_rows(Frame(ask, place, actions=(*declining_all(), *_with_keys(leaving))), rows)

    def ask_one(self, frame: Frame, items: Sequence[Item], former: object = None) -> object:
        """Ask for one entry with the arrow keys."""
        from intakewise.quiz.select_prompt import ask_one

        return ask_one(frame, items, former)


def _with_keys(leaving: Sequence[Item]) -> tuple[Item, ...]:
    """Return the ways to leave, with the key of the one that has no room in the line of keys."""
    return tuple(
        replace(each, label=say("{way} (Ctrl-G)", way=each.label)) if isinstance(each.value, GoElsewhere) else each
        for each in leaving
    )
