"""
What rules and findings depend on: each rule on what it reads, each finding on the rules that bear on it.

Knows typed rules; names nothing unknown.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from intakewise.model.knowledge import REFERRAL
from intakewise.model.rules import Concludes, Contributor, Refers, Rule, State, Supports
from intakewise.passes.atoms import facts_in
from intakewise.passes.graph import Graph

RULE = "rule:"
"""What the name of a rule begins with in the graph, so that no finding has the same."""


@dataclass(frozen=True, slots=True)
class Dependencies:
    """
    Who bears on what.

    Args:
        graph: from each rule (`rule:` and its id) to the findings it reads, from each finding to its rules.
        concluding, evidence, referring: as in the plan.
    """

    graph: Graph
    concluding: Mapping[str, tuple[str, ...]]
    evidence: Mapping[str, tuple[tuple[str, Supports], ...]]
    referring: tuple[tuple[str, Refers], ...]


def dependencies_of(
    rules: Mapping[str, Rule], states: Mapping[str, State], contributors: Mapping[str, Contributor]
) -> Dependencies:
    """Return who bears on what; effects on findings that do not exist are left out."""
    concluding: dict[str, list[str]] = {name: [] for name in states}
    evidence: dict[str, list[tuple[str, Supports]]] = {name: [] for name in contributors}
    referring: list[tuple[str, Refers]] = []
    graph: dict[str, list[str]] = {RULE + name: [] for name in rules}
    graph |= {name: [] for name in (*states, *contributors, REFERRAL)}
    for name, rule in rules.items():
        graph[RULE + name] = [fact for fact in dict.fromkeys(facts_in(rule.when)) if fact in graph]
        for effect in rule.effects:
            match effect:
                case Concludes(state=state) if state in concluding:
                    concluding[state].append(name)
                    graph[state].append(RULE + name)
                case Supports(contributor=contributor) if contributor in evidence:
                    evidence[contributor].append((name, effect))
                    graph[contributor].append(RULE + name)
                case Refers():
                    referring.append((name, effect))
                    graph[REFERRAL].append(RULE + name)
    return Dependencies(
        graph,
        {name: tuple(dict.fromkeys(by)) for name, by in concluding.items()},
        {name: tuple(by) for name, by in evidence.items()},
        tuple(referring),
    )
