"""Every line of every conformance file, on every engine."""

from collections.abc import Callable
from functools import cache

import pytest

from intakewise.backends.compare import differences
from intakewise.backends.to_durable.engine import DurableEngine
from intakewise.explain.assessment import assemble
from intakewise.meaning.answering import Answered, read_answers
from intakewise.meaning.infer import infer
from intakewise.model.answers import Answers
from intakewise.model.assessments import Assessment
from intakewise.model.inference import Inference
from intakewise.model.values import Truth
from intakewise.passes.check_answers import check_answers
from intakewise.problems.exceptions import AnswersInvalid
from intakewise.reading.nodes import List, Mapping, Node
from intakewise.wiring.knowledge_base import KnowledgeBase
from tests.conformance.conformance_files import (
    FILES,
    Line,
    Outcome,
    knowledge_of,
    lines_of,
    outcomes_of,
    raw_answers,
    scalar,
)
from tests.properties.encoding import Encoded

LINES = [line for path in FILES for line in lines_of(path)]
OUTCOMES = [outcome for path in FILES for outcome in outcomes_of(path)]


ENGINES = ["meaning", "durable_rules", "z3"]


@cache
def _durable(file: str) -> DurableEngine:
    return DurableEngine(knowledge_of(file))


@cache
def _encoded(file: str) -> Encoded:
    return Encoded(knowledge_of(file))


def inferred(engine: str, file: str, answers: Answers, answered: Answered) -> Inference:
    """What one engine infers; of Z3, what its formulas come to."""
    if engine == "durable_rules":
        return _durable(file).infer(answered.facts)
    if engine == "z3":
        return _encoded(file).infer(answers)
    return infer(knowledge_of(file), answered.facts)


def read(file: str, text: str) -> tuple[Answers, Answered]:
    """Answers as written, checked and read as facts."""
    questionnaire = knowledge_of(file).questionnaire
    answers, problems = check_answers(questionnaire, raw_answers(text, knowledge_of(file)))
    assert [] == problems
    return answers, read_answers(questionnaire, answers)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("line", LINES, ids=lambda line: line.place)
def test_a_condition_has_the_truth_that_is_written(line: Line, engine: str) -> None:
    """With these answers, this condition is true, false, or unknown, as its line says."""
    answers, answered = read(line.file, line.answers)
    assert line.expected is inferred(engine, line.file, answers, answered).rules[line.rule], line.answers


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda outcome: outcome.place)
def test_an_assessment_comes_to_what_is_written(outcome: Outcome, engine: str) -> None:
    """With these answers, everything that is written beside them follows."""
    knowledge = knowledge_of(outcome.file)
    if "refused" in outcome.expected:
        with pytest.raises(AnswersInvalid) as caught:
            KnowledgeBase(knowledge).assess(raw_answers(outcome.answers, knowledge))
        assert texts(outcome.expected["refused"]) == [problem.code for problem in caught.value.problems]
        return
    answers, answered = read(outcome.file, outcome.answers)
    inference = inferred(engine, outcome.file, answers, answered)
    assert [] == differences(infer(knowledge, answered.facts), inference)
    expected_of = dict(outcome.expected)
    region = scalar(expected_of.pop("region")) if "region" in expected_of else ""
    result = assemble(knowledge, answers, answered, inference, region=region, engine_version="0")
    for name, node in expected_of.items():
        found = FOUND[name](inference, result)
        expected = plain(node)
        if isinstance(found, dict) and isinstance(expected, dict) and name not in WHOLE:
            found = {key: found[key] for key in expected}
        assert expected == found, name


def plain(node: Node) -> object:
    """What is written, as texts, lists, and dictionaries."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.entries.items()}
    return texts(node) if isinstance(node, List) else scalar(node)


def texts(node: Node) -> list[str]:
    """The texts of a list."""
    assert isinstance(node, List), node.place
    return [scalar(item) for item in node.items]


def _truth(truth: bool | None) -> str:
    return {True: "yes", False: "no", None: "unknown"}[truth]


def _words(truths: dict[str, Truth]) -> dict[str, str]:
    return {name: truth.value for name, truth in truths.items()}


def _figures(result: Assessment, which: str) -> dict[str, str]:
    """Figures by nutrient and region: the range, and the same in other units."""
    return {
        f"{each.need.nutrient}.{figure.region}": "; ".join(
            [f"{figure.at_least} to {figure.at_most}", *figure.in_other_units, *([] if figure.is_checked else ["?"])]
        )
        for each in result.advice
        if each.need is not None
        for figure in getattr(each.need, which)
    }


WHOLE = ("withheld", "foods", "left_out", "needs", "limits")
"""What is compared as a whole, as what is not written there must not be."""

FOUND: dict[str, Callable[[Inference, Assessment], object]] = {
    "referral": lambda inference, result: result.referral.level.word,
    "see_doctor": lambda inference, result: _truth(result.see_doctor),
    "within_days": lambda inference, result: str(result.referral.within_days),
    "not_ruled_out": lambda inference, result: [each.rule for each in result.not_ruled_out],
    "emergency": lambda inference, result: _truth(result.emergency),
    "bands": lambda inference, result: {name: weight.band.word for name, weight in inference.weights.items()},
    "must_be": lambda inference, result: {name: weight.must_be.word for name, weight in inference.weights.items()},
    "could_be": lambda inference, result: {name: weight.could_be.word for name, weight in inference.weights.items()},
    "totals": lambda inference, result: {name: str(weight.total) for name, weight in inference.weights.items()},
    "groups": lambda inference, result: {
        f"{name}.{group}": str(total)
        for name, weight in inference.weights.items()
        for group, total in weight.groups.items()
    },
    "not_assessed": lambda inference, result: [name for name, _ in result.not_assessed],
    "states": lambda inference, result: _words(dict(inference.states)),
    "rules": lambda inference, result: _words(dict(inference.rules)),
    "offered": lambda inference, result: [each.id for each in result.advice],
    "withheld": lambda inference, result: {each.id: each.reason for each in result.withheld},
    "foods": lambda inference, result: {
        f"{advice.id}.{food.id}": f"{food.food}; {food.serving}; {food.amount} {food.unit}"
        for advice in result.advice
        for food in advice.foods
    },
    "left_out": lambda inference, result: {
        f"{advice.id}.{food.id}": " ".join(
            [food.reason, *(reason.rule for reason in food.reasons), *food.missing],
        )
        for advice in result.advice
        for food in advice.foods_left_out
    },
    "needs": lambda inference, result: _figures(result, "needs"),
    "limits": lambda inference, result: _figures(result, "limits"),
    "needs_missing": lambda inference, result: [
        name for each in result.advice if each.need is not None for name in each.need.missing
    ],
    "cautions": lambda inference, result: [each.id for each in result.cautions],
    "hidden": lambda inference, result: list(result.hidden),
}
