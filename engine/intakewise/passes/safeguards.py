"""
What rules may not rest on: the safeguards that hold for every knowledge base.

Must not know what any question is about.
"""

from collections.abc import Callable, Iterator

from intakewise.model.conditions import Compare, Condition, Known, Operator
from intakewise.model.knowledge import FactKind, Knowledge
from intakewise.model.rules import Contributor, LeavesOut, Refers, Rule, Supports, Withholds
from intakewise.model.values import Band
from intakewise.passes.atoms import atoms_in
from intakewise.passes.behind import Behind, Foundations
from intakewise.passes.safety_questions import check_safety_questions
from intakewise.problems.problem import Place, Problem

NUTRIENT_GROUPS = ("background", "mechanism", "signs", "against", "tests")
"""The groups of evidence that a contributor of the kind nutrient may have."""


def check_safeguards(knowledge: Knowledge, foundations: Foundations) -> list[Problem]:
    """Return a problem for each safeguard that a rule, a question, or a contributor breaks."""
    problems: list[Problem] = []
    for rule in knowledge.rules.values():
        guards = [guard for kinds, guard in _GUARDS if any(isinstance(effect, kinds) for effect in rule.effects)]
        if guards:
            for behind in foundations.behind(rule):
                for guard in guards:
                    problems += guard(rule, behind, knowledge)
    problems += check_safety_questions(knowledge, foundations)
    problems += _overturned(knowledge)
    for contributor in knowledge.contributors.values():
        problems += _nutrient_groups(contributor)
    return list(dict.fromkeys(problems))


def _never_known(rule: Rule, behind: Behind, knowledge: Knowledge) -> Iterator[Problem]:
    """Refuse `known` behind a referral or a withheld advice: declining a question must not make either go away."""
    if isinstance(behind.atom, Known):
        yield Problem(
            "IW-L005",
            behind.place,
            f"The rule '{rule.id}' {_does(rule)}, and rests on whether '{behind.atom.fact}' is known"
            f"{_through(behind)}.",
            "What is not known may turn out either way, and is shown as not ruled out by itself.",
            "Ask for the answers that matter, without `known`.",
        )


def _never_at_most(rule: Rule, behind: Behind, knowledge: Knowledge) -> Iterator[Problem]:
    """Refuse `at_most` a band there, or the referral: nothing is judged harmless because points are low."""
    rank = _rank_test(behind, knowledge, (FactKind.CONTRIBUTOR, FactKind.REFERRAL))
    if rank is not None and rank.operator is Operator.AT_MOST:
        words = knowledge.facts[rank.fact].options
        yield Problem(
            "IW-L006",
            behind.place,
            f"The rule '{rule.id}' {_does(rule)}, and rests on '{rank.fact}' being at most "
            f"{words[max(rank.value, 0)]}{_through(behind)}.",
            "Nothing is judged harmless because points are low.",
            "Ask for it with `at_least`, and not for its opposite.",
        )


def _only_likely(rule: Rule, behind: Behind, knowledge: Knowledge) -> Iterator[Problem]:
    """Refuse evidence that rests on another contributor unless that is at least likely."""
    band = _rank_test(behind, knowledge, (FactKind.CONTRIBUTOR,))
    if band is not None and (band.operator is not Operator.AT_LEAST or band.value < Band.LIKELY):
        yield Problem(
            "IW-L007",
            behind.place,
            f"The rule '{rule.id}' is evidence, and rests on the band of '{band.fact}'{_through(behind)}.",
            "Evidence may rest on another contributor only where that is `at_least: likely` or higher.",
            "Ask for `at_least: likely`, or for the answers behind that contributor.",
        )


_GUARDS: tuple[tuple[tuple[type, ...], Callable[[Rule, Behind, Knowledge], Iterator[Problem]]], ...] = (
    ((Refers, Withholds, LeavesOut), _never_known),
    ((Refers, Withholds, LeavesOut), _never_at_most),
    ((Supports,), _only_likely),
)
"""What each kind of effect may not rest on."""


def _rank_test(behind: Behind, knowledge: Knowledge, kinds: tuple[FactKind, ...]) -> Compare | None:
    """Return the test if it compares a finding of these kinds: a contributor's band, the referral."""
    atom = behind.atom
    return atom if isinstance(atom, Compare) and knowledge.facts[atom.fact].kind in kinds else None


def _does(rule: Rule) -> str:
    if rule.refers is not None:
        return f"refers to {rule.refers.level}"
    withholds = any(isinstance(effect, Withholds) for effect in rule.effects)
    return "withholds advice" if withholds else "leaves out foods"


def _through(behind: Behind) -> str:
    return f", through '{behind.state}' and the rule '{behind.rule}'" if behind.state else ""


def _overturned(knowledge: Knowledge) -> Iterator[Problem]:
    """Refuse `known` where what rests on it is taken as settled, though a later answer would overturn it."""
    questionnaire = knowledge.questionnaire
    for number in questionnaire.derived:
        for item in number.scored:
            yield from _known_in(item.when, f"The derived number '{number.id}'")
    for question in questionnaire.questions.values():
        if question.ask_when is not None and question.if_hidden is not None:
            yield from _known_in(question.ask_when, f"The branch of '{question.id}', which has an `if_hidden`,")
    for contributor in knowledge.contributors.values():
        if contributor.applies_when is not None:
            yield from _known_in(contributor.applies_when, f"The `applies_when` of '{contributor.id}'")


def _known_in(condition: Condition, what: str) -> Iterator[Problem]:
    for atom in atoms_in(condition):
        if isinstance(atom, Known):
            yield Problem(
                "IW-L018",
                atom.place,
                f"{what} asks whether '{atom.fact}' is known.",
                "It is taken as settled, and an answer that comes later would overturn it.",
                "Ask for the answers that matter, without `known`.",
            )


def _nutrient_groups(contributor: Contributor) -> Iterator[Problem]:
    if contributor.kind != "nutrient":
        return
    for group in contributor.groups:
        if group not in NUTRIENT_GROUPS:
            yield Problem(
                "IW-L012",
                _place_of_group(contributor, group),
                f"'{contributor.id}' is a nutrient, and may not have a group '{group}'.",
                f"Expected {', '.join(NUTRIENT_GROUPS)}.",
                "Then a poor diet alone can never look like a shortage.",
            )


def _place_of_group(contributor: Contributor, group: str) -> Place:
    return contributor.places.get(f"groups.{group}", contributor.place)
