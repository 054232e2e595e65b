"""
Every text of a knowledge base that a person reads, with its path; and the same base with other texts in their place.

One table says which fields those are. Knows nothing of languages. What only authors read is left out: the titles of
sources, which stay as they were published, and the statements of properties.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, is_dataclass, replace

from intakewise.model.foods import Figures, Food, Ingredient, Nutrient, Unit
from intakewise.model.knowledge import BeforeYouStart, Contact, Knowledge, LevelText, Region, RegionQuestion
from intakewise.model.questionnaires import Derived, Option, Question, Questionnaire, Section, SharedScreen
from intakewise.model.rules import Advice, Caution, Contributor, Rule, Source, State
from intakewise.model.values import Level

Swap = Callable[[str, str], str]
"""Is given the path of a text and the text, with single blanks; returns what stands in its place."""


@dataclass(frozen=True, slots=True)
class _Form:
    """What a class has: texts (each alone, in a list, or by region), and parts with texts of their own."""

    texts: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


_FORMS: dict[type, _Form] = {
    Knowledge: _Form(
        ("title", "disclaimer"),
        (
            *("questionnaire", "before_you_start", "region_question", "regions", "units", "contacts", "levels"),
            *("contributors", "states", "advice", "cautions", "ingredients", "nutrients", "rules", "sources"),
        ),
    ),
    Questionnaire: _Form(("title",), ("sections", "questions", "derived")),
    Section: _Form(("title", "intro"), ("screens",)),
    SharedScreen: _Form(("ask",)),
    Question: _Form(("ask", "row", "help", "help_by_region", "why", "unit_label", "unit_names"), ("options",)),
    Option: _Form(("label", "help")),
    Derived: _Form(("title",)),
    BeforeYouStart: _Form(("is_", "is_not", "call_now", "age")),
    RegionQuestion: _Form(("ask", "elsewhere")),
    Region: _Form(("title",)),
    Unit: _Form(("label",)),
    Contact: _Form(("title", "how")),
    LevelText: _Form(("title", "says", "reassures", "how", "sooner")),
    Contributor: _Form(("title", "says", "watch_for")),
    State: _Form(("title", "says")),
    Advice: _Form(("title", "says", "steps"), ("foods",)),
    Food: _Form(("food", "serving")),
    Caution: _Form(("title", "says")),
    Ingredient: _Form(("title",)),
    Nutrient: _Form(("title",), ("needs", "limits")),
    Figures: _Form(("says",)),
    Rule: _Form(("title", "because")),
    Source: _Form(("unlocated",)),
}


def texts_of(knowledge: Knowledge) -> dict[str, str]:
    """Return every text that a person reads, by its path (`questions.age.ask`), with single blanks."""
    found: dict[str, str] = {}

    def note(path: str, text: str) -> str:
        found[path] = text
        return text

    with_texts(knowledge, note)
    return found


def with_texts(knowledge: Knowledge, swap: Swap) -> Knowledge:
    """Return a knowledge base with other texts in the place of its own; what nobody has written stays empty."""
    swapped = _swapped(knowledge, "", swap)
    assert isinstance(swapped, Knowledge)
    return swapped


def plain(text: str) -> str:
    """Return a text with single blanks: how it was broken into lines does not matter."""
    return " ".join(text.split())


def _swapped(part: object, path: str, swap: Swap) -> object:
    form = _FORMS[type(part)]
    changes: dict[str, object] = {}
    for name in form.texts:
        changes[name] = _texts(_written(part, name), f"{path}{name.rstrip('_')}", swap)
    for name in form.parts:
        # The questionnaire is no step of a path: nobody who writes one thinks of it as a part of something.
        changes[name] = _parts(getattr(part, name), path if name == "questionnaire" else f"{path}{name}.", swap)
    assert is_dataclass(part) and not isinstance(part, type), path
    return replace(part, **changes)


def _written(part: object, name: str) -> object:
    if isinstance(part, Question) and name == "unit_names":
        return {unit: part.called(unit) for unit in part.also_accept}
    return getattr(part, name)


def _texts(value: object, path: str, swap: Swap) -> object:
    if isinstance(value, str):
        return swap(path, plain(value)) if value else value
    if isinstance(value, Mapping):
        return {key: _texts(text, f"{path}.{key}", swap) for key, text in value.items()}
    assert isinstance(value, tuple), path
    return tuple(_texts(text, f"{path}.{number}", swap) for number, text in enumerate(value))


def _parts(value: object, path: str, swap: Swap) -> object:
    if value is None:
        return None
    if type(value) in _FORMS:
        return _swapped(value, path, swap)
    if isinstance(value, Mapping):
        return {key: _swapped(part, f"{path}{_word(key)}.", swap) for key, part in value.items()}
    assert isinstance(value, tuple), path
    return tuple(_swapped(part, f"{path}{getattr(part, 'id', number)}.", swap) for number, part in enumerate(value))


def _word(key: object) -> str:
    return key.word if isinstance(key, Level) else str(key)
