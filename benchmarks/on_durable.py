"""
The rules on durable_rules alone, in our compiled form: which rules are certain, and no more, as the others compute.

Made of the parts of `intakewise.backends.to_durable`, without what is possible, what is unknown, and what is weighed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.alternatives import all_asks
from benchmarks.content import THEME
from benchmarks.description import Answers, Description
from benchmarks.engines import Assess
from benchmarks.on_shipped import knowledge_base_of
from intakewise.backends.to_durable.encoding import LIMIT, Slot, View
from intakewise.backends.to_durable.parts import MOST_BRANCHES, MOST_SLOTS, cut, definition
from intakewise.backends.to_durable.patterns import Mode, Pattern, branches, slots
from intakewise.backends.to_durable.rete import RuleSet
from intakewise.model.knowledge import Knowledge

FALSE, UNKNOWN, TRUE = 0, 1, 2
"""How a truth travels."""

WHERE_MISSING = {"": UNKNOWN, "low": -LIMIT, "high": LIMIT}
"""What a property is whose fact is missing, by the end of the span that it carries."""

Part = Sequence[tuple[str, Pattern]]
"""Rules with their patterns, matched against one message; a rule stands twice where its pattern had to be split."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """
    A part as durable_rules holds it.

    Args:
        properties: the name of each property, the fact that it carries, and what it is where that is missing.
        rules: the rule of the description that each firing means.
    """

    rule_set: RuleSet
    properties: tuple[tuple[str, str, int], ...]
    rules: Mapping[str, str]


def compile_certain(description: Description) -> Assess:
    """Compile the certain patterns of all rules, each part into a rule set of its own."""
    knowledge = knowledge_base_of(description).knowledge
    strata = [[_compiled(part) for part in _cut(knowledge, stratum.rules)] for stratum in knowledge.plan.strata]
    concluded = {rule.id: rule.concludes for rule in description.rules if rule.concludes}
    encode = _encoder(description)

    def assess(answers: Answers) -> list[str]:
        values = encode(answers)
        fired: list[str] = []
        for stratum in strata:
            firing: list[str] = []
            for part in stratum:
                message = {name: values.get(fact, missing) for name, fact, missing in part.properties}
                firing += [part.rules[name] for name in part.rule_set.fire(message)]
            values.update((concluded[rule], TRUE) for rule in firing if rule in concluded)
            fired += firing
        return fired

    return assess


def _compiled(part: Part) -> Compiled:
    names = {slot: f"p{number}" for number, slot in enumerate(_slots_read(part))}
    named = {f"r{number}": each for number, each in enumerate(part)}
    return Compiled(
        RuleSet("certain", {name: definition(pattern, names) for name, (_, pattern) in named.items()}),
        tuple((name, slot.fact, WHERE_MISSING[slot.end]) for slot, name in names.items()),
        {name: rule.removeprefix(THEME) for name, (rule, _) in named.items()},
    )


def _cut(knowledge: Knowledge, rules: Sequence[str]) -> Iterator[Part]:
    """Yield what is certain of the rules of a stratum, as many patterns at a time as durable_rules can hold."""
    part: list[tuple[str, Pattern]] = []
    for rule, pattern in _certain_patterns(knowledge, rules):
        longer = [*part, (rule, pattern)]
        if sum(branches(each) for _, each in longer) > MOST_BRANCHES or len(_slots_read(longer)) > MOST_SLOTS:
            yield part
            longer = [(rule, pattern)]
        part = longer
    if part:
        yield part


def _certain_patterns(knowledge: Knowledge, rules: Sequence[str]) -> Iterator[tuple[str, Pattern]]:
    for part in cut(knowledge, rules):
        for judgement, pattern in part.patterns:
            if judgement.mode is Mode.CERTAIN and View.NOW in judgement.views:
                yield judgement.rule, pattern


def _slots_read(part: Part) -> tuple[Slot, ...]:
    return tuple(dict.fromkeys(slot for _, pattern in part for slot in slots(pattern)))


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
