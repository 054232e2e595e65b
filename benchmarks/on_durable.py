"""
The rules on durable_rules alone, in our compiled form: which rules are certain, and no more, as the others compute.

Made of the parts of `intakewise.backends.to_durable`: each message once, for what is certain, and nothing is weighed.
"""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.alternatives import all_asks
from benchmarks.content import THEME
from benchmarks.description import Answers, Description
from benchmarks.engines import Assess
from benchmarks.on_shipped import knowledge_base_of
from intakewise.backends.to_durable.encoding import LIMIT
from intakewise.backends.to_durable.parts import Part, cut, definition
from intakewise.backends.to_durable.rete import RuleSet

FALSE, TRUE = 0, 1
"""How a truth travels."""

WHERE_MISSING = {"low": -LIMIT, "high": LIMIT}
"""What a property is whose fact is missing, by the end of the span that it carries: nothing is certain of it."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """
    A part as durable_rules holds it.

    Args:
        properties: the name of each property, the fact that it carries, and what it is where that is missing.
    """

    rule_set: RuleSet
    properties: tuple[tuple[str, str, int], ...]


def compile_certain(description: Description) -> Assess:
    """Compile the certain patterns of all rules, each part into a rule set of its own."""
    knowledge = knowledge_base_of(description).knowledge
    strata = [[_compiled(part) for part in cut(knowledge, stratum.rules)] for stratum in knowledge.plan.strata]
    concluded = {rule.id: rule.concludes for rule in description.rules if rule.concludes}
    encode = _encoder(description)

    def assess(answers: Answers) -> list[str]:
        values = encode(answers)
        fired: list[str] = []
        for stratum in strata:
            firing: list[str] = []
            for part in stratum:
                message = {name: values.get(fact, missing) for name, fact, missing in part.properties}
                firing += part.rule_set.fire(message)
            values.update((concluded[rule], TRUE) for rule in firing if rule in concluded)
            fired += firing
        return fired

    return assess


def _compiled(part: Part) -> Compiled:
    names = {slot: f"p{number}" for number, slot in enumerate(part.slots)}
    patterns = [(rule.removeprefix(THEME), definition(pattern, names)) for rule, pattern in part.patterns]
    return Compiled(
        RuleSet("certain", patterns),
        tuple((name, slot.fact, WHERE_MISSING[slot.end]) for slot, name in names.items()),
    )


def _encoder(description: Description) -> Callable[[Answers], dict[str, int]]:
    """Return what turns answers into whole numbers: choices into ranks, options that rules ask for into truths."""
    asked = {(asks.fact, asks.value) for asks in all_asks(description)}
    ranks: dict[str, dict[str, int]] = {}
    options: dict[str, list[tuple[str, str]]] = {}
    for fact in description.facts:
        ranks[fact.id] = {option: rank for rank, option in enumerate(fact.options)}
        options[fact.id] = [(option, f"{fact.id}.{option}") for option in fact.options if (fact.id, option) in asked]

    def encode(answers: Answers) -> dict[str, int]:
        values: dict[str, int] = {}
        for name, value in answers.items():
            if isinstance(value, bool):
                values[name] = TRUE if value else FALSE
            elif isinstance(value, int):
                values[name] = value
            elif isinstance(value, str):
                values[name] = ranks[name][value]
            else:
                values.update((key, TRUE if option in value else FALSE) for option, key in options[name])
        return values

    return encode
