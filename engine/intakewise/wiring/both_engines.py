"""One assessment by two engines, which must agree on everything."""

from threading import Lock
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


class BothEngines:
    """The plain evaluator and durable_rules, over one knowledge base. Safe from several threads."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._second: Engine | None = None
        self._lock = Lock()

    def assess(self, checked: Checked, region: str) -> Assessment:
        """
        Return the assessment that both engines come to.

        Raises:
            EnginesDisagree: both results are attached, the plain evaluator's first.
            EngineFailed: the second stopped; what the first found is attached.
        """
        from intakewise.backends.compare import differences

        facts = checked.answered.facts
        first = infer(self._knowledge, facts)
        try:
            second = self._compiled().infer(facts)
        except EngineFailed as failure:
            # Whoever shows that it could not be finished must not show less than the other engine found.
            alone = self._assemble(checked, first, region)
            raise EngineFailed(failure.engine, failure.reason, (alone,)) from failure
        found = differences(first, second)
        if found:
            both = self._assemble(checked, first, region), self._assemble(checked, second, region)
            raise EnginesDisagree(found, both)
        return self._assemble(checked, first, region)

    def _assemble(self, checked: Checked, inference: Inference, region: str) -> Assessment:
        return assemble(
            self._knowledge,
            checked.accepted.answers,
            checked.answered,
            inference,
            region=region,
            engine_version=__version__,
            given=checked.given,
            safety_from=checked.safety_from,
            not_accepted=checked.accepted.not_accepted,
        )

    def _compiled(self) -> "Engine":
        """Compile for durable_rules when first needed: an interview should not wait for it."""
        with self._lock:
            if self._second is None:
                from intakewise.backends.to_durable.engine import DurableEngine

                self._second = DurableEngine(self._knowledge)
            return self._second
