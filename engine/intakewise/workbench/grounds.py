"""
Say why something came out as it did in a case: the rules behind it, and the answers that decide each.

A case's answers are nobody's: they may be repeated here.
"""

from collections.abc import Mapping

from intakewise.explain.reasons import Explainer
from intakewise.explain.telling import Telling, word_of
from intakewise.meaning.answering import read_answers
from intakewise.meaning.infer import infer
from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Advises, Cautions, Concludes, LeavesOut, Withholds
from intakewise.passes.check_answers import check_answers

MOST = 3
"""Rules that are named: more would hide what matters."""


def grounds_of(knowledge: Knowledge, answers: Mapping[str, object], about: str) -> str:
    """
    Return one line on a rule, or on the rules behind a state, an advice, or a caution.

    >>> import intakewise
    >>> knowledge = intakewise.load("muscle_spasms").knowledge
    >>> grounds_of(knowledge, {"danger_now": None}, "red_flag.fit")
    "red_flag.fit is not known (danger_now: I don't know)."
    """
    checked, _ = check_answers(knowledge.questionnaire, answers)
    answered = read_answers(knowledge.questionnaire, checked)
    telling = Telling(Explainer(knowledge, checked, answered, infer(knowledge, answered.facts)))
    rules = _rules_behind(knowledge, about)
    told = [_told(telling, rule) for rule in rules[:MOST]]
    more = [f"and {len(rules) - MOST} more"] if len(rules) > MOST else []
    return f"{'; '.join([*told, *more])}." if told else ""


def _rules_behind(knowledge: Knowledge, about: str) -> list[str]:
    if about in knowledge.rules:
        return [about]
    return [rule.id for rule in knowledge.rules.values() if any(_names(effect, about) for effect in rule.effects)]


def _names(effect: object, about: str) -> bool:
    match effect:
        case Concludes(name) | Advises(name) | Withholds(name) | Cautions(name) | LeavesOut(name):
            return name == about
        case _:
            return False


def _told(telling: Telling, rule: str) -> str:
    replies = "; ".join(f"{question}: {reply}" for question, reply in telling.replies(rule).items())
    return f"{rule} is {word_of(telling.explainer.inference.rules[rule])}{f' ({replies})' if replies else ''}"
