"""
The rules on zen-engine, an expression and decision engine in Rust: compiled once, one call for each person.

In two forms: a decision graph with one expression node per stratum, which is how its makers mean it to be used; and
bare compiled expressions, one per stratum, with the chaining done here.
"""

import json
from itertools import pairwise

import zen

from benchmarks.description import Answers, Condition, Description, Either, Every, Holds, Relation, Rule
from benchmarks.engines import Assess


def compile_graph(description: Description) -> Assess:
    """Compile a decision graph: a boolean for each rule and, after the rules of a stratum, for each of its states."""
    decision = zen.ZenEngine().create_decision(zen.ZenDecisionContent(json.dumps(_graph(description))))
    rules = tuple(rule.id for rule in description.rules)

    def assess(answers: Answers) -> list[str]:
        result = decision.evaluate(dict(answers))["result"]
        return [rule for rule in rules if result[rule]]

    return assess


def compile_expressions(description: Description) -> Assess:
    """Compile one expression for each stratum, that gives a list of booleans."""
    strata = [
        (zen.compile_expression(f"[{', '.join(_expression(rule.when) for rule in stratum)}]"), stratum)
        for stratum in description.strata
    ]

    def assess(answers: Answers) -> list[str]:
        fired: list[str] = []
        known = dict(answers)
        for expression, stratum in strata:
            firing = [rule for rule, holds in zip(stratum, expression.evaluate(known), strict=True) if holds]
            fired += [rule.id for rule in firing]
            known.update((rule.concludes, True) for rule in firing if rule.concludes)
        return fired

    return assess


def _graph(description: Description) -> dict[str, object]:
    names = ["answers", *(f"stratum_{number}" for number in range(len(description.strata))), "result"]
    contents: list[dict[str, object]] = [
        {"type": "inputNode"},
        *(_node(stratum) for stratum in description.strata),
        {"type": "outputNode"},
    ]
    return {
        "nodes": [
            {"id": name, "name": name, "position": {"x": 0, "y": 0}, **content}
            for name, content in zip(names, contents, strict=True)
        ],
        "edges": [
            {"id": f"to_{target}", "type": "edge", "sourceId": source, "targetId": target}
            for source, target in pairwise(names)
        ],
    }


def _node(stratum: tuple[Rule, ...]) -> dict[str, object]:
    keys = {rule.id: _expression(rule.when) for rule in stratum}
    for state in sorted({rule.concludes for rule in stratum if rule.concludes}):
        keys[state] = " or ".join(f"$.{rule.id}" for rule in stratum if rule.concludes == state)
    return {
        "type": "expressionNode",
        "content": {
            "expressions": [{"id": key, "key": key, "value": value} for key, value in keys.items()],
            "passThrough": True,
            "inputField": None,
            "outputPath": None,
            "executionMode": "single",
        },
    }


def _expression(condition: Condition) -> str:
    """Return the expression; to compare with null is an error there, so each asks first whether there is a value."""
    match condition:
        case Every():
            return f"({' and '.join(_expression(part) for part in condition.parts)})"
        case Either():
            return f"({' or '.join(_expression(part) for part in condition.parts)})"
        case Holds():
            return f"{condition.state} == true"
    fact, value = condition.fact, json.dumps(condition.value)
    match condition.relation:
        case Relation.IS:
            return f"{fact} == {value}"
        case Relation.IS_NOT:
            return f"({fact} != null and {fact} != {value})"
        case Relation.AT_LEAST:
            return f"({fact} != null and {fact} >= {value})"
        case Relation.AT_MOST:
            return f"({fact} != null and {fact} <= {value})"
        case Relation.INCLUDES:
            return f"({fact} != null and {value} in {fact})"
        case Relation.EXCLUDES:
            return f"({fact} != null and {value} not in {fact})"
