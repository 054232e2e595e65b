"""
Collect what a person reads, with the place of each text, for the checks of wording. Must not know what the texts mean.

Foods and the names in a list that is searched by typing are left out: nobody reads them through.
"""

from collections.abc import Callable, Iterable, Iterator

from intakewise.model.drafts import Kind, Passage, Text
from intakewise.problems.problem import Place
from intakewise.reading.nodes import List, Mapping, Node, Scalar
from intakewise.reading.parts import is_set, items, mapping_of, part, place, text, text_of

_WITHIN_A_LEVEL = ("title", "says", "reassures", "how", "sooner")


def passages_in(roots: Iterable[tuple[str, Mapping]]) -> tuple[Passage, ...]:
    """Return all passages of some files, each given with the name of its schema."""
    return tuple(passage for schema, root in roots if schema in _OF for passage in _OF[schema](root))


def questionnaire_passages(root: Mapping) -> Iterator[Passage]:
    """Yield the title, each question, each section with all its questions, and what the derived numbers are called."""
    yield Passage("the title", place(root, "title"), tuple(_under(root, ("title",))))
    for node in items(root, "sections"):
        section = mapping_of(node)
        texts = _texts(section, Kind.SECTION, ("title", "intro"))
        for screen in items(section, "screens"):
            texts += _texts(mapping_of(screen), Kind.SCREEN, ("ask",))
        for each in items(section, "questions"):
            question = mapping_of(each)
            asked = _of_question(question)
            yield Passage(f"the question '{text(question, 'id')}'", place(question, "id"), tuple(asked))
            texts += asked
        yield Passage(f"the section '{text(section, 'id')}'", place(section, "id"), tuple(texts))
    yield from _together(root, "derived", Kind.DERIVED, ("title",), "derived numbers")


def _of_question(question: Mapping) -> list[Text]:
    texts = _texts(question, Kind.QUESTION, ("ask", "row", "help", "help_by_region", "why"))
    for each in items(question, "options"):
        option = mapping_of(each)
        is_name = is_set(question, "search") and not is_set(option, "none") and not is_set(option, "incomplete")
        if not is_name:
            texts += _texts(option, Kind.QUESTION, ("label", "help"))
    return texts


def rules_passages(root: Mapping) -> Iterator[Passage]:
    """Yield what all rules of a file say, together: each by itself is a sentence or two."""
    yield from _together(root, "rules", Kind.RULE, ("title", "because"), "this file")


def contributors_passages(root: Mapping) -> Iterator[Passage]:
    """Yield what is said of each contributor, of all of them, and of states."""
    yield from _each(root, "contributors", Kind.CONTRIBUTOR, ("title", "says", "watch_for"))
    yield from _together(root, "contributors", Kind.CONTRIBUTOR, ("title", "says", "watch_for"), "contributors")
    yield from _together(root, "states", Kind.STATE, ("title", "says"), "states")


def advice_passages(root: Mapping) -> Iterator[Passage]:
    """Yield each advice, each caution, and all cautions together."""
    yield from _each(root, "advice", Kind.ADVICE, ("title", "says", "steps"))
    yield from _each(root, "cautions", Kind.CAUTION, ("title", "says"))
    yield from _together(root, "cautions", Kind.CAUTION, ("title", "says"), "cautions")


def about_passages(root: Mapping) -> Iterator[Passage]:
    """Yield what is said first, what units are called, what each level says, and what all levels and contacts say."""
    before = _under(part(root, "before_you_start"), ("is", "is_not", "call_now", "age"))
    where = _under(part(root, "region_question"), ("ask", "elsewhere"))
    disclaimer = _under(root, ("title", "disclaimer"))
    said_first = (*where, *before, *disclaimer)
    yield Passage("what is said before the first question", _key(root, "before_you_start"), said_first)
    yield from _together(root, "units", Kind.UNIT, ("label",), "the units")
    for group, keys in (("levels", _WITHIN_A_LEVEL), ("contacts", ("title", "how"))):
        within = part(root, group)
        texts: list[Text] = []
        for name in within.entries:
            said = _under(part(within, name), keys)
            if group == "levels":
                yield Passage(f"the level '{name}'", within.places[name], tuple(said))
            texts += said
        yield Passage(f"what the {group} say", _key(root, group), tuple(texts))


def needs_passages(root: Mapping) -> Iterator[Passage]:
    """Yield what the figures of each nutrient are called."""
    for node in items(root, "nutrients"):
        nutrient = mapping_of(node)
        figures = [mapping_of(each) for key in ("needs", "limits") for each in items(nutrient, key)]
        texts = [said for each in figures for said in _texts(each, Kind.NUTRIENT, ("says",))]
        yield Passage(f"the nutrient '{text(nutrient, 'id')}'", place(nutrient, "id"), tuple(texts))


def sources_passages(root: Mapping) -> Iterator[Passage]:
    """Yield why some sources cannot be looked up; all else of a source stays as it was published."""
    yield from _together(root, "sources", Kind.SOURCE, ("unlocated",), "sources")


_OF: dict[str, Callable[[Mapping], Iterator[Passage]]] = {
    "knowledge": about_passages,
    "questionnaire": questionnaire_passages,
    "rules": rules_passages,
    "contributors": contributors_passages,
    "advice": advice_passages,
    "needs": needs_passages,
    "sources": sources_passages,
}


def _each(root: Mapping, key: str, kind: Kind, keys: tuple[str, ...]) -> Iterator[Passage]:
    for node in items(root, key):
        each = mapping_of(node)
        called = f"the {kind.value} '{text(each, 'id')}'"
        yield Passage(called, place(each, "id"), tuple(_texts(each, kind, keys)))


def _together(root: Mapping, key: str, kind: Kind, keys: tuple[str, ...], called: str) -> Iterator[Passage]:
    texts = [each for node in items(root, key) for each in _texts(mapping_of(node), kind, keys)]
    if texts:
        yield Passage(called, _key(root, key), tuple(texts))


def _texts(node: Mapping, kind: Kind, keys: tuple[str, ...]) -> list[Text]:
    owner = text(node, "id")
    return [
        Text(text_of(scalar), scalar.place, kind, owner, key)
        for key in keys
        for scalar in _scalars(node.entries.get(key))
    ]


def _under(node: Mapping, keys: tuple[str, ...]) -> list[Text]:
    return [Text(text_of(scalar), scalar.place) for key in keys for scalar in _scalars(node.entries.get(key))]


def _scalars(node: Node | None) -> Iterator[Scalar]:
    """Yield a text, each text of a list, or each text by region."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, List):
        for item in node.items:
            yield from _scalars(item)
    elif isinstance(node, Mapping):
        for value in node.entries.values():
            yield from _scalars(value)


def _key(root: Mapping, key: str) -> Place:
    return root.places.get(key, root.place)
