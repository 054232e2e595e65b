"""Get answers ready to be explained: checked, read, and inferred from by the plain evaluator."""

from collections.abc import Iterable, Mapping

from intakewise.explain.reasons import Explainer
from intakewise.explain.targets import target_of
from intakewise.meaning.infer import infer
from intakewise.model.knowledge import Knowledge
from intakewise.model.targets import Target
from intakewise.problems.problem import Place, Problem
from intakewise.wiring.checked import check


def to_explain(
    knowledge: Knowledge,
    answers: Mapping[str, object],
    name: str,
    places: Mapping[str, Place] | None,
    safety_from: Iterable[str],
) -> tuple[Explainer, Target]:
    """
    Return what explains the answers, and what of them is asked for.

    Raises:  AnswersInvalid: of the answers, or that nothing has that name.
    """
    target = target_of(knowledge, name)
    problems = [target] if isinstance(target, Problem) else []
    checked = check(knowledge, answers, places, problems, safety_from)
    assert isinstance(target, Target)
    inference = infer(knowledge, checked.answered.facts)
    return Explainer(knowledge, checked.accepted.answers, checked.answered, inference), target
