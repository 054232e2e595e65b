"""What rests on what in a knowledge base, whatever anybody answers. Found once for each."""

from collections.abc import Mapping

from intakewise.meaning.found_once import FoundOnce
from intakewise.meaning.slices import Slicer
from intakewise.model.knowledge import Knowledge
from intakewise.passes.atoms import facts_in


def _facts_read(knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(facts_in(rule.when)) for name, rule in knowledge.rules.items()}


def _resting(knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    slicer = Slicer(knowledge)
    behind = {fact: slicer.behind(fact) for fact in knowledge.facts}
    return {
        question: frozenset(fact for fact in behind if question in behind[fact])
        for question in knowledge.questionnaire.questions
    }


FACTS_READ = FoundOnce(_facts_read)
"""By rule, the facts that its condition names."""

RESTING = FoundOnce(_resting)
"""By question, the facts that rest on it in any way: numbers, findings, and questions that it may open or close."""
