"""
Whole people at random: answers to a shipped knowledge base, spread over every level of referral.

Uniform answers are nine emergencies in ten and test nothing. Here each person starts as one of the named answer sets,
is made to meet some rule of a chosen level, and is then changed in a few answers; some answers are declined.
"""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from intakewise.meaning.answering import read_answers
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.model.values import Level
from tests.knowledge.satisfying import Satisfier, as_raw
from tests.random_bases.answers import RawAnswers, checked

DECLINED = 0.1
"""How often a changed answer is declined."""


class People:
    """
    Random people for one knowledge base.

    Args:
        answer_sets: raw answers by name; those with few answers are taken as they are.
        random: the same seed gives the same people.
    """

    def __init__(self, knowledge: Knowledge, answer_sets: Mapping[str, Mapping[str, object]], random: Random) -> None:
        self._knowledge = knowledge
        self._starts = [dict(answers) for answers in answer_sets.values() if answers]
        self._random = random
        self.satisfier = Satisfier(knowledge, random)
        self._questions = tuple(knowledge.questionnaire.questions.values())
        self._harmless = tuple(question for question in self._questions if not question.safety)
        self._of_level = {
            level: [rule for rule, effect in knowledge.plan.referring if effect.level is level] for level in Level
        }

    def person(self, level: Level) -> RawAnswers:
        """Return somebody who probably comes out at a level, or above; self-care: probably at that."""
        raw = self.start()
        if self._of_level[level]:
            rule = self._random.choice(self._of_level[level])
            self.satisfier.satisfy(self._knowledge.rules[rule].when, raw)
            self.change(raw, self._random.randint(0, 2), self._questions)
        else:
            self.change(raw, self._random.randint(0, 3), self._harmless)
        return self.settled(raw)

    def people(self, count: int) -> Iterator[RawAnswers]:
        """Yield people, each level chosen equally often."""
        levels = list(Level)
        for number in range(count):
            yield self.person(levels[number % len(levels)])

    def start(self) -> RawAnswers:
        """Return a copy of one of the named answer sets."""
        return dict(self._random.choice(self._starts))

    def mutated(self, raw: RawAnswers, most: int) -> RawAnswers:
        """Return the answers with up to so many changed, hidden questions left out."""
        changed = dict(raw)
        self.change(changed, self._random.randint(1, most), self._questions)
        return self.settled(changed)

    def change(self, raw: RawAnswers, count: int, questions: Sequence[Question]) -> None:
        """Answer some questions anew, in place; now and then an answer is declined."""
        for question in self._random.sample(questions, count):
            raw[question.id] = None if self._random.random() < DECLINED else self.value(question)

    def value(self, question: Question) -> object:
        """Return an ordinary answer to one question: of a list mostly nothing, one thing, or two."""
        if question.type is QuestionType.BOOLEAN:
            return self._random.random() < 0.5
        if question.type is QuestionType.CHOICE:
            return self._random.choice(question.options).id
        if question.type is QuestionType.CHOICES:
            return self._ticks(question)
        if question.type is QuestionType.TEXT:
            return "said freely"
        assert question.range is not None, question.id
        return as_raw(self._random.randint(question.range.usual_low, question.range.usual_high), question)

    def _ticks(self, question: Question) -> list[str]:
        others = [option.id for option in question.options if not option.none]
        ticked = self._random.sample(others, min(len(others), self._random.choice((0, 0, 1, 1, 1, 2))))
        return ticked or [option.id for option in question.options if option.none]

    def settled(self, raw: RawAnswers) -> RawAnswers:
        """Return the answers without those to hidden questions: an answer to a hidden safety question is refused."""
        questionnaire = self._knowledge.questionnaire
        while True:
            hidden = read_answers(questionnaire, checked(questionnaire, raw)).hidden
            kept = {name: value for name, value in raw.items() if name not in hidden}
            if len(kept) == len(raw):
                return kept
            raw = kept
