"""
One interview with one person: which question comes next, and what the answers so far mean.

Pure: it draws nothing, stores nothing, and knows no clock.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from intakewise.interview.emergencies import emergency_reasons, emergency_rules
from intakewise.interview.progress import Progress, progress_of
from intakewise.interview.resuming import STATE_VERSION, NotResumed, as_asked, restore, stamp_of
from intakewise.interview.screens import Screen, beside, screen_of
from intakewise.language.saying import speaking
from intakewise.meaning.answering import Answered, read_answers
from intakewise.meaning.facts import Facts
from intakewise.meaning.infer import infer_surely
from intakewise.meaning.relevance import Stakes, find_stakes
from intakewise.model.answers import Answer
from intakewise.model.assessments import Reason
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, QuestionType, Section
from intakewise.model.rules import Rule
from intakewise.model.values import Level, Truth
from intakewise.passes.check_answers import check_answers
from intakewise.passes.raw_answers import raw_answer, raw_answers
from intakewise.problems.exceptions import AnswersInvalid, NothingToAnswer


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change of one answer did to others: those that no longer apply, and those that apply again."""

    no_longer_apply: tuple[str, ...]
    apply_again: tuple[str, ...]


class Interview:
    """
    An interview that is going on.

    Answers that a later change hides are kept, do not count while hidden, and come back with their branch. A question
    is left out while no answer to it can change the outcome (`meaning.relevance`), but never one about safety.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._thorough = False
        self._beside = beside(knowledge.questionnaire)
        self._given: dict[str, Answer] = {}
        self._former: dict[str, Answer] = {}
        self._trail: list[str] = []
        self._confirmed = False
        self._not_resumed: tuple[NotResumed, ...] = ()
        self._inferred: tuple[Inference, Facts] | None = None
        self._stakes: Stakes | None = None
        self._answered = self._read()

    def next_question(self) -> Question | None:
        """
        Return the question to ask now: the first that has no answer, is not closed by others, and can change something.

        None when everything has been asked, or an emergency was confirmed.
        """
        if self._confirmed:
            return None
        return next((each for each in self._shown() if each.id not in self._given and self._matters(each)), None)

    def ask_everything(self) -> None:
        """Leave nothing out from now on but what other answers close."""
        self._thorough = True

    def next_screen(self) -> Screen | None:
        """Return what to ask now: the next question, with those that share its screen and have no answer either."""
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
        self._given.update(checked)
        self._trail += [name for name in checked if name not in self._trail]
        self._confirmed = False
        return self._reread()

    def back(self) -> Question:
        """
        Take back the last answer and return its question; `former_answer` still has what was said.

        Raises:  NothingToAnswer: this is the first question.
        """
        name = self._last()
        self._take_back((name,))
        return self._knowledge.questionnaire.questions[name]

    def back_screen(self) -> Screen:
        """
        Take back the last answer and all others of its screen, and return that screen.

        Raises:  NothingToAnswer: this is the first screen.
        """
        name = self._last()
        shown = {question.id for question in self._shown()}
        self._take_back([each for each in self._beside[name] if each in shown and each in self._given])
        return self._screen(name)

    def former_answer(self, name: str) -> object:
        """Return what was answered to a question, now or before it was taken back; None if nothing was."""
        answer = self._given.get(name) or self._former.get(name)
        return None if answer is None else raw_answer(self._knowledge.questionnaire.questions[name], answer)

    @property
    def emergency(self) -> tuple[Rule, ...]:
        """The emergency rules that the answers so far make true: ask "Is that right?", then confirm or go back."""
        return emergency_rules(self._knowledge, self._infer())

    @property
    def emergency_reasons(self) -> tuple[Reason, ...]:
        """What the emergency rests on, each with what the person said: to be shown beside "Is that right?"."""
        return emergency_reasons(self._knowledge, self._given, self._answered, self._infer())

    @property
    def emergency_reasons_in_english(self) -> tuple[Reason, ...]:
        """The same in English, to be shown, too; empty where the texts can be trusted."""
        return emergency_reasons(self._knowledge.beside, self._given, self._answered, self._infer())

    @property
    def referral_so_far(self) -> Level:
        """The level that the answers so far refer to; what is not answered yet may raise it."""
        return self._infer().referral

    def confirm_emergency(self) -> None:
        """
        End the interview: the person has said that the emergency is right. Changing an answer reopens it.

        Raises:  NothingToAnswer: no emergency rule is true.
        """
        if not self.emergency:
            raise NothingToAnswer("There is no emergency to confirm.")
        self._confirmed = True

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to ask."""
        return self.next_question() is None

    @property
    def ended_by_emergency(self) -> bool:
        """Whether a confirmed emergency ended the interview."""
        return self._confirmed

    @property
    def answers(self) -> dict[str, object]:
        """The answers that count, in asking order, as `KnowledgeBase.assess` takes them."""
        shown = {question.id: self._given[question.id] for question in self._shown() if question.id in self._given}
        return raw_answers(self._knowledge.questionnaire, shown)

    @property
    def progress(self) -> Progress:
        """How far the interview is."""
        asked = [each for each in self._shown() if each.id in self._given or self._matters(each)]
        return progress_of(self._knowledge.questionnaire, asked, self._given, self.next_question())

    @property
    def left_out(self) -> tuple[Question, ...]:
        """The questions without an answer that are not asked, since no answer to them can change the outcome."""
        return tuple(each for each in self._shown() if each.id not in self._given and not self._matters(each))

    def section_of(self, question: Question) -> Section:
        """Return the section a question stands in."""
        return next(each for each in self._knowledge.questionnaire.sections if each.id == question.section)

    @property
    def not_resumed(self) -> tuple[NotResumed, ...]:
        """The answers of the state it was resumed from that no longer apply, since the questionnaire has changed."""
        return self._not_resumed

    def to_dict(self) -> dict[str, object]:
        """Return the state as plain values, answers that do not count now included, from which `from_dict` goes on."""
        questionnaire = self._knowledge.questionnaire
        former = {name: answer for name, answer in self._former.items() if name not in self._given}
        return {
            "state_version": STATE_VERSION,
            "knowledge": stamp_of(self._knowledge),
            "answers": raw_answers(questionnaire, self._given),
            "asked_as": {name: as_asked(questionnaire, questionnaire.questions[name]) for name in self._given},
            "trail": list(self._trail),
            "taken_back": raw_answers(questionnaire, former),
            "ended_by_emergency": self._confirmed,
            **({"thorough": True} if self._thorough else {}),
        }

    @classmethod
    def from_dict(cls, knowledge: Knowledge, state: object) -> "Interview":
        """
        Go on from a state that `to_dict` gave.

        From a state of another version of the knowledge base, what still applies is taken over: `not_resumed` is the
        rest. Its answers count again when they are given again.

        Raises:  AnswersInvalid: the state is not one, belongs to another knowledge base, or its answers do not fit.
        """
        restored = restore(knowledge, state)
        interview = cls(knowledge)
        interview._thorough = restored.thorough
        interview._given, interview._former, interview._trail = restored.given, restored.former, restored.trail
        interview._not_resumed = restored.not_resumed
        interview._answered = interview._read()
        interview._confirmed = restored.ended_by_emergency and bool(interview.emergency)
        return interview

    def _infer(self) -> Inference:
        """Infer by the plain evaluator, once for the answers as they are."""
        if self._inferred is None:
            self._inferred = infer_surely(self._knowledge, self._answered.facts)
        return self._inferred[0]

    def _matters(self, question: Question) -> bool:
        """Return whether a question is to be asked, as far as its answer goes."""
        if question.safety or self._thorough or question.type is QuestionType.TEXT:
            return True  # what is said freely is for a person to read
        if self._stakes is None:
            self._inferred = self._inferred or infer_surely(self._knowledge, self._answered.facts)
            self._stakes = find_stakes(self._knowledge, self._answered, *self._inferred)
        return question.id in self._stakes

    def _shown(self) -> list[Question]:
        hidden = set(self._answered.hidden)
        return [question for name, question in self._knowledge.questionnaire.questions.items() if name not in hidden]

    def _screen(self, name: str) -> Screen:
        """Return the screen of a question, as far as it is to be asked and not answered."""
        waiting = [each for each in self._shown() if each.id in self._beside[name] and each.id not in self._given]
        asked = [each for each in waiting if each.id == name or self._matters(each)]
        return screen_of(self._knowledge.questionnaire, asked)

    def _last(self) -> str:
        """Return the question answered last; those that do not count now keep their place and may count again."""
        shown = {question.id for question in self._shown()}
        last = next((name for name in reversed(self._trail) if name in shown), None)
        if last is None:
            raise NothingToAnswer("This is the first question.")
        return last

    def _take_back(self, names: Iterable[str]) -> None:
        for name in names:
            self._trail.remove(name)
            self._former[name] = self._given.pop(name)
        self._confirmed = False
        self._reread()

    def _read(self) -> Answered:
        self._inferred = self._stakes = None
        return read_answers(self._knowledge.questionnaire, self._given, absent=Truth.OPEN)

    def _reread(self) -> Changed:
        """Read the answers afresh and say which of them a branch has closed or opened."""
        before = set(self._answered.hidden)
        self._answered = self._read()
        after = set(self._answered.hidden)
        return Changed(
            no_longer_apply=tuple(name for name in self._given if name in after - before),
            apply_again=tuple(name for name in self._given if name in before - after),
        )
