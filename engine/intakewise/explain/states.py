"""States in words: what rules concluded on the way, and why those that a report shows are true."""

from intakewise.explain.reasons import Explainer
from intakewise.model.assessed_reasons import Reason
from intakewise.model.assessments import StateResult
from intakewise.model.rules import State


def explain_states(explainer: Explainer) -> tuple[StateResult, ...]:
    """Return every state with its truth; those that are true and shown with the rules that concluded them."""
    return tuple(
        StateResult(
            id=name,
            title=state.title,
            truth=explainer.inference.states[name],
            says=state.says,
            shown=state.shown,
            look_alike=state.look_alike,
            reasons=_reasons(explainer, state),
        )
        for name, state in explainer.knowledge.states.items()
    )


def _reasons(explainer: Explainer, state: State) -> tuple[Reason, ...]:
    if not state.shown:
        return ()
    concluding = explainer.knowledge.plan.concluding[state.id]
    return tuple(explainer.reason(rule) for rule in concluding if rule in explainer.true)
