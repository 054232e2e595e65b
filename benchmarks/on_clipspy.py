"""
The rules on CLIPS, a Rete engine in C, through clipspy: compiled once; for each person reset, assert, and run.

In two forms: one fact of a template with a slot for each question, and ordered facts, one for each answer. A state is
an ordered fact in both.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import version

import clips
from clips._clips import lib

from benchmarks.alternatives import Conjunction, all_asks, alternatives
from benchmarks.description import Answers, Asks, Description, Fact, Kind, Relation, Rule, Value
from benchmarks.engines import Assess

FIRED = "(defglobal ?*fired* = (create$))"
"""Collects the rules that fire: measured to be faster than a fact for each, and than a call into Python for each."""

KEEPS_FACTS = version("clipspy") == "1.0.6"
"""
Whether facts must be given back to CLIPS here: else each assessment is slower than the one before.

In clipspy 1.0.6 `TemplateFact.__del__` hands one argument too many to `ReleaseFact`, and swallows the error.
"""

_WORDS = {True: "yes", False: "no"}


def compile_template(description: Description) -> Assess:
    """Compile for one fact of a template; a slot whose question has no answer holds `missing`, or an empty list."""
    read = _facts_read(description)
    slots = (
        f"(multislot {name})" if fact.kind is Kind.CHOICES else f"(slot {name} (default missing))"
        for name, fact in read.items()
    )
    environment = _environment(description, (f"(deftemplate person {' '.join(slots)})",), _template_patterns)
    person = environment.find_template("person")
    symbols: dict[Value, object] = {option: clips.Symbol(option) for fact in read.values() for option in fact.options}
    yes, no = clips.Symbol("yes"), clips.Symbol("no")

    def slot(value: Value) -> object:
        if isinstance(value, list):
            return [symbols[option] for option in value]
        if isinstance(value, bool):
            return yes if value else no
        return value if isinstance(value, int) else symbols[value]

    def assess(answers: Answers) -> tuple[str, ...]:
        environment.reset()
        fact = person.assert_fact(**{name: slot(value) for name, value in answers.items() if name in read})
        environment.run()
        if KEEPS_FACTS:
            lib.ReleaseFact(fact._fact)
        fired: tuple[str, ...] = environment.eval("?*fired*")
        return fired

    return assess


def compile_ordered(description: Description) -> Assess:
    """Compile for one ordered fact for each answer; that of a list holds its ticked options."""
    read = _facts_read(description)
    environment = _environment(description, (), _ordered_patterns)

    def text(value: Value) -> str:
        if isinstance(value, list):
            return " ".join(value)
        return _WORDS[value] if isinstance(value, bool) else str(value)

    def assess(answers: Answers) -> tuple[str, ...]:
        environment.reset()
        facts = "".join(f"({name} {text(answers[name])})" for name in answers if name in read)
        if facts:  # to load nothing is an error to it
            environment.load_facts(facts)
        environment.run()
        fired: tuple[str, ...] = environment.eval("?*fired*")
        return fired

    return assess


def _environment(
    description: Description,
    constructs: tuple[str, ...],
    patterns: Callable[[Conjunction], Iterator[str]],
) -> clips.Environment:
    environment = clips.Environment()
    for construct in (FIRED, *constructs, *(_production(rule, patterns) for rule in description.rules)):
        environment.build(construct)
    return environment


def _facts_read(description: Description) -> Mapping[str, Fact]:
    """Return the facts that any rule reads: others are not asserted at all."""
    read = {asks.fact for asks in all_asks(description)}
    return {fact.id: fact for fact in description.facts if fact.id in read}


def _production(rule: Rule, patterns: Callable[[Conjunction], Iterator[str]]) -> str:
    """Return the rule in CLIPS; one with alternatives fires once for each that holds."""
    matched = [
        " ".join((*(f"({state})" for state in each.states), *patterns(each))) for each in alternatives(rule.when)
    ]
    condition = matched[0] if len(matched) == 1 else f"(or {' '.join(f'(and {each})' for each in matched)})"
    conclusion = f"(assert ({rule.concludes}))" if rule.concludes else ""
    return f"(defrule {rule.id} {condition} => (bind ?*fired* (create$ ?*fired* {rule.id})) {conclusion})"


def _template_patterns(together: Conjunction) -> Iterator[str]:
    if together.asks:
        slots = (_slot(asks, f"?v{number}") for number, asks in enumerate(together.asks))
        yield f"(person {' '.join(slots)})"


def _slot(asks: Asks, variable: str) -> str:
    match asks.relation:
        case Relation.INCLUDES:
            return f"({asks.fact} $? {asks.value} $?)"
        case Relation.EXCLUDES:
            some = f"(neq {variable} (create$))"
            return f"({asks.fact} ${variable}&:(and {some} (not (member$ {asks.value} {variable}))))"
        case Relation.IS_NOT:
            return f"({asks.fact} ~missing&~{asks.value})"
        case Relation.IS:
            return f"({asks.fact} {_word(asks)})"
    return f"({asks.fact} {variable}&:(and (integerp {variable}) {_comparison(asks, variable)}))"


def _ordered_patterns(together: Conjunction) -> Iterator[str]:
    for number, asks in enumerate(together.asks):
        variable = f"?v{number}"
        match asks.relation:
            case Relation.EXCLUDES:
                yield f"({asks.fact} ${variable}&:(not (member$ {asks.value} {variable})))"
            case Relation.IS_NOT:
                yield f"({asks.fact} ~{asks.value})"
            case Relation.AT_LEAST | Relation.AT_MOST:
                yield f"({asks.fact} {variable}&:{_comparison(asks, variable)})"
            case _:
                yield _slot(asks, variable)


def _word(asks: Asks) -> str:
    return _WORDS[asks.value] if isinstance(asks.value, bool) else str(asks.value)


def _comparison(asks: Asks, variable: str) -> str:
    return f"({'>=' if asks.relation is Relation.AT_LEAST else '<='} {variable} {asks.value})"
