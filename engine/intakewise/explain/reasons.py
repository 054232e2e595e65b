"""Reasons of rules in words, computed once for one set of answers."""

from functools import cached_property

from intakewise.explain.words import said
from intakewise.meaning.answering import Answered
from intakewise.meaning.claims import as_rules_see
from intakewise.meaning.facts import Facts
from intakewise.meaning.reasons import Decided, Grounds, settled_facts
from intakewise.model.answers import Answers
from intakewise.model.assessed_reasons import Reason
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge


class Explainer:
    """
    Explains one inference.

    Args:
        answers: as given; `self.answers` are those that count, without those to hidden questions.
        answered: what they say.
    """

    def __init__(self, knowledge: Knowledge, answers: Answers, answered: Answered, inference: Inference) -> None:
        self.knowledge = knowledge
        self.hidden = frozenset(answered.hidden)
        self.answers = {name: answer for name, answer in answers.items() if name not in self.hidden}
        self.inference = inference
        self._answer_facts = answered.facts
        self._reasons: dict[str, Reason] = {}

    @cached_property
    def facts(self) -> Facts:
        """The facts with every finding in place."""
        return settled_facts(self.knowledge, self._answer_facts, self.inference)

    @cached_property
    def seen_by_rules(self) -> Facts:
        """The same as rules see them, advice besides: the referral as high as any unknown answer could bring it."""
        return as_rules_see(self.knowledge, self._answer_facts, self.inference)

    @cached_property
    def _grounds(self) -> Grounds:
        return Grounds(self.knowledge, self.facts, self.inference)

    def decided_by(self, name: str) -> tuple[Decided, ...]:
        """Return the atoms about answers that decide a rule."""
        return self._grounds.of_rule(name)

    def reason(self, name: str) -> Reason:
        """Return why a true rule is true: its own sentence, and the answers it rests on."""
        if name not in self._reasons:
            rule = self.knowledge.rules[name]
            sentences = said(self.knowledge, self.answers, self.decided_by(name))
            self._reasons[name] = Reason(
                rule=name,
                title=rule.title,
                because=rule.because,
                because_you_said=tuple(sentences.values()),
                questions=tuple(sentences),
                sources=rule.sources,
            )
        return self._reasons[name]

    def undecided_by(self, *names: str) -> tuple[str, ...]:
        """Return the questions whose missing answers keep rules unknown, hidden ones included, in asking order."""
        missing = frozenset[str]().union(*(self._grounds.missing(name) for name in names))
        return tuple(sorted(missing, key=self.knowledge.questionnaire.positions.__getitem__))

    def missing(self, *names: str) -> tuple[str, ...]:
        """Return those of them that can be answered: nobody is asked for what other answers close."""
        return tuple(name for name in self.undecided_by(*names) if name not in self.hidden)
