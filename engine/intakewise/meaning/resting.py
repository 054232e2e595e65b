"""What rests on what in a knowledge base, whatever anybody answers. Found once for each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from intakewise.meaning.found_once import FoundOnce
from intakewise.meaning.slices import Slicer
from intakewise.model.conditions import Condition
from intakewise.model.knowledge import Knowledge
from intakewise.passes.atoms import facts_in


@dataclass(frozen=True, slots=True)
class FactsRead:
    """
    The facts that conditions name.

    Args:
        by_rule: those of its condition.
        by_condition: those of every other condition, by its `id`: it stands there as long as its knowledge base does.
    """

    by_rule: Mapping[str, frozenset[str]]
    by_condition: Mapping[int, frozenset[str]]


def _facts_read(knowledge: Knowledge) -> FactsRead:
    return FactsRead(
        {name: frozenset(facts_in(rule.when)) for name, rule in knowledge.rules.items()},
        {id(condition): frozenset(facts_in(condition)) for condition in _other_conditions(knowledge) if condition},
    )


def _other_conditions(knowledge: Knowledge) -> Iterator[Condition | None]:
    yield from (question.ask_when for question in knowledge.questionnaire.questions.values())
    yield from (item.when for number in knowledge.questionnaire.derived for item in number.scored)
    yield from (contributor.applies_when for contributor in knowledge.contributors.values())
    figures = (each for nutrient in knowledge.nutrients.values() for each in (*nutrient.needs, *nutrient.limits))
    yield from (amount.when for table in figures for amount in table.amounts)


def _rests_on(knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    slicer = Slicer(knowledge)
    return {fact: slicer.behind(fact) for fact in knowledge.facts}


FACTS_READ = FoundOnce(_facts_read)
"""The facts that each condition names."""

RESTS_ON = FoundOnce(_rests_on)
"""By fact, every fact that it rests on in any way; a question rests on what decides whether it applies."""
