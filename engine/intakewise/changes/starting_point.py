"""Where a search for changes begins: one person's answers, what follows from them, and how other answers are tried."""

from collections.abc import Callable, Mapping

from intakewise.explain.reasons import Explainer
from intakewise.meaning.answering import read_answers
from intakewise.meaning.infer import infer
from intakewise.meaning.slices import Slicer
from intakewise.model.answers import Answer, Answers, Value
from intakewise.model.assessments import Assessment
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.passes.raw_answers import raw_answers
from intakewise.problems.exceptions import AnswersInvalid

Step = Callable[[int, int], None]
"""Is told how many steps of a search are done, and how many there are."""

Assess = Callable[[Mapping[str, object]], Assessment]
"""Assesses raw answers by every engine there is."""


class StartingPoint:
    """
    One person's answers, and what follows from them.

    Args:
        answers: checked.
        assess: how a change is confirmed.
        on_step: is told how far the search is: a step for each question that is shown and each contributor.
    """

    def __init__(self, knowledge: Knowledge, answers: Answers, assess: Assess, on_step: Step | None = None) -> None:
        self.knowledge = knowledge
        self.answers = answers
        self.slicer = Slicer(knowledge)
        self._assess = assess
        self._on_step, self._steps = on_step, 0
        answered = read_answers(knowledge.questionnaire, answers)
        self.explainer = Explainer(knowledge, answers, answered, infer(knowledge, answered.facts))
        self.assessment = assess(raw_answers(knowledge.questionnaire, answers))

    @property
    def shown(self) -> list[str]:
        """The questions that no answer closes, in asking order."""
        return [name for name in self.knowledge.questionnaire.questions if name not in self.explainer.hidden]

    def step(self) -> None:
        """Note that a step is done."""
        self._steps += 1
        if self._on_step is not None:
            self._on_step(self._steps, len(self.shown) + len(self.assessment.contributors))

    def with_answers(self, changed: Mapping[str, Value]) -> Answers:
        """Return the answers with some of them changed."""
        return {**self.answers, **{name: Answer(value) for name, value in changed.items()}}

    def infer_with(self, changed: Mapping[str, Value], part: Knowledge) -> Inference:
        """Return what follows of a slice if some answers were others, by the plain evaluator."""
        return infer(part, read_answers(part.questionnaire, self.with_answers(changed)).facts)

    def assess_with(self, changed: Mapping[str, Value]) -> Assessment | None:
        """Return the assessment if some answers were others; None if they would contradict a safety answer."""
        try:
            return self._assess(raw_answers(self.knowledge.questionnaire, self.with_answers(changed)))
        except AnswersInvalid:
            return None
