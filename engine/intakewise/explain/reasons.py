"""Reasons of rules in words, computed once for one set of answers."""

from collections.abc import Collection
from functools import cached_property, reduce

from intakewise.explain.words import said
from intakewise.meaning.answering import Answered
from intakewise.meaning.claims import as_rules_see
from intakewise.meaning.facts import Facts
from intakewise.meaning.missing import Missing
from intakewise.meaning.reasons import Decided, Grounds, settled_facts
from intakewise.model.answers import Answers
from intakewise.model.assessed_reasons import Reason
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.model.values import Truth

# Hundreds of times in one assessment, looking up a member of an enumeration takes as long as the rest.
_TRUE = Truth.TRUE


class Explainer:
    """
    Explains one inference.

    Args:
        answers: as given; `self.answers` are those that count, without those to hidden questions.
        answered: what they say.

    Attributes:
        hidden: the questions that other answers close.
        true: the rules that are true.
    """

    def __init__(self, knowledge: Knowledge, answers: Answers, answered: Answered, inference: Inference) -> None:
        self.knowledge = knowledge
        self.hidden = frozenset(answered.hidden)
        self.answers = {name: answer for name, answer in answers.items() if name not in self.hidden}
        self.inference = inference
        self.true = frozenset(rule for rule, truth in inference.rules.items() if truth is _TRUE)
        self._answer_facts = answered.facts
        self._reasons: dict[str, Reason] = {}
        self._in_order: dict[frozenset[str], tuple[str, ...]] = {}

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

    @cached_property
    def _missing(self) -> Missing:
        return Missing(self.knowledge, self.facts, self.inference)

    def decided_by(self, name: str) -> Collection[Decided]:
        """Return the atoms about answers that decide a rule, which is true or false."""
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
        missing = reduce(frozenset.union, map(self._missing.for_rule, names))
        if missing not in self._in_order:
            self._in_order[missing] = tuple(sorted(missing, key=self.knowledge.questionnaire.positions.__getitem__))
        return self._in_order[missing]

    def missing(self, *names: str) -> tuple[str, ...]:
        """Return those of them that can be answered: nobody is asked for what other answers close."""
        undecided = self.undecided_by(*names)
        if self.hidden.isdisjoint(undecided):
            return undecided
        return tuple(name for name in undecided if name not in self.hidden)
