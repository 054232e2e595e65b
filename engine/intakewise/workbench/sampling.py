"""
People at random for a knowledge base: whole sets of answers, spread over every level of referral.

Uniform answers are nine emergencies in ten and test nothing. Here each person starts as one of the named answer sets,
is made to meet some rule of a chosen level, and is then changed in a few answers; some answers are declined.
"""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from intakewise.meaning.infer import infer
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Option, Question, QuestionType
from intakewise.model.values import Level
from intakewise.workbench.satisfying import RawAnswers, Satisfier, answered, as_raw

DECLINED = 0.1
"""How often a changed answer is declined."""

_MOST_TRIES = 12
"""How often somebody is sought who comes out at the level wanted, before whoever was found will do."""


class People:
    """
    Random people for one knowledge base.

    Args:
        answer_sets: raw answers by name, from which people start; all empty: they start with ordinary ones.
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

    def spread(self, count: int) -> Iterator[RawAnswers]:
        """Yield people of whom as many come out at each level, where the rules and their conditions let them."""
        levels = [level for level in Level if self._of_level[level] or level is Level.SELF_CARE]
        for number in range(count):
            yield self._coming_out_at(levels[number % len(levels)])

    def by_weight(self, count: int) -> Iterator[RawAnswers]:
        """Yield people who answer each question on its own, each option as often as its weight says."""
        for _ in range(count):
            yield self.settled({question.id: self.value(question) for question in self._questions})

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
        """Yield people, each level chosen equally often; who comes out where is not looked at."""
        levels = list(Level)
        for number in range(count):
            yield self.person(levels[number % len(levels)])

    def meeting(self, rule: str) -> RawAnswers:
        """Return somebody for whom a rule is probably true, or nearly so."""
        raw = self.start()
        self.satisfier.satisfy(self._knowledge.rules[rule].when, raw)
        self.change(raw, self._random.randint(0, 1), self._questions)
        return self.settled(raw)

    def start(self) -> RawAnswers:
        """Return a copy of one of the named answer sets, or ordinary answers to everything."""
        if self._starts:
            return dict(self._random.choice(self._starts))
        return self.settled({question.id: self.value(question) for question in self._questions})

    def change(self, raw: RawAnswers, count: int, questions: Sequence[Question]) -> None:
        """Answer some questions anew, in place; now and then an answer is declined."""
        for question in self._random.sample(questions, min(count, len(questions))):
            raw[question.id] = None if self._random.random() < DECLINED else self.value(question)

    def value(self, question: Question) -> object:
        """Return an ordinary answer to one question: of a list mostly nothing, one thing, or two."""
        if question.type is QuestionType.BOOLEAN:
            return self._random.random() < 0.5
        if question.type is QuestionType.CHOICE:
            return self._one_of(question.options).id
        if question.type is QuestionType.CHOICES:
            return self._ticks(question)
        if question.type is QuestionType.TEXT:
            return "said freely"
        assert question.range is not None, question.id
        return as_raw(self._random.randint(question.range.usual_low, question.range.usual_high), question)

    def settled(self, raw: RawAnswers) -> RawAnswers:
        """Return the answers without those to hidden questions: an answer to a hidden safety question is refused."""
        while True:
            hidden = answered(self._knowledge.questionnaire, raw).hidden
            kept = {name: value for name, value in raw.items() if name not in hidden}
            if len(kept) == len(raw):
                return kept
            raw = kept

    def _coming_out_at(self, level: Level) -> RawAnswers:
        for _ in range(_MOST_TRIES):
            person = self.person(level)
            facts = answered(self._knowledge.questionnaire, person).facts
            if infer(self._knowledge, facts).referral is level:
                break
        return person

    def _one_of(self, options: Sequence[Option]) -> Option:
        weights = [option.weight for option in options]
        return self._random.choices(options, weights if any(weights) else None)[0]

    def _ticks(self, question: Question) -> list[str]:
        others = [option for option in question.options if not option.none and option.weight]
        none = [option for option in question.options if option.none]
        if any(option.weight != 1 for option in question.options):
            return self._ticks_by_weight(others, none)
        ticked = self._random.sample(others, min(len(others), self._random.choice((0, 0, 1, 1, 1, 2))))
        return [option.id for option in ticked or none]

    def _ticks_by_weight(self, others: list[Option], none: list[Option]) -> list[str]:
        """Tick nothing, or one thing and now and then a second, each as often as its weight says."""
        first = self._one_of([*others, *none])
        if first in none:
            return [first.id]
        left = [option for option in others if option is not first]
        second = [self._one_of(left).id] if left and self._random.random() < 0.25 else []
        return [first.id, *second]
