"""Two engines compared: every difference is found, and no assessment comes out of one."""

from dataclasses import replace

import pytest

from intakewise.backends.compare import differences
from intakewise.backends.to_durable.engine import DurableEngine
from intakewise.meaning.infer import infer
from intakewise.model.conditions import All, Holds
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, Questionnaire, QuestionType, Section
from intakewise.model.rules import Concludes, Contributor, GroupBounds, Refers, State, Supports
from intakewise.model.values import Band, Level, Truth
from intakewise.problems.exceptions import EnginesDisagree
from intakewise.wiring.knowledge_base import KnowledgeBase
from tests.random_bases.rules import assembled, rule_of

ASKED = Questionnaire(
    "asked",
    "Asked",
    (Section("s", "S", ("secret_answer",)),),
    {"secret_answer": Question("secret_answer", "?", QuestionType.BOOLEAN, "?", "s")},
    (),
    ("secret_answer",),
)


def base(*, expected: bool) -> Knowledge:
    """A base of one rule on one answer, with every kind of finding."""
    effects = Concludes("ill"), Supports("flu", 10, "signs"), Refers(Level.URGENT)
    rules = {"r.one": rule_of("r.one", Holds("secret_answer", expected=expected), *effects)}
    flu = Contributor("flu", "Flu", "ordinary", -7, {"signs": GroupBounds()})
    return assembled(ASKED, rules, {"ill": State("ill", "Ill")}, {"flu": flu})


def inference() -> Inference:
    """What one engine infers of it."""
    return infer(base(expected=True), {"secret_answer": Truth.TRUE})


def test_the_same_has_no_differences() -> None:
    """Two engines that agree on everything have nothing to say."""
    assert [] == differences(inference(), DurableEngine(base(expected=True)).infer({"secret_answer": Truth.TRUE}))


def _with_weight(field: str, value: int | Band) -> Inference:
    found = inference()
    return replace(found, weights={"flu": replace(found.weights["flu"], **{field: value})})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "what"),
    [
        (replace(inference(), rules={"r.one": Truth.UNKNOWN}), "rule r.one"),
        (replace(inference(), surely={"r.one": Truth.UNKNOWN}), "rule r.one, whatever is answered"),
        (replace(inference(), states={"ill": Truth.FALSE}), "state ill"),
        (replace(inference(), referral=Level.SOON), "referral"),
        (replace(inference(), weights={}), "contributor flu"),
        (_with_weight("total", 4), "contributor flu"),
        (_with_weight("band", Band.VERY_LIKELY), "contributor flu"),
        (_with_weight("must_be", Band.UNLIKELY), "contributor flu"),
        (_with_weight("could_be", Band.VERY_LIKELY), "contributor flu"),
    ],
)
def test_each_difference_is_found_and_named(other: Inference, what: str) -> None:
    """A rule, a state, the referral, and every part of a weight: one difference each, whichever comes first."""
    for found in (differences(inference(), other), differences(other, inference())):
        (difference,) = found
        assert difference.startswith(what)


def test_where_the_engines_disagree_nothing_is_assessed() -> None:
    """The result is an exception with both assessments, the plain evaluator's first, and no answer in its text."""
    base_with_a_fault = KnowledgeBase(base(expected=True))
    base_with_a_fault._engines._second = DurableEngine(base(expected=False))
    with pytest.raises(EnginesDisagree) as caught:
        base_with_a_fault.assess({"secret_answer": True})
    first, second = caught.value.assessments
    assert first == KnowledgeBase(base(expected=True)).assess({"secret_answer": True})
    assert first != second
    assert 5 == len(caught.value.differences)
    assert "secret_answer" not in f"{caught.value} {caught.value.differences}"


def test_an_empty_rule_is_the_same_in_both() -> None:
    """A rule that asks nothing is true for everybody."""
    rule = rule_of("r.always", All(()), Refers(Level.ROUTINE))
    knowledge = assembled(ASKED, {"r.always": rule}, {}, {})
    assert Level.ROUTINE is infer(knowledge, {}).referral is DurableEngine(knowledge).infer({}).referral
