"""Made-up people as documents: one line of JSON each, or one file of YAML. Must not know where they are written."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from random import Random
from typing import Literal

from intakewise.model.assessments import SCHEMA_VERSION
from intakewise.model.cases import AnswerSet
from intakewise.model.knowledge import Knowledge
from intakewise.workbench.sampling import People
from intakewise.workbench.satisfying import RawAnswers
from intakewise.workbench.yaml_values import answers_in_yaml

Sampling = Literal["levels", "weights"]
"""As many at each level of referral; or each answer as often as the weights of its options say."""


def simulate(
    knowledge: Knowledge, answer_sets: Mapping[str, AnswerSet], count: int, seed: str, by: Sampling
) -> Iterator[RawAnswers]:
    """Yield so many sets of answers, one after the other; the same seed gives the same."""
    people = People(knowledge, {name: each.answers for name, each in answer_sets.items()}, Random(seed))
    return people.spread(count) if by == "levels" else people.by_weight(count)


def as_json_line(knowledge: Knowledge, answers: RawAnswers) -> str:
    """Return a full document of answers on one line."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "knowledge": knowledge.id,
        "version": knowledge.version,
        "answers": answers,
    }
    return json.dumps(document, ensure_ascii=False, default=_number)


def as_yaml(knowledge: Knowledge, answers: RawAnswers) -> str:
    """Return the same as a file of YAML."""
    lines = [f"knowledge: {knowledge.id}", f"version: {knowledge.version}", "answers:" if answers else "answers: {}"]
    return "\n".join([*lines, *(f"  {line}" for line in answers_in_yaml(answers))]) + "\n"


def _number(value: object) -> int | float:
    assert isinstance(value, Decimal), type(value)
    # Shortest decimal form: it reads back to the same, since no more than four decimals are kept.
    return int(value) if value == value.to_integral_value() else float(value)
