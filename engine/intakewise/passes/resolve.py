"""
Resolve names across files: every name in a rule, a contributor, an advice, or `knowledge.yaml` that is no condition.

Conditions are resolved by `typecheck`, which knows what a fact is.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from intakewise.model.drafts import About, Draft, Kind
from intakewise.model.rules import (
    Advice,
    Advises,
    Caution,
    Cautions,
    Concludes,
    Contributor,
    Effect,
    LeavesOut,
    Refers,
    Rule,
    Supports,
    Withholds,
    WithholdsKind,
)
from intakewise.passes.names import Names, unknown
from intakewise.passes.scope import listed
from intakewise.problems.problem import Place, Problem
from intakewise.problems.suggestions import nearest


def check_references(draft: Draft, names: Names) -> list[Problem]:
    """Return a problem for each name outside conditions that stands for nothing. Collects Problems, never raises."""
    groups = {each.id: tuple(each.groups) for each in reversed(draft.contributors)}
    problems: list[Problem] = []
    for rule in draft.rules:
        for effect in rule.effects:
            problems += _REFERENCES[type(effect)](effect, names, groups)
        problems += _repeated(rule)
        problems += _sources(rule, names)
    for contributor in draft.contributors:
        problems += _likely_needs(contributor)
        for number, name in enumerate(contributor.one_answer_is_enough):
            place = contributor.places[f"one_answer_is_enough.{number}"]
            problems += unknown(names, Kind.QUESTION, name, place)
    for advice in draft.advice:
        problems += _sources(advice, names)
    for caution in draft.cautions:
        problems += _sources(caution, names)
    if draft.questionnaire is not None:
        for question in draft.questionnaire.questions:
            if question.screen:
                problems += unknown(names, Kind.SCREEN, question.screen, question.places["screen"])
    if draft.about is not None:
        problems += _regions(draft.about, names)
        problems += _belonging(draft, draft.about)
    return problems


def expand_effects(rule: Rule, draft: Draft, problems: list[Problem]) -> Rule:
    """Return a rule in which `withholds: {kind: …}` stands as one effect for each advice of that kind."""
    effects: list[Effect] = []
    for effect in rule.effects:
        if not isinstance(effect, WithholdsKind):
            effects.append(effect)
            continue
        of_kind = [advice.id for advice in draft.advice if advice.kind == effect.kind]
        if not of_kind and Kind.ADVICE not in draft.unread.kinds and not draft.unread.names.get(Kind.ADVICE):
            problems.append(_no_advice_of(effect, draft))
        effects.extend(Withholds(advice, effect.place) for advice in of_kind)
    return replace(rule, effects=tuple(dict.fromkeys(effects)))


def _no_advice_of(effect: WithholdsKind, draft: Draft) -> Problem:
    kinds = tuple(dict.fromkeys(advice.kind for advice in draft.advice))
    return Problem(
        "IW-R016",
        effect.place,
        f"No advice is of the kind '{effect.kind}', so nothing is withheld.",
        f"Expected one of {listed(kinds)}." if kinds else "",
        suggestion=nearest(effect.kind, kinds),
    )


Groups = dict[str, tuple[str, ...]]


def _supports(effect: Supports, names: Names, groups: Groups) -> list[Problem]:
    if effect.contributor not in groups:
        return unknown(names, Kind.CONTRIBUTOR, effect.contributor, effect.place)
    known = groups[effect.contributor]
    if effect.group in known:
        return []
    return [_unknown_group(effect.group, effect.contributor, known, effect.group_place)]


def _concludes(effect: Concludes, names: Names, groups: Groups) -> list[Problem]:
    return unknown(names, Kind.STATE, effect.state, effect.place)


def _refers(effect: Refers, names: Names, groups: Groups) -> list[Problem]:
    return unknown(names, Kind.CONTACT, effect.contact, effect.contact_place) if effect.contact else []


def _advice(effect: Advises | Withholds, names: Names, groups: Groups) -> list[Problem]:
    return unknown(names, Kind.ADVICE, effect.advice, effect.place)


def _cautions(effect: Cautions, names: Names, groups: Groups) -> list[Problem]:
    return unknown(names, Kind.CAUTION, effect.caution, effect.place)


def _leaves_out(effect: LeavesOut, names: Names, groups: Groups) -> list[Problem]:
    return unknown(names, Kind.INGREDIENT, effect.ingredient, effect.place)


def _expanded_later(effect: WithholdsKind, names: Names, groups: Groups) -> list[Problem]:
    return []


_REFERENCES: dict[type, Callable[..., list[Problem]]] = {
    Supports: _supports,
    Concludes: _concludes,
    Refers: _refers,
    Advises: _advice,
    Cautions: _cautions,
    Withholds: _advice,
    LeavesOut: _leaves_out,
    WithholdsKind: _expanded_later,
}


def _repeated(rule: Rule) -> Iterator[Problem]:
    """Yield a problem for each effect that the rule has already, and for a second referral."""
    seen: set[object] = set()
    for effect in rule.effects:
        key: object = Refers if isinstance(effect, Refers) else effect
        if isinstance(effect, Supports):
            key = Supports, effect.contributor, effect.group
        if key in seen:
            what = "refers" if isinstance(effect, Refers) else "has the same effect"
            yield Problem(
                "IW-T013",
                effect.place,
                f"The rule '{rule.id}' {what} twice.",
                "Once counts as much as twice." if not isinstance(effect, Supports) else "",
                "Keep one of the two.",
            )
        seen.add(key)


def _sources(part: Rule | Advice | Caution, names: Names) -> Iterator[Problem]:
    for number, source in enumerate(part.sources):
        yield from unknown(names, Kind.SOURCE, source, part.places.get(f"sources.{number}", part.place))


def _likely_needs(contributor: Contributor) -> Iterator[Problem]:
    for number, together in enumerate(contributor.likely_needs):
        for index, group in enumerate(together):
            if group not in contributor.groups:
                place = contributor.places.get(f"likely_needs.{number}.{index}", contributor.place)
                yield _unknown_group(group, contributor.id, tuple(contributor.groups), place)


def _unknown_group(group: str, contributor: str, known: tuple[str, ...], place: Place) -> Problem:
    return Problem(
        "IW-R019",
        place,
        f"'{contributor}' has no group '{group}'.",
        f"Expected one of {listed(known)}." if known else "It has no groups.",
        suggestion=nearest(group, known),
    )


def _regions(about: About, names: Names) -> Iterator[Problem]:
    """Check that what differs by region names every region, and no other: a number to call must not be missing."""
    texts = {f"contacts.{contact.id}": contact.how for contact in about.contacts}
    texts |= {f"levels.{level.word}": text.how for level, text in about.levels.items() if text.how}
    regions = names.places.get(Kind.REGION, {})
    for path, how in texts.items():
        for region in how:
            yield from unknown(names, Kind.REGION, region, about.places.get(f"{path}.how.{region}", about.place))
        missing = tuple(region for region in regions if region not in how)
        if missing:
            yield Problem(
                "IW-R029",
                about.places.get(f"{path}.how", about.places.get(path, about.place)),
                f"Nothing is said for {listed(missing)}.",
                "Expected a text for every region.",
                "Add the missing ones.",
            )


def _belonging(draft: Draft, about: About) -> Iterator[Problem]:
    if about.id != draft.name:
        yield Problem(
            "IW-R025",
            about.places.get("id", about.place),
            f"The knowledge base calls itself '{about.id}', and its folder is called '{draft.name}'.",
            fix="Make them the same, so that there is one name for it.",
        )
    if draft.questionnaire is not None and draft.questionnaire.id != about.questionnaire:
        yield Problem(
            "IW-R025",
            draft.questionnaire.place,
            f"This questionnaire calls itself '{draft.questionnaire.id}', and the rules use it as "
            f"'{about.questionnaire}'.",
            fix="Give the questionnaire the id that is the name of its file.",
        )
