"""See a condition as it came out on given answers: each part, the value it saw, and why what is unknown is unknown."""

from collections.abc import Iterable, Iterator

from intakewise.explain.condition_yaml import condition_in_yaml, rank_in_yaml, value_in_yaml
from intakewise.explain.grounds_seen import grounds_of
from intakewise.explain.reasons import Explainer
from intakewise.meaning.evaluate import evaluate
from intakewise.meaning.facts import gap_of, value_of
from intakewise.meaning.reasons import GAPS
from intakewise.model.answers import Declined, Ticked
from intakewise.model.conditions import All, AnyOf, Atom, Compare, Condition, Holds, Includes, Known, Operator
from intakewise.model.knowledge import Fact
from intakewise.model.questionnaires import Question
from intakewise.model.seen import Gap, Part, RuleSeen
from intakewise.model.values import FactValue, Span, Truth

Seeable = Compare | Holds | Includes | Known


def see_rule(explainer: Explainer, name: str) -> RuleSeen:
    """Return a rule with its condition as it came out."""
    rule = explainer.knowledge.rules[name]
    return RuleSeen(name, explainer.inference.rules[name], rule.place, see_condition(explainer, rule.when))


def see_condition(explainer: Explainer, condition: Condition) -> Part:
    """Return a normalised condition part by part; what was written as one test of several options is one part."""
    if isinstance(condition, All | AnyOf):
        parts = tuple(_see_group(explainer, condition, group) for group in _groups(explainer, condition))
        if len(parts) == 1:
            return parts[0]
        word = "all" if isinstance(condition, All) else "any"
        return Part(word, evaluate(condition, explainer.seen_by_rules), condition.place, parts=parts)
    assert isinstance(condition, Compare | Holds | Includes | Known), condition
    return _see_atom(explainer, condition, condition_in_yaml(explainer.knowledge, condition))


def _groups(explainer: Explainer, connective: All | AnyOf) -> Iterator[list[Condition]]:
    """Yield the parts of a connective; together those that stand in one place and came out the same."""
    together: dict[object, list[Condition]] = {}
    for number, part in enumerate(connective.parts):
        key: object = number
        if _is_one_of_several(part) and part.place.line:
            key = part.place, type(part), evaluate(part, explainer.seen_by_rules)
        together.setdefault(key, []).append(part)
    yield from together.values()


def _is_one_of_several(part: Condition) -> bool:
    is_choice = isinstance(part, Compare) and part.operator in (Operator.EQUALS, Operator.DIFFERS)
    return is_choice or isinstance(part, Includes)


def _see_group(explainer: Explainer, connective: All | AnyOf, group: list[Condition]) -> Part:
    first = group[0]
    if len(group) == 1:
        return see_condition(explainer, first)
    assert isinstance(first, Includes | Compare)
    return _see_atom(explainer, first, _several(explainer, connective, first, group))


def _several(
    explainer: Explainer, connective: All | AnyOf, first: Includes | Compare, group: Iterable[Condition]
) -> str:
    fact = explainer.knowledge.facts[first.fact]
    words = [
        each.option if isinstance(each, Includes) else rank_in_yaml(fact, each.value)
        for each in group
        if isinstance(each, Includes | Compare)
    ]
    is_denied = not first.expected if isinstance(first, Includes) else first.operator is Operator.DIFFERS
    # Denied, "all" of the parts is what was written as "any", and the other way round.
    is_any = isinstance(connective, AnyOf) != is_denied
    word = "one_of" if isinstance(first, Compare) else "includes_any" if is_any else "includes_all"
    written = f"{fact.id}: {{{word}: [{', '.join(words)}]}}"
    return f"not: {{{written}}}" if is_denied else written


def _see_atom(explainer: Explainer, atom: Seeable, says: str) -> Part:
    truth = evaluate(atom, explainer.seen_by_rules)
    fact = explainer.knowledge.facts[atom.fact]
    question = explainer.knowledge.questionnaire.questions.get(atom.fact)
    grounds = tuple(grounds_of(explainer, fact))
    if question is not None:
        is_closed = question.id in explainer.hidden
        gap = _gap(explainer, question, atom, truth)
        return Part(says, truth, atom.place, _answer(explainer, question), gap, is_closed, grounds)
    saw = _finding(fact, value_of(explainer.seen_by_rules, fact.id))
    return Part(says, truth, atom.place, saw, Gap.RESTS_ON if truth in GAPS else None, grounds=grounds)


def _answer(explainer: Explainer, question: Question) -> str:
    """Return what a question was seen to say: its answer, or what its absence means."""
    answer = explainer.answers.get(question.id)
    if answer is not None:
        return value_in_yaml(question, answer.value)
    if question.id not in explainer.hidden or question.if_hidden is None:
        return ""
    meaning = question.if_hidden
    is_list = isinstance(meaning, str) and value_of(explainer.seen_by_rules, question.id) is Truth.TRUE
    return value_in_yaml(question, Ticked((str(meaning),)) if is_list else meaning)


def _gap(explainer: Explainer, question: Question, atom: Atom, truth: Truth) -> Gap | None:
    """Say why a test of an answer is not known, or, of one that asks just that, why the answer is not."""
    if truth not in GAPS and not (isinstance(atom, Known) and gap_of(value_of(explainer.seen_by_rules, question.id))):
        return None
    if question.id in explainer.hidden:
        return Gap.CLOSED
    answer = explainer.answers.get(question.id)
    match None if answer is None else answer.value:
        case None:
            return Gap.NOT_ASKED
        case Declined.DONT_KNOW:
            return Gap.DONT_KNOW
        case Declined.RATHER_NOT_SAY:
            return Gap.RATHER_NOT_SAY
        case Ticked(not_sure=unsure) if isinstance(atom, Includes) and (
            atom.option in unsure or question.option(atom.option).none
        ):
            return Gap.NOT_SURE
    return Gap.INCOMPLETE


def _finding(fact: Fact, value: FactValue) -> str:
    """Return a finding or a derived number as rules write it; a range where only its ends are known."""
    if not isinstance(value, Span):
        return {Truth.TRUE: "yes", Truth.FALSE: "no"}.get(value, "")
    low, high = (rank_in_yaml(fact, end) for end in (value.low, value.high))
    return low if low == high else f"{low}..{high}"
