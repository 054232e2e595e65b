"""
Which names a draft has, by the definition of the shipped schemas that allows them, and what each stands for.

Must not know how an editor is told.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from intakewise.model.drafts import Draft, Kind
from intakewise.model.rules import Source


@dataclass(frozen=True, slots=True)
class Name:
    """A name that may be written somewhere; `says` is what an editor shows beside it."""

    id: str
    says: str = ""


Names = Mapping[str, tuple[Name, ...]]
"""The names of a base by the definition that stands for their kind; one that is not there restricts nothing."""

_KINDS = {
    "question_id": Kind.QUESTION,
    "contributor_id": Kind.CONTRIBUTOR,
    "group_id": Kind.CONTRIBUTOR,
    "state_id": Kind.STATE,
    "advice_id": Kind.ADVICE,
    "food_id": Kind.ADVICE,
    "caution_id": Kind.CAUTION,
    "ingredient_id": Kind.INGREDIENT,
    "nutrient_id": Kind.NUTRIENT,
    "source_id": Kind.SOURCE,
    "contact_id": Kind.CONTACT,
    "region_id": Kind.REGION,
    "unit_id": Kind.UNIT,
    "screen_id": Kind.SCREEN,
    "known_rule_id": Kind.RULE,
}
"""What has to have been read for the names of a definition to be all there are."""

_IN_PARTS = ("group_id", "food_id")
"""Names that stand within a part of another name: where one such part could not be read, they are not all known."""


def options_of(question: str) -> str:
    """Return the definition that stands for the options of a question."""
    return f"options_of_{question}"


def names_of(draft: Draft, answer_sets: Iterable[str]) -> Names:
    """
    Return every name of a draft.

    Args:
        answer_sets: the ids of its named answer sets.

    Returns:
        The names. Those of a part that could not be read are among them, without words; where not even the names
        could be read, the definition is left out.
    """
    found = {**_of_files(draft), **_of_questionnaire(draft), "answer_set_id": [Name(each) for each in answer_sets]}
    unread = draft.unread
    for definition, kind in _KINDS.items():
        lost = unread.names.get(kind, frozenset())
        if kind in unread.kinds or (lost and definition in _IN_PARTS):
            found.pop(definition, None)
        elif definition in found and definition not in _IN_PARTS:
            found[definition] += [Name(each) for each in sorted(lost)]
    return {definition: _once(named) for definition, named in found.items()}


def _of_files(draft: Draft) -> dict[str, list[Name]]:
    found = {
        "contributor_id": [Name(each.id, each.title) for each in draft.contributors],
        "group_id": [Name(group) for each in draft.contributors for group in each.groups],
        "state_id": [Name(each.id, each.title) for each in draft.states],
        "advice_id": [Name(each.id, each.title) for each in draft.advice],
        "food_id": [Name(food.id, food.food) for each in draft.advice for food in each.foods],
        "caution_id": [Name(each.id, each.title) for each in draft.cautions],
        "ingredient_id": [Name(each.id, each.title) for each in draft.ingredients],
        "nutrient_id": [Name(each.id, each.title) for each in draft.nutrients],
        "source_id": [Name(each.id, _source(each)) for each in draft.sources],
        "known_rule_id": [Name(each.id, each.title or each.because) for each in draft.rules],
    }
    if draft.about is not None:
        found["contact_id"] = [Name(each.id, each.title) for each in draft.about.contacts]
        found["region_id"] = [Name(each.id, each.title) for each in draft.about.regions]
        found["unit_id"] = [Name(each.id, each.label) for each in draft.about.units]
    return found


def _of_questionnaire(draft: Draft) -> dict[str, list[Name]]:
    if draft.questionnaire is None:
        return {}
    questions = draft.questionnaire.questions
    return {
        **{options_of(each.id): [Name(option.id, option.label) for option in each.options] for each in questions},
        "question_id": [Name(each.id, each.ask) for each in questions],
        "screen_id": [Name(each.id, each.ask) for section in draft.questionnaire.sections for each in section.screens],
    }


def _source(source: Source) -> str:
    return ", ".join(each for each in (source.by, source.title, str(source.year or "")) if each)


def _once(named: Iterable[Name]) -> tuple[Name, ...]:
    first: dict[str, Name] = {}
    for each in named:
        first.setdefault(each.id, each)
    return tuple(first.values())
