"""Answers that break a claim, as a case that fails until the rules are put right: ready to be pasted."""

from collections.abc import Iterator

from intakewise.model.assessments import Assessment
from intakewise.model.claims import NeedsMet, NeverAlone, ReferralKept
from intakewise.model.conditions import AdviceGiven, All, AnyOf, Compare, Condition, Holds, Operator
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.proofs import Proof
from intakewise.model.rules import Property
from intakewise.model.values import Band, Level
from intakewise.workbench.yaml_values import answers_in_yaml, text_in_yaml

Expectation = tuple[str, str]
"""A key of `expect`, and what stands there."""


def case_of(knowledge: Knowledge, proof: Proof, before: Assessment) -> str:
    """
    Return a case in YAML.

    Args:
        before: the assessment of the answers that break the claim.
    """
    found = proof.found
    given = found.instead if found.instead is not None else found.answers
    expected = _joined(_expectations(knowledge, proof, before))
    lines = [
        f"  - id: counterexample.{proof.claim.id.replace('.', '_')}",
        f"    why: {text_in_yaml(proof.claim.statement)}",
        "    given:",
    ]
    lines += [f"      {line}" for line in answers_in_yaml(given or {})]
    if not given:
        lines[-1] = "    given: {}"
    if expected:
        lines += ["    expect:", *(f"      {key}: {value}" for key, value in expected.items())]
    else:
        lines += ["    expect: {}    # say here what is right"]
    return "\n".join(["cases:", *lines])


def _expectations(knowledge: Knowledge, proof: Proof, before: Assessment) -> Iterator[Expectation]:
    match proof.claim.about:
        case Property(must=must):
            yield from _of_condition(knowledge, must)
        case ReferralKept():
            yield "referral", f"{{at_least: {before.referral.level.word}}}"
        case NeedsMet(contributor=name) | NeverAlone(contributor=name):
            yield "contributors", f"{name}: {{at_most: {Band.POSSIBLE.word}}}"


def _of_condition(knowledge: Knowledge, condition: Condition) -> Iterator[Expectation]:
    """Yield what a case can expect of what must hold: all of it, or the first of several ways to hold."""
    match condition:
        case All(parts=parts):
            for part in parts:
                yield from _of_condition(knowledge, part)
        case AnyOf(parts=parts):
            yield from next(filter(None, (list(_of_condition(knowledge, part)) for part in parts)), [])
        case AdviceGiven(advice=advice, offered=True, expected=expected):
            yield "advice", f"{'offered' if expected else 'not_offered'} {advice}"
        case Compare(fact=fact, operator=operator, value=value) if fact == REFERRAL:
            yield "referral", _ranked(operator, Level(value).word)
        case Compare(fact=fact, operator=operator, value=value) if fact in knowledge.contributors:
            yield "contributors", f"{fact}: {_ranked(operator, Band(value).word)}"
        case Holds(fact=fact, expected=expected) if fact in knowledge.states:
            yield "states", f"{fact}: {'yes' if expected else 'no'}"


def _ranked(operator: Operator, word: str) -> str:
    return word if operator is Operator.EQUALS else f"{{{operator.value}: {word}}}"


def _joined(expectations: Iterator[Expectation]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for key, value in expectations:
        found.setdefault(key, []).append(value)
    return {
        key: values[0] if key == "referral" else f"{{{', '.join(_listed(values) if key == 'advice' else values)}}}"
        for key, values in found.items()
    }


def _listed(values: list[str]) -> list[str]:
    by_word: dict[str, list[str]] = {}
    for value in values:
        word, _, advice = value.partition(" ")
        by_word.setdefault(word, []).append(advice)
    return [f"{word}: [{', '.join(names)}]" for word, names in by_word.items()]
