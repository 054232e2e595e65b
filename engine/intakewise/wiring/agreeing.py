"""Assess by both engines, which must agree on everything."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from intakewise import __version__
from intakewise.explain.assessment import assemble
from intakewise.meaning.infer import infer
from intakewise.model.assessments import Assessment
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.problems.exceptions import EngineFailed, EnginesDisagree
from intakewise.wiring.checked import Checked

if TYPE_CHECKING:
    from intakewise.backends.contract import Engine


def agreed(knowledge: Knowledge, second_engine: "Callable[[], Engine]", checked: Checked, region: str) -> Assessment:
    """
    Return the assessment that both engines come to; the first is the plain evaluator.

    Raises:
        EnginesDisagree: both results are attached.
        EngineFailed: the other engine's result is attached.
    """
    from intakewise.backends.compare import differences

    facts = checked.answered.facts
    first = infer(knowledge, facts)
    try:
        second = second_engine().infer(facts)
    except EngineFailed as failure:
        # Whoever shows that it could not be finished must not show less than the other engine found.
        alone = _assemble(knowledge, checked, first, region)
        raise EngineFailed(failure.engine, failure.reason, (alone,)) from failure
    found = differences(first, second)
    if found:
        both = _assemble(knowledge, checked, first, region), _assemble(knowledge, checked, second, region)
        raise EnginesDisagree(found, both)
    return _assemble(knowledge, checked, first, region)


def _assemble(knowledge: Knowledge, checked: Checked, inference: Inference, region: str) -> Assessment:
    return assemble(
        knowledge,
        checked.accepted.answers,
        checked.answered,
        inference,
        region=region,
        engine_version=__version__,
        given=checked.given,
        safety_from=checked.safety_from,
        not_accepted=checked.accepted.not_accepted,
    )
