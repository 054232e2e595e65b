"""Somebody's answers for a search: those that may be changed, and those of a background that they are laid over."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from intakewise.meaning.answering import read_answers
from intakewise.meaning.claims import as_rules_see, is_granted
from intakewise.meaning.infer import infer
from intakewise.model.answers import Answers
from intakewise.model.claims import Wish
from intakewise.model.knowledge import Knowledge
from intakewise.passes.check_answers import check_answers


@dataclass(frozen=True, slots=True)
class Laid:
    """
    Answers laid over those of a background.

    Args:
        given: raw answers, as a case gives them.
        background: the id of a named answer set; empty: none. `beneath`: its answers.
    """

    given: Mapping[str, object]
    background: str = ""
    beneath: Mapping[str, object] = field(default_factory=dict)

    @property
    def all(self) -> dict[str, object]:
        """Return all of them together."""
        return {**self.beneath, **self.given}

    def checked(self, knowledge: Knowledge) -> Answers:
        """Return all of them in the one form that inference takes; they must be right."""
        answers, problems = check_answers(knowledge.questionnaire, self.all)
        assert not problems, [problem.code for problem in problems]
        return answers


def grants(knowledge: Knowledge, laid: Laid, wish: Wish) -> bool:
    """Tell whether answers that a case may give grant a wish: none of its own is to a question that others close."""
    answers = laid.checked(knowledge)
    answered = read_answers(knowledge.questionnaire, answers)
    if any(_is_lost(knowledge, laid, answers, name) for name in answered.hidden):
        return False
    facts = as_rules_see(knowledge, answered.facts, infer(knowledge, answered.facts))
    return is_granted(wish, facts)


def _is_lost(knowledge: Knowledge, laid: Laid, answers: Answers, hidden: str) -> bool:
    counts = name_matters(knowledge, laid, hidden)
    return counts and hidden in answers and not answers[hidden].is_declined


def name_matters(knowledge: Knowledge, laid: Laid, name: str) -> bool:
    """Tell whether an answer to a closed question would be refused, or shown as counting for nothing."""
    return name in laid.given or knowledge.questionnaire.questions[name].safety


def without_closed(knowledge: Knowledge, laid: Laid) -> tuple[Laid, tuple[str, ...]]:
    """Return answers without those to questions that others close, and which these were."""
    answers = laid.checked(knowledge)
    hidden = read_answers(knowledge.questionnaire, answers).hidden
    closed = tuple(name for name in hidden if name in answers and not answers[name].is_declined)
    given = {name: value for name, value in laid.given.items() if name not in closed}
    # An answer of the background is taken away by declining it.
    given |= {name: None for name in closed if name in laid.beneath and name_matters(knowledge, laid, name)}
    return Laid(given, laid.background, laid.beneath), closed
