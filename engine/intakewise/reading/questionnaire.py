"""Build the questionnaire: sections and questions. Must not know rules, nor whether a name in a condition exists."""

from decimal import Decimal

from intakewise.model.drafts import Kind, QuestionnaireDraft
from intakewise.model.questionnaires import (
    Option,
    Question,
    QuestionType,
    Section,
    SharedNames,
    SharedScreen,
    SummaryGroup,
)
from intakewise.problems.problem import Place, Problem
from intakewise.reading.conditions import condition_under
from intakewise.reading.derived import derived_from
from intakewise.reading.documents import Document, Unsound, built, built_from
from intakewise.reading.nodes import Mapping
from intakewise.reading.number_ranges import range_from
from intakewise.reading.parts import identity, is_set, items, mapping_of, part, place, places_of, text, texts, whole


def questionnaire_from(document: Document, unsound: Unsound) -> tuple[QuestionnaireDraft, list[Problem]]:
    """Return the questionnaire, without the parts that are not sound, and what is wrong beyond the schema."""
    root = document.root
    problems: list[Problem] = []
    if "sections" not in root.entries:
        unsound.kinds |= {Kind.QUESTION, Kind.SECTION}
    sections = [mapping_of(node) for node in items(root, "sections")]
    questions: list[Question] = []
    for section in sections:
        if "questions" not in section.entries:
            unsound.kinds.add(Kind.QUESTION)
        if not all(identity(screen) for screen in items(section, "screens")):
            unsound.kinds.add(Kind.SCREEN)

        def build(node: Mapping, section: Mapping = section) -> Question:
            return _question(node, section, problems)

        questions += built_from(items(section, "questions"), document, Kind.QUESTION, build, unsound)
    draft = QuestionnaireDraft(
        id=text(root, "id"),
        title=text(root, "title"),
        sections=tuple(_section(section) for section in sections),
        questions=tuple(questions),
        derived=built(document, "derived", Kind.DERIVED, derived_from, unsound),
        place=place(root, "id"),
        section_places=tuple(place(section, "id") for section in sections),
    )
    return draft, problems


def _section(node: Mapping) -> Section:
    return Section(
        id=text(node, "id"),
        title=text(node, "title"),
        questions=tuple(identity(question) for question in items(node, "questions")),
        intro=text(node, "intro"),
        screens=tuple(_screen(mapping_of(screen)) for screen in items(node, "screens")),
    )


def _screen(node: Mapping) -> SharedScreen:
    return SharedScreen(id=text(node, "id"), ask=text(node, "ask"), place=place(node, "id"))


def _question(node: Mapping, section: Mapping, problems: list[Problem]) -> Question:
    options = tuple(_option(mapping_of(option)) for option in items(node, "options"))
    decimals = whole(node, "decimals") or 0
    by_region = part(node, "help_by_region")
    return Question(
        id=text(node, "id"),
        ask=text(node, "ask"),
        type=QuestionType(text(node, "type")),
        why=text(node, "why"),
        section=identity(section),
        help=text(node, "help"),
        safety=is_set(node, "safety"),
        worrying=texts(node, "worrying"),
        options=options,
        options_from=text(node, "options_from"),
        shared_names=tuple(_shared_names(mapping_of(names)) for names in items(node, "shared_names")),
        lasting=is_set(node, "lasting"),
        ordered=is_set(node, "ordered"),
        search=is_set(node, "search"),
        allow_not_sure=is_set(node, "allow_not_sure"),
        unit=text(node, "unit"),
        unit_label=text(node, "unit_label"),
        decimals=decimals,
        range=range_from(part(node, "range"), decimals, problems) if "range" in node.entries else None,
        also_accept={
            unit: Decimal(text(part(node, "also_accept"), unit)) for unit in part(node, "also_accept").entries
        },
        help_by_region={name: text(by_region, name) for name in by_region.entries},
        ask_when=condition_under(node, "ask_when"),
        if_hidden=text(node, "if_hidden") or None,
        screen=text(node, "screen"),
        row=text(node, "row"),
        modifiable=is_set(node, "modifiable"),
        modifiable_unless=condition_under(node, "modifiable_unless"),
        summary=_summary_group(text(node, "summary") or text(section, "summary")),
        place=place(node, "id"),
        places={**_places(node), **{f"help_by_region.{region}": at for region, at in by_region.places.items()}},
    )


def _summary_group(word: str) -> SummaryGroup | None:
    # The section may be at fault where the question is sound.
    return next((group for group in SummaryGroup if group.value == word), None)


def _option(node: Mapping) -> Option:
    return Option(
        id=text(node, "id"),
        label=text(node, "label"),
        help=text(node, "help"),
        none=is_set(node, "none"),
        incomplete=is_set(node, "incomplete"),
        also_called=texts(node, "also_called"),
        modifiable=is_set(node, "modifiable"),
        weight=_weight(node),
        place=place(node, "id"),
    )


def _weight(node: Mapping) -> int:
    weight = whole(node, "weight")
    return 1 if weight is None else weight


def _shared_names(node: Mapping) -> SharedNames:
    together = "all_of" in node.entries
    return SharedNames(texts(node, "names"), texts(node, "all_of" if together else "any_of"), together)


def _places(node: Mapping) -> dict[str, Place]:
    places = {key: place(node, key) for key in ("if_hidden", "options_from", "screen")}
    places |= places_of(node, "worrying")
    for key in ("options", "shared_names"):
        for number, item in enumerate(items(node, key)):
            for inner in ("also_called", "names", "all_of", "any_of"):
                found = places_of(mapping_of(item), inner)
                places |= {f"{key}.{number}.{path}": where for path, where in found.items()}
    return places
