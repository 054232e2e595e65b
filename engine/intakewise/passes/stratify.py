"""
Sort rules into strata: within one, all rules see the same facts; then its findings are settled.

Knows typed rules without circles; `circles_of_rules` names the circles first.
"""

from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from intakewise.model.conditions import Known
from intakewise.model.knowledge import REFERRAL
from intakewise.model.plan import Plan, Stratum
from intakewise.model.rules import Advises, Cautions, Contributor, LeavesOut, Rule, State, Withholds
from intakewise.passes.atoms import atoms_in
from intakewise.passes.dependencies import RULE, Dependencies
from intakewise.passes.graph import components

_Effect = TypeVar("_Effect", Advises, Withholds, LeavesOut, Cautions)


def stratify(
    rules: Mapping[str, Rule],
    states: Mapping[str, State],
    contributors: Mapping[str, Contributor],
    dependencies: Dependencies,
) -> Plan:
    """Return the order of inference. The dependencies must have no circle."""
    depth = _depths(dependencies)
    strata = []
    for number in range(1 + max(depth.values(), default=0)):
        strata.append(
            Stratum(
                rules=tuple(name for name in rules if depth[RULE + name] == number),
                states=tuple(name for name in states if depth[name] == number),
                contributors=tuple(name for name in contributors if depth[name] == number),
                referral=depth[REFERRAL] == number,
            )
        )
    return Plan(
        strata=tuple(strata),
        concluding=dependencies.concluding,
        evidence=dependencies.evidence,
        referring=dependencies.referring,
        advising=_rules_by_effect(rules, Advises, lambda effect: effect.advice),
        withholding=_rules_by_effect(rules, Withholds, lambda effect: effect.advice),
        leaving_out=_rules_by_effect(rules, LeavesOut, lambda effect: effect.ingredient),
        cautioning=_rules_by_effect(rules, Cautions, lambda effect: effect.caution),
        revisable=_revisable(rules, contributors, dependencies),
    )


def _rules_by_effect(
    rules: Mapping[str, Rule], kind: type[_Effect], named: Callable[[_Effect], str]
) -> dict[str, tuple[str, ...]]:
    """Return the rules that have an effect, by what the effect names, in the order of the rules."""
    found: dict[str, list[str]] = {}
    for rule in rules.values():
        for effect in rule.effects:
            if isinstance(effect, kind):
                found.setdefault(named(effect), []).append(rule.id)
    return {name: tuple(dict.fromkeys(by)) for name, by in found.items()}


def _depths(dependencies: Dependencies) -> dict[str, int]:
    """Return the stratum of each rule, one after the findings it reads, and of each finding, that of its last rule."""
    depth: dict[str, int] = {}
    for (name,) in components(dependencies.graph):
        below = [depth[needed] for needed in dependencies.graph[name]]
        step = 1 if name.startswith(RULE) else 0
        depth[name] = max((each + step for each in below), default=0)
    return depth


def _revisable(rules: Mapping[str, Rule], contributors: Collection[str], dependencies: Dependencies) -> frozenset[str]:
    """
    Return the rules whose truth an answer that is unknown now may overturn.

    Kleene's logic never takes back what is true or false, save for bands and the referral, which count what is known
    now, and for `known`.
    """
    revisable: set[str] = set()
    for (name,) in components(dependencies.graph):
        if not name.startswith(RULE):
            if any(by in revisable for by in dependencies.graph[name]):
                revisable.add(name)
            continue
        reads = dependencies.graph[name]
        if any(each in contributors or each == REFERRAL or each in revisable for each in reads) or any(
            isinstance(atom, Known) for atom in atoms_in(rules[name.removeprefix(RULE)].when)
        ):
            revisable.add(name)
    return frozenset(name.removeprefix(RULE) for name in revisable if name.startswith(RULE))
