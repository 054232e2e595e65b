"""The rules on json-logic-qubit, JsonLogic in Python: an expression for each rule, and a loop over strata."""

from json_logic import jsonLogic

from benchmarks.description import Answers, Condition, Description, Either, Every, Holds, Relation
from benchmarks.engines import Assess

Logic = dict[str, object]


def compile_logic(description: Description) -> Assess:
    """Translate the rules; JsonLogic itself compiles nothing."""
    strata = [[(rule, _logic(rule.when)) for rule in stratum] for stratum in description.strata]

    def assess(answers: Answers) -> list[str]:
        fired: list[str] = []
        known = dict(answers)
        for stratum in strata:
            firing = [rule for rule, logic in stratum if jsonLogic(logic, known)]
            fired += [rule.id for rule in firing]
            known.update((rule.concludes, True) for rule in firing if rule.concludes)
        return fired

    return assess


def _logic(condition: Condition) -> Logic:
    """Return the expression. A missing fact is None: less than nothing, equal to nothing, and in nothing."""
    match condition:
        case Every():
            return {"and": [_logic(part) for part in condition.parts]}
        case Either():
            return {"or": [_logic(part) for part in condition.parts]}
        case Holds():
            return {"var": condition.state}
    fact, value = {"var": condition.fact}, condition.value
    match condition.relation:
        case Relation.IS:
            return {"===": [fact, value]}
        case Relation.IS_NOT:
            return {"and": [fact, {"!==": [fact, value]}]}
        case Relation.AT_LEAST:
            return {">=": [fact, value]}
        case Relation.AT_MOST:
            return {"<=": [fact, value]}
        case Relation.INCLUDES:
            return {"in": [value, fact]}
        case Relation.EXCLUDES:
            return {"and": [fact, {"!": {"in": [value, fact]}}]}
