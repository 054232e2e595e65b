"""Build contributors and states. Must not know rules, nor whether a name in a condition exists."""

from intakewise.model.rules import Contributor, GroupBounds, State
from intakewise.problems.problem import Place
from intakewise.reading.conditions import condition_under
from intakewise.reading.nodes import Mapping
from intakewise.reading.parts import is_set, items, items_of, part, place, text, texts, texts_of, whole


def contributor_from(node: Mapping) -> Contributor:
    """Return the contributor of a sound node."""
    groups = part(node, "groups")
    return Contributor(
        id=text(node, "id"),
        title=text(node, "title"),
        kind=text(node, "kind"),
        prior=whole(node, "prior") or 0,
        groups={
            name: GroupBounds(whole(part(groups, name), "at_least"), whole(part(groups, name), "at_most"))
            for name in groups.entries
        },
        likely_needs=tuple(texts_of(together) for together in items(node, "likely_needs")),
        applies_when=condition_under(node, "applies_when"),
        says=text(node, "says"),
        watch_for=texts(node, "watch_for"),
        one_answer_is_enough=texts(node, "one_answer_is_enough"),
        place=place(node, "id"),
        places=_places(node),
    )


def _places(node: Mapping) -> dict[str, Place]:
    places = {f"groups.{name}": where for name, where in part(node, "groups").places.items()}
    for number, together in enumerate(items(node, "likely_needs")):
        for index, group in enumerate(items_of(together)):
            places[f"likely_needs.{number}.{index}"] = group.place
    for number, question in enumerate(items(node, "one_answer_is_enough")):
        places[f"one_answer_is_enough.{number}"] = question.place
    return places


def state_from(node: Mapping) -> State:
    """Return the state of a sound node."""
    return State(
        id=text(node, "id"),
        title=text(node, "title"),
        says=text(node, "says"),
        shown=is_set(node, "shown") or is_set(node, "look_alike"),
        look_alike=is_set(node, "look_alike"),
        place=place(node, "id"),
    )
