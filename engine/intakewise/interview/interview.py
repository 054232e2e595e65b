"""
One interview with one person: which question comes next, and what the answers so far mean.

Pure: it draws nothing, stores nothing, and knows no clock.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from intakewise.explain.why_asked import WhyAsked
from intakewise.interview import steps
from intakewise.interview.emergencies import emergency_rules
from intakewise.interview.progress import Progress, progress_of
from intakewise.interview.resuming import NotResumed, plain_state, restore
from intakewise.interview.review import ReviewedSection, review_of
from intakewise.interview.screens import BESIDE, Screen, screen_of
from intakewise.interview.so_far import SoFar
from intakewise.interview.steps import Changed, InterviewState
from intakewise.language.saying import speaking
from intakewise.model.assessed_reasons import Reason
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, Section
from intakewise.model.rules import Rule
from intakewise.model.values import Level
from intakewise.passes.accepting import TYPED_ONLY, accept
from intakewise.passes.check_answers import check_answers
from intakewise.passes.raw_answers import raw_answer, raw_answers
from intakewise.problems.exceptions import AnswersInvalid, NothingToAnswer


class Interview:
    """
    An interview that is going on.

    Answers that a later change hides are kept, do not count while hidden, and come back with their branch. A question
    is left out while no answer to it can change the outcome (`meaning.relevance`), but never one about safety.
    """

    def __init__(self, knowledge: Knowledge, safety_from: Iterable[str] = TYPED_ONLY) -> None:
        self._knowledge = knowledge
        self._safety_from = tuple(safety_from)
        self._beside = BESIDE.of(knowledge)
        self._state = InterviewState()
        self._so_far = SoFar(knowledge, {})
        self._not_resumed: tuple[NotResumed, ...] = ()

    def __repr__(self) -> str:
        """Say by which knowledge base it is, and nothing about the person."""
        return f"<Interview by {self._knowledge.id} {self._knowledge.version}>"

    def next_question(self) -> Question | None:
        """
        Return the question to ask now.

        It is the one that the person went to, or back to; else the first that has no answer, is not closed by others,
        and can change something. None when everything has been asked, or an emergency was confirmed.
        """
        if self._state.confirmed:
            return None
        shown = self._so_far.shown
        chosen = next((shown[name] for name in self._state.ahead if name in shown), None)
        return chosen or next(filter(self._so_far.waits, shown.values()), None)

    def ask_everything(self) -> None:
        """Leave nothing out from now on but what other answers close."""
        self._state = replace(self._state, thorough=True)
        self._so_far = self._read()

    def next_screen(self) -> Screen | None:
        """Return what to ask now: the next question, with those that share its screen and are to be asked, too."""
        question = self.next_question()
        return None if question is None else self._screen(question.id)

    def answer(self, value: object) -> Changed:
        """
        Answer the question asked now.

        Args:
            value: as `KnowledgeBase.assess` takes it.

        Raises:
            AnswersInvalid: the value does not fit; nothing has changed.
            NothingToAnswer: there is no question to answer.
        """
        question = self.next_question()
        if question is None:
            raise NothingToAnswer("Every question has been answered.")
        return self.change(question.id, value)

    def decline(self, reason: str = "dont_know") -> Changed:
        """Decline the question asked now: `dont_know` or `rather_not_say`. Unknown is never "no"."""
        return self.answer({"declined": reason})

    def change(self, name: str, value: object) -> Changed:
        """
        Answer any question, whether it was answered before or not.

        Raises:  AnswersInvalid: no such question, or the value does not fit; nothing has changed.
        """
        return self.answer_several({name: value})

    def answer_several(self, values: Mapping[str, object]) -> Changed:
        """
        Answer several questions at once, such as those of a screen; what is left out is still asked.

        Raises:  AnswersInvalid: `problems` lists everything that is wrong with any of them; nothing has changed.
        """
        with speaking(self._knowledge.language.code):
            checked, problems = check_answers(self._knowledge.questionnaire, values)
        if problems:
            raise AnswersInvalid(problems)
        accepted = accept(self._knowledge.questionnaire, checked, self._safety_from)
        taken = {name: answer for name, answer in checked.items() if name not in accepted.not_accepted}
        return replace(self._take(steps.answer(self._state, taken)), not_accepted=accepted.not_accepted)

    def go_to(self, name: str) -> None:
        """
        Ask a question next, with its answer or without; after that come those that wait. Nothing is skipped for good.

        Raises:  NothingToAnswer: there is no such question, or other answers close it.
        """
        self._go_to((name,))

    def go_to_section(self, name: str) -> None:
        """
        Ask all questions of a section next, with their answers or without, as `go_to` does.

        Raises:  NothingToAnswer: there is no such section, or other answers close all of its questions.
        """
        sections = self._knowledge.questionnaire.sections
        self._go_to(next((each.questions for each in sections if each.id == name), ()))

    def back(self) -> Changed:
        """
        Take back the last answer: its question is asked now, and `former_answer` still has what was said.

        Whoever went elsewhere, and has answered nothing there, is led back to where they were instead.

        Raises:  NothingToAnswer: this is the first question.
        """
        return self._go_back(lambda last: [last])

    def back_screen(self) -> Changed:
        """
        Take back the last answer and all others of its screen, as `back` does: that screen is asked now.

        Raises:  NothingToAnswer: this is the first screen.
        """
        return self._go_back(lambda last: [name for name in self._beside[last] if name in self._so_far.counted])

    @property
    def can_go_back(self) -> bool:
        """Whether there is anything to go back to."""
        return self._state.turned_from is not None or bool(self._so_far.counted)

    def former_answer(self, name: str) -> object:
        """Return what was answered to a question, now or before it was taken back; None if nothing was."""
        answer = self._state.given.get(name) or self._state.former.get(name)
        return None if answer is None else raw_answer(self._knowledge.questionnaire.questions[name], answer)

    def why(self, name: str) -> WhyAsked:
        """
        Say why a question is asked: the author's reason, and what its answer can still change.

        Raises:  NothingToAnswer: there is no such question, or other answers close it.
        """
        return self._so_far.why(name)

    @property
    def emergency(self) -> tuple[Rule, ...]:
        """The emergency rules that the answers so far make true: ask "Is that right?", then confirm or go back."""
        return emergency_rules(self._knowledge, self._so_far.inference)

    @property
    def emergency_reasons(self) -> tuple[Reason, ...]:
        """What the emergency rests on, each with what the person said: to be shown beside "Is that right?"."""
        return self._so_far.emergency_reasons(self._knowledge)

    @property
    def emergency_reasons_in_english(self) -> tuple[Reason, ...]:
        """The same in English, to be shown, too; empty where the texts can be trusted."""
        return self._so_far.emergency_reasons(self._knowledge.beside)

    @property
    def referral_so_far(self) -> Level:
        """The level that the answers so far refer to; what is not answered yet may raise it."""
        return self._so_far.inference.referral

    def confirm_emergency(self) -> None:
        """
        End the interview: the person has said that the emergency is right. Going back, or anywhere, reopens it.

        Raises:  NothingToAnswer: no emergency rule is true.
        """
        if not self.emergency:
            raise NothingToAnswer("There is no emergency to confirm.")
        self._state = replace(self._state, confirmed=True)

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to ask."""
        return self.next_question() is None

    @property
    def ended_by_emergency(self) -> bool:
        """Whether a confirmed emergency ended the interview."""
        return self._state.confirmed

    @property
    def answers(self) -> dict[str, object]:
        """The answers that count, in asking order, as `KnowledgeBase.assess` takes them."""
        return raw_answers(self._knowledge.questionnaire, self._so_far.counted)

    @property
    def review(self) -> tuple[ReviewedSection, ...]:
        """Every section with its questions, what was answered in words, and what was not asked: each can be gone to."""
        return review_of(self._so_far, self.next_question())

    @property
    def progress(self) -> Progress:
        """How far the interview is."""
        asked, counted = self._so_far.asked(self._state.ahead), self._so_far.counted
        return progress_of(self._knowledge, asked, counted, self.next_question())

    @property
    def left_out(self) -> tuple[Question, ...]:
        """The questions without an answer that are not asked, since no answer to them can change the outcome."""
        return self._so_far.left_out

    def section_of(self, question: Question) -> Section:
        """Return the section a question stands in."""
        return next(each for each in self._knowledge.questionnaire.sections if each.id == question.section)

    @property
    def not_resumed(self) -> tuple[NotResumed, ...]:
        """The answers of the state it was resumed from that do not count any more, each with the reason."""
        return self._not_resumed

    def to_dict(self) -> dict[str, object]:
        """Return the state as plain values, answers that do not count now included, from which `from_dict` goes on."""
        return plain_state(self._knowledge, self._state)

    @classmethod
    def from_dict(cls, knowledge: Knowledge, state: object, safety_from: Iterable[str] = TYPED_ONLY) -> "Interview":
        """
        Go on from a state that `to_dict` gave: from one of another version, with what of it still applies.

        Args:
            safety_from: as `KnowledgeBase.interview` takes it. A state cannot say so itself: `not_resumed` has others.

        Raises:  AnswersInvalid: the state is not one, belongs to another knowledge base, or its answers do not fit.
        """
        interview = cls(knowledge, safety_from)
        with speaking(knowledge.language.code):
            restored = restore(knowledge, state, interview._safety_from)
        interview._state, interview._not_resumed = restored.state, restored.not_resumed
        interview._so_far = interview._read()
        is_emergency = restored.state.confirmed and bool(interview.emergency)
        interview._state = replace(restored.state, confirmed=is_emergency)
        return interview

    def _screen(self, name: str) -> Screen:
        """Return the screen of a question: those of it that the person went to, and those that wait."""
        shown = [self._so_far.shown[each] for each in self._beside[name] if each in self._so_far.shown]
        asked = [each for each in shown if each.id in self._state.ahead or self._so_far.waits(each)]
        return screen_of(self._knowledge.questionnaire, asked)

    def _go_to(self, names: Sequence[str]) -> None:
        if not any(name in self._so_far.shown for name in names):
            raise NothingToAnswer("There is nothing of that name to answer, or other answers close it.")
        self._take(steps.go_to(self._state, names))

    def _go_back(self, beside_it: Callable[[str], Sequence[str]]) -> Changed:
        """Turn back from where the person went, or take back the last answer that counts and those beside it."""
        if self._state.turned_from is not None:
            return self._take(steps.turn_back(self._state))
        # Those that do not count now keep their place, and may count again.
        last = next((name for name in reversed(self._state.trail) if name in self._so_far.counted), None)
        if last is None:
            raise NothingToAnswer("This is the first question.")
        changed = self._take(steps.take_back(self._state, beside_it(last)))
        waiting = [name for name, each in self._so_far.shown.items() if self._so_far.waits(each)]
        if waiting[: len(self._state.ahead)] == list(self._state.ahead):
            self._state = steps.go_on(self._state)  # it comes in its turn
        return changed

    def _read(self) -> SoFar:
        return SoFar(self._knowledge, self._state.given, thorough=self._state.thorough)

    def _take(self, state: InterviewState) -> Changed:
        """Read the answers of a new state afresh, and say which of them a branch has closed or opened."""
        before, self._state = set(self._so_far.answered.hidden), state
        self._so_far = self._read()
        after = set(self._so_far.answered.hidden)
        if not any(name in self._so_far.shown for name in state.ahead):
            self._state = steps.go_on(state)
        return Changed(
            no_longer_apply=tuple(name for name in state.given if name in after - before),
            apply_again=tuple(name for name in state.given if name in before - after),
        )
