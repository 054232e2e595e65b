"""
Type every condition of a draft and put its parts together as a knowledge base: without plan, order, and digest.

Where an id was given twice, the first counts; `names` reports the second.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol, TypeVar

from intakewise.model.conditions import Condition
from intakewise.model.drafts import About, Draft, QuestionnaireDraft
from intakewise.model.foods import Figures, Nutrient
from intakewise.model.knowledge import BeforeYouStart, Knowledge
from intakewise.model.questionnaires import Derived, Questionnaire, Scored
from intakewise.model.rules import Contributor, Property, Rule
from intakewise.passes.derive_facts import DerivedFacts
from intakewise.passes.names import Names
from intakewise.passes.normalise import normalise
from intakewise.passes.resolve import expand_effects
from intakewise.passes.scope import Reader, Scope
from intakewise.passes.type_questions import type_question
from intakewise.passes.typecheck import typecheck
from intakewise.problems.problem import Problem

_NOTHING_SAID = About("", "", "", "", BeforeYouStart((), (), (), ""), "", (), (), {}, ())
_NOTHING_ASKED = QuestionnaireDraft("", "", (), (), ())


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_Part = TypeVar("_Part", bound=_Identified)


def type_parts(draft: Draft, names: Names, derived: DerivedFacts, problems: list[Problem]) -> Knowledge:
    """
    Return the parts of a draft, typed and normalised.

    Args:
        problems: what is found is added here.
    """
    about = draft.about or _NOTHING_SAID
    scopes = {reader: Scope(derived.facts, names, reader, problems) for reader in Reader}
    return Knowledge(
        id=about.id,
        title=about.title,
        version=about.version,
        questionnaire=_questionnaire(draft.questionnaire or _NOTHING_ASKED, derived, scopes[Reader.BRANCH]),
        before_you_start=about.before_you_start,
        disclaimer=about.disclaimer,
        regions=_by_id(about.regions),
        contacts=_by_id(about.contacts),
        levels=about.levels,
        referral_changes=about.referral_changes,
        contributors=_by_id(_contributor(each, scopes[Reader.APPLIES]) for each in draft.contributors),
        states=_by_id(draft.states),
        advice=_by_id(draft.advice),
        cautions=_by_id(draft.cautions),
        sources=_by_id(draft.sources),
        rules=dict(sorted(_by_id(_rule(each, draft, scopes[Reader.RULE]) for each in draft.rules).items())),
        ingredients=_by_id(draft.ingredients),
        nutrients=_by_id(_nutrient(each, scopes[Reader.NEED]) for each in draft.nutrients),
        units=_by_id(about.units),
        region_question=about.region_question,
        properties=_by_id(_property(each, scopes[Reader.PROPERTY]) for each in draft.properties),
        accepted_losses=_by_id(draft.accepted_losses),
        facts=derived.facts,
    )


def _questionnaire(written: QuestionnaireDraft, derived: DerivedFacts, scope: Scope) -> Questionnaire:
    return Questionnaire(
        id=written.id,
        title=written.title,
        sections=written.sections,
        questions=_by_id(type_question(question, scope) for question in written.questions),
        derived=tuple(_normalised(number) for number in derived.derived),
    )


def _normalised(number: Derived) -> Derived:
    return replace(number, scored=tuple(Scored(item.points, normalise(item.when)) for item in number.scored))


def _contributor(contributor: Contributor, scope: Scope) -> Contributor:
    if contributor.applies_when is None:
        return contributor
    return replace(contributor, applies_when=_condition(contributor.applies_when, scope))


def _rule(rule: Rule, draft: Draft, scope: Scope) -> Rule:
    return replace(expand_effects(rule, draft, scope.problems), when=_condition(rule.when, scope))


def _nutrient(nutrient: Nutrient, scope: Scope) -> Nutrient:
    needs, limits = (tuple(_figures(each, scope) for each in part) for part in (nutrient.needs, nutrient.limits))
    return replace(nutrient, needs=needs, limits=limits)


def _figures(figures: Figures, scope: Scope) -> Figures:
    amounts = (
        each if each.when is None else replace(each, when=_condition(each.when, scope)) for each in figures.amounts
    )
    return replace(figures, amounts=tuple(amounts))


def _property(prop: Property, scope: Scope) -> Property:
    return replace(prop, whenever=_condition(prop.whenever, scope), must=_condition(prop.must, scope))


def _condition(condition: Condition, scope: Scope) -> Condition:
    return normalise(typecheck(condition, scope))


def _by_id(parts: Iterable[_Part]) -> dict[str, _Part]:
    found: dict[str, _Part] = {}
    for part in parts:
        found.setdefault(part.id, part)
    return found
