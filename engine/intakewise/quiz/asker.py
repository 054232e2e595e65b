"""
What every way of asking can do: everything that the quiz wants to know from a person is asked through an `Asker`.

Says how a question reaches the person and a reply comes back; knows nothing of what the answers mean.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from intakewise.interview.interview import Interview
from intakewise.interview.progress import Progress
from intakewise.interview.steps import Changed
from intakewise.model.questionnaires import Question
from intakewise.quiz.replies import Declines, Frame, Given, Item, Leaving, Reply
from intakewise.quiz.rows import QuestionRow


class Asker(Protocol):
    """
    A way of asking one person, such as on a screen with the arrow keys.

    Whatever asks raises KeyboardInterrupt (Ctrl-C), EOFError (Ctrl-D, the terminal has gone, or there are no more
    answers), or DoesNotFit (an answer that came from elsewhere is none).
    """

    @property
    def asks_somebody(self) -> bool:
        """
        Whether somebody is there who can be offered more than the questions, such as to go on with what was stopped.

        Not where all answers are there already: the same ones must lead to the same questions each time.
        """
        ...

    def introduce(self) -> None:
        """Say how to answer, where that does not show."""
        ...

    def place_of(self, progress: Progress) -> str:
        """Return where in the quiz the person is, as far as this way of asking goes at a time."""
        ...

    def go_back(self, interview: Interview) -> Changed:
        """
        Take back what was asked last: as much as this way asks at once.

        Raises:  NothingToAnswer: nothing was asked before.
        """
        ...

    def ask(
        self, question: Question, place: str, former: object, leaving: Sequence[Item], offered: Sequence[str] = ()
    ) -> Reply:
        """
        Ask one question.

        Args:
            place: where in the quiz this is.
            former: what was answered before, in the form that an interview takes; None if nothing was.
            leaving: what else can be done, besides not answering and reading why it is asked: such as going back.
            offered: the options of a long list that are shown before anything is typed; empty: all.
        """
        ...

    def ask_rows(
        self, ask: str, place: str, rows: Sequence[QuestionRow], leaving: Sequence[Item]
    ) -> Mapping[str, Given | Declines] | Leaving:
        """
        Ask several questions that stand together.

        Args:
            ask: what stands above all of them.
            leaving: what else can be done, as in `ask`.

        Returns:  a reply by the id of its question, for each of them or for the first ones, or how they were left.
        """
        ...

    def ask_one(self, frame: Frame, items: Sequence[Item], former: object = None) -> object:
        """
        Ask for one entry of a list.

        Args:
            former: the value of the entry chosen before; it is pointed at, and says so.

        Returns:  the value of an entry, or of an action of the frame.
        """
        ...
