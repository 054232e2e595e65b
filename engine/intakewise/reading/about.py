"""Build what `knowledge.yaml` says: the base's name, texts of the levels, regions, contacts. Must not know rules."""

from collections.abc import Iterator

from intakewise.model.drafts import About
from intakewise.model.foods import Unit
from intakewise.model.knowledge import BeforeYouStart, Contact, LevelText, Region, RegionQuestion
from intakewise.model.rules import ReferralChange
from intakewise.model.values import Level
from intakewise.problems.problem import Place
from intakewise.reading.nodes import Mapping
from intakewise.reading.parts import items, mapping_of, part, place, places_of, text, text_of, texts


def about_from(root: Mapping) -> About:
    """Return what a sound `knowledge.yaml` says."""
    regions, contacts, levels = (part(root, key) for key in ("regions", "contacts", "levels"))
    before = part(root, "before_you_start")
    return About(
        id=text(root, "id"),
        title=text(root, "title"),
        version=text(root, "version"),
        questionnaire=text(root, "questionnaire"),
        before_you_start=BeforeYouStart(
            is_=texts(before, "is"),
            is_not=texts(before, "is_not"),
            call_now=texts(before, "call_now"),
            age=text(before, "age"),
        ),
        disclaimer=text(root, "disclaimer"),
        regions=tuple(_region(name, part(regions, name), at) for name, at in regions.places.items()),
        contacts=tuple(_contact(name, part(contacts, name), at) for name, at in contacts.places.items()),
        levels={level: _level(level, part(levels, level.word)) for level in Level if level.word in levels.entries},
        referral_changes=tuple(_referral_change(mapping_of(each)) for each in items(root, "referral_changes")),
        reading_terms=texts(root, "reading_terms"),
        region_question=_region_question(root),
        units=tuple(_unit(mapping_of(unit)) for unit in items(root, "units")),
        place=place(root, "id"),
        places=dict(_places(root)),
    )


def _region(name: str, node: Mapping, where: Place) -> Region:
    return Region(name, text(node, "title"), texts(node, "units"), where)


def _region_question(root: Mapping) -> RegionQuestion | None:
    asked = part(root, "region_question")
    return RegionQuestion(text(asked, "ask"), text(asked, "elsewhere")) if asked.entries else None


def _unit(node: Mapping) -> Unit:
    return Unit(
        id=text(node, "id"),
        label=text(node, "label"),
        of=text(node, "of"),
        holds=text(node, "holds"),
        step=text(node, "step") or "1",
        nutrient=text(node, "nutrient"),
        place=place(node, "id"),
        places={"nutrient": place(node, "nutrient")},
    )


def _contact(name: str, node: Mapping, where: Place) -> Contact:
    return Contact(name, text(node, "title"), _plain(part(node, "how")), where)


def _level(level: Level, node: Mapping) -> LevelText:
    return LevelText(
        level=level,
        title=text(node, "title"),
        says=text(node, "says"),
        how=_plain(part(node, "how")),
        sooner=texts(node, "sooner"),
        reassures=text(node, "reassures"),
        place=place(node, "title"),
    )


def _referral_change(node: Mapping) -> ReferralChange:
    return ReferralChange(
        version=text(node, "version"),
        rule=text(node, "rule"),
        before=_level_called(text(node, "from")),
        after=_level_called(text(node, "to")),
        by=text(node, "by"),
        why=text(node, "why"),
        place=place(node, "rule"),
    )


def _level_called(word: str) -> Level:
    # The schema says where a word is no level.
    return next((level for level in Level if level.word == word), Level.SELF_CARE)


def _plain(node: Mapping) -> dict[str, str]:
    return {key: text_of(value) for key, value in node.entries.items()}


def _places(root: Mapping) -> Iterator[tuple[str, Place]]:
    for key in ("id", "questionnaire"):
        yield key, place(root, key)
    for group in ("regions", "contacts", "levels"):
        within = part(root, group)
        for name, where in within.places.items():
            yield f"{group}.{name}", where
            yield from ((f"{group}.{name}.{at}", item) for at, item in places_of(part(within, name), "units").items())
            how = part(within, name).places.get("how")
            if how is not None:
                yield f"{group}.{name}.how", how
            for region, place_of_region in part(part(within, name), "how").places.items():
                yield f"{group}.{name}.how.{region}", place_of_region
