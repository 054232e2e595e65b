"""What makes an interview an emergency: the rules, and why each is true. Knows nothing of what is asked next."""

from intakewise.explain.reasons import Explainer
from intakewise.language.saying import speaking
from intakewise.meaning.answering import Answered
from intakewise.model.answers import Answers
from intakewise.model.assessed_reasons import Reason
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Rule
from intakewise.model.values import Level, Truth


def emergency_rules(knowledge: Knowledge, inference: Inference) -> tuple[Rule, ...]:
    """Return the rules that refer to emergency help and are true."""
    return tuple(
        knowledge.rules[rule]
        for rule, effect in knowledge.plan.referring
        if effect.level is Level.EMERGENCY and inference.rules[rule] is Truth.TRUE
    )


def emergency_reasons(
    knowledge: Knowledge | None, answers: Answers, answered: Answered, inference: Inference
) -> tuple[Reason, ...]:
    """Return what these rules rest on, in the language of the knowledge base; nothing for none."""
    if knowledge is None:
        return ()
    with speaking(knowledge.language.code):
        explainer = Explainer(knowledge, answers, answered, inference)
        return tuple(explainer.reason(rule.id) for rule in emergency_rules(knowledge, inference))
