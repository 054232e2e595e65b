"""
Type the derived numbers: their parts, their decimals, their units, and between which bounds they lie.

Knows questions and derived numbers only, no findings: those are settled later.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from intakewise.model.drafts import Draft
from intakewise.model.knowledge import Fact, FactKind
from intakewise.model.questionnaires import Derived, Operation, Scored, Term
from intakewise.passes.atoms import facts_in
from intakewise.passes.bounds import UNBOUNDED, bounds_of
from intakewise.passes.graph import components
from intakewise.passes.names import Names, unknown_fact
from intakewise.passes.scope import Reader, Scope
from intakewise.passes.typecheck import typecheck
from intakewise.problems.problem import Problem

_COUNTED = (Operation.COUNT, Operation.SCORE)
_OF_ONE_UNIT = (Operation.SUM, Operation.DIFFERENCE, Operation.MINIMUM, Operation.MAXIMUM)


@dataclass(frozen=True, slots=True)
class DerivedFacts:
    """
    The derived numbers, typed.

    Args:
        facts: all facts, those given and the derived numbers.
        derived: in the order of the file; where an id was given twice, the first counts.
    """

    facts: Mapping[str, Fact]
    derived: tuple[Derived, ...]
    problems: list[Problem]


def derive_facts(draft: Draft, facts: Mapping[str, Fact], names: Names) -> DerivedFacts:
    """Return the derived numbers of a draft, typed. Collects Problems, never raises."""
    written: dict[str, Derived] = {}
    units: dict[str, str | None] = {}
    if draft.questionnaire is not None:
        units = {question.id: question.unit for question in draft.questionnaire.questions}
        for number in draft.questionnaire.derived:
            written.setdefault(number.id, number)
    # Those in a circle cannot all be typed before they are read; `stratify` names the circle.
    known = {**facts, **{name: _untyped(name) for name in written if name not in facts}}
    problems: list[Problem] = []
    typed: dict[str, Derived] = {}
    graph = {name: names_read(number) for name, number in written.items()}
    for component in components(graph):
        for name in component:
            scope = Scope(known, names, Reader.DERIVED, problems)
            before = len(problems)
            typed[name] = _typed(written[name], scope)
            units[name] = _unit(typed[name], units, scope)
            if known[name].derived:
                # What has a problem may be anything, so that no test on it is blamed.
                bounds = bounds_of(typed[name], known) if len(problems) == before else UNBOUNDED
                known[name] = replace(known[name], decimals=typed[name].decimals, low=bounds.low, high=bounds.high)
    return DerivedFacts(known, tuple(typed[name] for name in written), problems)


def names_read(derived: Derived) -> tuple[str, ...]:
    """Return the facts that a derived number reads, each once, in order."""
    terms = [term.fact for term in derived.terms if term.fact]
    return tuple(dict.fromkeys([*terms, *(name for item in derived.scored for name in facts_in(item.when))]))


def _untyped(name: str) -> Fact:
    return Fact(name, FactKind.NUMBER, derived=True)


def _typed(derived: Derived, scope: Scope) -> Derived:
    scored = tuple(Scored(item.points, typecheck(item.when, scope)) for item in derived.scored)
    terms = tuple(_typed_term(term, derived, scope) for term in derived.terms)
    decimals = derived.decimals
    if derived.operation is Operation.PRODUCT:
        decimals = sum(term.decimals for term in terms)
    elif derived.operation in _OF_ONE_UNIT:
        decimals = max((term.decimals for term in terms), default=0)
    return replace(derived, terms=terms, scored=scored, decimals=decimals)


def _typed_term(term: Term, derived: Derived, scope: Scope) -> Term:
    if not term.fact:
        return term
    fact = scope.facts.get(term.fact)
    if fact is None:
        scope.problems.extend(unknown_fact(scope.names, term.fact, term.place))
        return term
    if fact.kind is not FactKind.NUMBER:
        is_finding = fact.is_finding
        scope.report(
            "IW-R027" if is_finding else "IW-T001",
            term.place,
            f"'{fact.id}' is a {fact.kind.value}, and a {derived.operation.value} needs numbers.",
            "Expected an integer or decimal question, or a derived number.",
            fix="Use `score` to give points for conditions." if not is_finding else "",
        )
    return replace(term, decimals=fact.decimals)


def _is_number(term: Term, scope: Scope) -> bool:
    fact = scope.facts.get(term.fact)
    return fact is not None and fact.kind is FactKind.NUMBER


def _unit(derived: Derived, units: Mapping[str, str | None], scope: Scope) -> str | None:
    """Return the unit of a derived number, None where it is not tracked; report parts that do not fit."""
    if derived.operation in _COUNTED:
        return ""
    if derived.operation not in _OF_ONE_UNIT:
        return None
    unit: str | None = None
    first = ""
    for term in derived.terms:
        own = units.get(term.fact) if _is_number(term, scope) else None
        if own is None:
            continue
        if unit is not None and own != unit:
            scope.report(
                "IW-T008",
                term.place,
                f"'{term.fact}' is in {own or 'no unit'}, and '{first}' is in {unit or 'no unit'}.",
                f"A {derived.operation.value} needs one unit.",
            )
            return None
        unit, first = own, first or term.fact
    return unit
