"""
What was written otherwise, as sentences: questions, options, rules, effects, texts, each with where it stands.

Says nothing of what it does to people: that is proved, or counted.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum

from intakewise.diff.words import condition_changes, effect_changes, in_words
from intakewise.model.conditions import All, AnyOf, Compare, Holds, Includes, Known
from intakewise.model.knowledge import Knowledge
from intakewise.model.pairs import Pair, Side
from intakewise.model.questionnaires import Derived, Question, Scored
from intakewise.model.rules import Rule
from intakewise.problems.problem import NOWHERE, Place

_LONGEST = 90
_CONDITIONS = (All, AnyOf, Compare, Holds, Includes, Known)
_FOLLOWS = frozenset({"id", "section", "place", "places", "ranks", "keys"})
"""Fields that follow from the rest, or say only where something stands."""
_ORDERED = frozenset({"options", "sections"})
"""Lists whose order people see."""


@dataclass(frozen=True, slots=True)
class Written:
    """
    One thing that is written otherwise.

    Args:
        side: the base in which `place` is: the older one where something went.
        rule: the rule that it is a part of; empty: of none.
    """

    sentence: str
    place: Place
    side: Side = Side.NEW
    rule: str = ""


def written_otherwise(pair: Pair) -> list[Written]:
    """Return everything that is written otherwise, in the order of the kinds of things that a base is made of."""
    found = [each for kind in _parts(pair.new) for each in _kind_changes(pair, kind)]
    return [*found, *_of_the_base(pair)]


def _parts(knowledge: Knowledge) -> dict[str, Mapping[str, object]]:
    """Return everything with an id, by what it is called."""
    questionnaire = knowledge.questionnaire
    return {
        "Question": questionnaire.questions,
        "Derived number": {each.id: each for each in questionnaire.derived},
        "Rule": knowledge.rules,
        "Contributor": knowledge.contributors,
        "State": knowledge.states,
        "Advice": knowledge.advice,
        "Caution": knowledge.cautions,
        "Property": knowledge.properties,
        "Accepted loss": knowledge.accepted_losses,
        "Ingredient": knowledge.ingredients,
        "Nutrient": knowledge.nutrients,
        "Source": knowledge.sources,
        "Level": {level.word: text for level, text in knowledge.levels.items()},
        "Contact": knowledge.contacts,
        "Region": knowledge.regions,
        "Unit": knowledge.units,
    }


def _kind_changes(pair: Pair, kind: str) -> Iterator[Written]:
    old, new = _parts(pair.old)[kind], _parts(pair.new)[kind]
    renamed = _renamed(pair, kind, old, new)
    replaced = set(renamed.values())
    gone = {name for name in old if name not in renamed and (name not in new or name in replaced)}
    for name, each in old.items():
        if name in gone:
            yield _written(f"{kind} '{name}' is gone{_called(each)}.", _place(each), name, kind, Side.OLD)
    for before, after in renamed.items():
        yield _written(f"{kind} '{before}' is now called '{after}'.", _place(new[after]), after, kind)
    olds = {renamed.get(name, name): each for name, each in old.items() if name not in gone}
    for name, each in new.items():
        if name not in olds:
            yield _written(f"{kind} '{name}' is new{_called(each)}.", _place(each), name, kind)
        elif olds[name] != each:
            for words, place in _changes_of_part(pair, olds[name], each):
                yield _written(f"{kind} '{name}' {words}.", place if place.line else _place(each), name, kind)


def _written(sentence: str, place: Place, name: str, kind: str, side: Side = Side.NEW) -> Written:
    return Written(sentence, place, side, name if kind == "Rule" else "")


def _renamed(pair: Pair, kind: str, old: Mapping[str, object], new: Mapping[str, object]) -> dict[str, str]:
    """Return what only has another id: questions that people read the same, rules that ask and do the same."""
    if kind == "Question":
        both = [(match.old, match.new) for match in pair.matches]
        return {one.id: two.id for one, two in both if one is not None and two is not None and one.id != two.id}
    if kind != "Rule":
        return {}
    come = {name: each for name, each in new.items() if name not in old}
    found: dict[str, str] = {}
    for name, each in old.items():
        if name not in new:
            other = next((other for other, rule in come.items() if _is_same_rule(each, rule)), None)
            if other is not None:
                found[name] = other
                del come[other]
    return found


def _is_same_rule(one: object, two: object) -> bool:
    assert isinstance(one, Rule)
    assert isinstance(two, Rule)
    return (one.when, one.effects) == (two.when, two.effects)


def _changes_of_part(pair: Pair, before: object, after: object) -> Iterator[tuple[str, Place]]:
    """Yield what differs between two parts with an id; what a number counts has none, and is known by its words."""
    if isinstance(before, Derived) and isinstance(after, Derived):
        yield from _counted_changes(pair, before, after)
        before = replace(before, scored=after.scored)
    yield from _changes(pair, before, after, _place(after))


def _counted_changes(pair: Pair, before: Derived, after: Derived) -> Iterator[tuple[str, Place]]:
    olds = Counter(_counted(pair.old, each) for each in before.scored)
    news = Counter(_counted(pair.new, each) for each in after.scored)
    yield from ((f"no longer gives {words}", after.place) for words in olds - news)
    for each in after.scored:
        words = _counted(pair.new, each)
        if words in news - olds:
            yield f"now gives {words}", each.when.place


def _counted(knowledge: Knowledge, scored: Scored) -> str:
    points = "1 point" if scored.points == 1 else f"{scored.points} points"
    return f"{points} for “{in_words(knowledge, scored.when)}”"


def _changes(pair: Pair, before: object, after: object, place: Place, path: str = "") -> Iterator[tuple[str, Place]]:
    """Yield what differs between two parts, in words that follow their name."""
    if isinstance(before, _CONDITIONS) and isinstance(after, _CONDITIONS):
        said = condition_changes(pair.old, pair.new, before, after)
        yield from ((f"{words} [{path}]" if path not in ("", "when") else words, at) for words, at in said)
    elif path == "effects":
        assert isinstance(before, tuple)
        assert isinstance(after, tuple)
        yield from effect_changes(before, after, place)
    elif is_dataclass(before) and type(before) is type(after):
        yield from _fields_changed(pair, before, after, place, path)
    elif isinstance(before, tuple) and isinstance(after, tuple):
        yield from _items_changed(pair, before, after, place, path)
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in dict.fromkeys((*before, *after)):
            if before.get(key) != after.get(key):
                yield from _changes(pair, before.get(key), after.get(key), place, f"{path}.{_plain(key)}")
    else:
        yield _scalar(pair, before, after, path), place


def _fields_changed(pair: Pair, before: object, after: object, place: Place, path: str) -> Iterator[tuple[str, Place]]:
    assert is_dataclass(after)
    for each in fields(after):
        one, two = getattr(before, each.name), getattr(after, each.name)
        if each.name not in _FOLLOWS and one != two:
            at = getattr(after, "places", {}).get(each.name, place)
            yield from _changes(pair, one, two, at, f"{path}.{each.name}" if path else each.name)


def _items_changed(
    pair: Pair, before: tuple[object, ...], after: tuple[object, ...], place: Place, path: str
) -> Iterator[tuple[str, Place]]:
    olds, news = ({_identity(each): each for each in items} for items in (before, after))
    for name, each in olds.items():
        if name not in news:
            yield f"no longer has '{name}' under `{path}`{_called(each)}", place
    for name, each in news.items():
        at = _place(each) if _place(each).line else place
        if name not in olds:
            yield f"now has '{name}' under `{path}`{_called(each)}", at
        elif olds[name] != each:
            yield from _changes(pair, olds[name], each, at, f"{path}.{name}")
    is_in_order = path in _ORDERED or path.endswith("steps")
    if is_in_order and [each for each in olds if each in news] != [each for each in news if each in olds]:
        yield f"has its `{path}` in another order", place


def _identity(item: object) -> str:
    return str(getattr(item, "id", "")) or _plain(item)


def _scalar(pair: Pair, before: object, after: object, path: str) -> str:
    name = f"`{path}`"
    if before in (None, "", ()) or after in (None, "", ()):
        gone = after in (None, "", ())
        words = _in_short(pair.old, before) if gone else _in_short(pair.new, after)
        return f"no longer has {name} (“{words}”)" if gone else f"now has {name}: “{words}”"
    return f"now has “{_in_short(pair.new, after)}” for {name} instead of “{_in_short(pair.old, before)}”"


def _in_short(knowledge: Knowledge, value: object) -> str:
    words = in_words(knowledge, value) if isinstance(value, _CONDITIONS) else _plain(value)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(getattr(value, "word", value.value))
    return str(value)


def _called(part: object) -> str:
    if isinstance(part, str):  # an id in a list, whose `title` is a method
        return ""
    words = next((getattr(part, each) for each in ("ask", "title", "label") if getattr(part, each, "")), "")
    return f" (“{words}”)" if words else ""


def _place(part: object) -> Place:
    place = getattr(part, "place", NOWHERE)
    assert isinstance(place, Place)
    return place


def _of_the_base(pair: Pair) -> Iterator[Written]:
    """Yield what differs in the texts of the base itself, and in the order in which questions are asked."""
    for name in ("title", "version", "disclaimer", "before_you_start", "region_question"):
        before, after = getattr(pair.old, name), getattr(pair.new, name)
        if before != after:
            said = _changes(pair, before, after, NOWHERE, name)
            yield from (Written(f"The knowledge base {words}.", place) for words, place in said)
    orders = [[name for name in each if name in other] for each, other in _orders(pair)]
    if orders[0] != orders[1]:
        moved = next(two for one, two in zip(*orders, strict=True) if one != two)
        question: Question = pair.new.questionnaire.questions[moved]
        yield Written(f"Questions are asked in another order, from '{moved}' on.", question.place)


def _orders(pair: Pair) -> list[tuple[list[str], list[str]]]:
    old, new = list(pair.old.questionnaire.questions), list(pair.new.questionnaire.questions)
    return [(old, new), (new, old)]
