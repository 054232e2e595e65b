"""Reasons of rules in words, computed once for one set of answers."""

from functools import cached_property

from intakewise.explain.words import said
from intakewise.meaning.facts import Facts
from intakewise.meaning.reasons import deciding_answers, missing_questions, settled_facts
from intakewise.model.answers import Answers
from intakewise.model.assessments import Reason
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.model.values import FactValue


class Explainer:
    """Explains one inference; `facts` are those of the answers, before any finding."""

    def __init__(
        self, knowledge: Knowledge, answers: Answers, facts: dict[str, FactValue], inference: Inference
    ) -> None:
        self.knowledge = knowledge
        self.answers = answers
        self.inference = inference
        self._answer_facts = facts
        self._reasons: dict[str, Reason] = {}
        self._missing: dict[str, tuple[str, ...]] = {}

    @cached_property
    def facts(self) -> Facts:
        """The facts with every finding in place."""
        return settled_facts(self.knowledge, self._answer_facts, self.inference)

    def reason(self, name: str) -> Reason:
        """Return why a true rule is true: its own sentence, and the answers it rests on."""
        if name not in self._reasons:
            rule = self.knowledge.rules[name]
            sentences = said(self.knowledge, self.answers, deciding_answers(self.knowledge, rule.when, self.facts))
            self._reasons[name] = Reason(
                rule=name,
                title=rule.title,
                because=rule.because,
                because_you_said=tuple(sentences.values()),
                questions=tuple(sentences),
                sources=rule.sources,
            )
        return self._reasons[name]

    def missing(self, name: str) -> tuple[str, ...]:
        """Return the questions whose missing answers keep a rule unknown."""
        if name not in self._missing:
            self._missing[name] = missing_questions(self.knowledge, self.knowledge.rules[name].when, self.facts)
        return self._missing[name]
