"""Build rules: what can be built of each, so that one mistake does not hide another. Must not know any name."""

from collections.abc import Callable, Iterator
from datetime import date

from intakewise.model.conditions import All, Condition
from intakewise.model.drafts import Kind
from intakewise.model.rules import (
    Advises,
    Cautions,
    Concludes,
    Effect,
    LeavesOut,
    Refers,
    Review,
    Rule,
    Supports,
    Withholds,
    WithholdsKind,
)
from intakewise.model.values import DECIBANS, Level
from intakewise.reading.conditions import condition_from
from intakewise.reading.documents import Document, Unsound
from intakewise.reading.nodes import List, Mapping, Node, Scalar
from intakewise.reading.parts import items, items_of, mapping_of, part, place, places_of, text, text_of, texts, whole

UNREVIEWED = Review("", date.max, date.max)
"""Stands for a review that could not be read; a base with such a rule is never used."""


def rules_from(document: Document, unsound: Unsound) -> tuple[Rule, ...]:
    """Return the rules of a document. Of a rule that is not sound, what is wrong with it is left out."""
    if "rules" not in document.root.entries:
        unsound.kinds.add(Kind.RULE)
    rules = []
    for node in items(document.root, "rules"):
        rule = mapping_of(node)
        if not document.is_sound(node):
            unsound.note(Kind.RULE, text(rule, "id"))
        if text(rule, "id"):
            rules.append(_rule(rule, document))
    return tuple(rules)


def _rule(node: Mapping, document: Document) -> Rule:
    return Rule(
        id=text(node, "id"),
        title=text(node, "title"),
        when=_when(node, document),
        effects=tuple(
            effect for each in items(node, "then") if document.is_sound(each) for effect in _effects(mapping_of(each))
        ),
        because=text(node, "because"),
        sources=texts(node, "sources") if _is_sound(node, "sources", document) else (),
        review=_review(part(node, "review")) if _is_sound(node, "review", document) else UNREVIEWED,
        place=place(node, "id"),
        places={**places_of(node, "sources"), "review.due": place(part(node, "review"), "due")},
    )


def _is_sound(node: Mapping, key: str, document: Document) -> bool:
    return key in node.entries and document.is_sound(node.entries[key])


def _when(node: Mapping, document: Document) -> Condition:
    return condition_from(node.entries["when"]) if _is_sound(node, "when", document) else All((), node.place)


def _review(node: Mapping) -> Review:
    return Review(
        text(node, "status"),
        date.fromisoformat(text(node, "checked")),
        date.fromisoformat(text(node, "due")),
        text(node, "by"),
    )


def _effects(node: Mapping) -> Iterator[Effect]:
    for key, build in _EFFECTS.items():
        if key in node.entries:
            yield from build(node, node.entries[key])


def _supports(node: Mapping, value: Node) -> Iterator[Effect]:
    yield _evidence(node, value, 1)


def _argues_against(node: Mapping, value: Node) -> Iterator[Effect]:
    yield _evidence(node, value, -1)


def _evidence(node: Mapping, value: Node, sign: int) -> Supports:
    decibans = sign * DECIBANS[text(node, "strength")]
    return Supports(text_of(value), decibans, text(node, "group"), value.place, place(node, "group"))


def _concludes(node: Mapping, value: Node) -> Iterator[Effect]:
    yield Concludes(text_of(value), value.place)


def _refers(node: Mapping, value: Node) -> Iterator[Effect]:
    yield Refers(
        Level[text_of(value).upper()],
        whole(part(node, "within"), "days"),
        text(node, "contact"),
        value.place,
        place(node, "contact"),
    )


def _advises(node: Mapping, value: Node) -> Iterator[Effect]:
    yield Advises(text_of(value), value.place)


def _cautions(node: Mapping, value: Node) -> Iterator[Effect]:
    yield Cautions(text_of(value), value.place)


def _withholds(node: Mapping, value: Node) -> Iterator[Effect]:
    if isinstance(value, Mapping):
        yield WithholdsKind(text(value, "kind"), place(value, "kind"))
    elif isinstance(value, List):
        for item in items_of(value):
            yield Withholds(text_of(item), item.place)
    elif isinstance(value, Scalar):
        yield Withholds(text_of(value), value.place)


def _leaves_out(node: Mapping, value: Node) -> Iterator[Effect]:
    for item in items_of(value) if isinstance(value, List) else (value,):
        yield LeavesOut(text_of(item), item.place)


_EFFECTS: dict[str, Callable[[Mapping, Node], Iterator[Effect]]] = {
    "supports": _supports,
    "argues_against": _argues_against,
    "concludes": _concludes,
    "refers": _refers,
    "advises": _advises,
    "cautions": _cautions,
    "withholds": _withholds,
    "leaves_out": _leaves_out,
}
