"""Read what somebody asks an explanation of, such as `low_magnesium=likely`; say what is wrong with it."""

from collections.abc import Mapping

from intakewise.language.saying import say, to_say
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.targets import Kind, Target
from intakewise.model.values import Band, Level
from intakewise.problems.problem import NOWHERE, Problem
from intakewise.problems.suggestions import nearest

_LONGEST = 80
"""As much is repeated of what was typed."""

_RANKS: Mapping[Kind, tuple[Band, ...] | tuple[Level, ...]] = {
    Kind.CONTRIBUTOR: tuple(Band),
    Kind.REFERRAL: tuple(Level),
}


def target_of(knowledge: Knowledge, typed: str) -> Target | Problem:
    """Return what is asked for: a name, or a contributor or `referral` with `=` and how high it should be."""
    name, equals, rank = typed.partition("=")
    kinds = _kinds(knowledge)
    if name not in kinds:
        return _unknown(knowledge, name, list(kinds))
    kind = kinds[name]
    return _ranked(kind, name, rank) if equals else Target(kind, name)


def _kinds(knowledge: Knowledge) -> dict[str, Kind]:
    return {
        REFERRAL: Kind.REFERRAL,
        **dict.fromkeys(knowledge.advice, Kind.ADVICE),
        **dict.fromkeys(knowledge.states, Kind.STATE),
        **dict.fromkeys(knowledge.contributors, Kind.CONTRIBUTOR),
        **dict.fromkeys(knowledge.rules, Kind.RULE),
    }


def _unknown(knowledge: Knowledge, name: str, known: list[str]) -> Problem:
    is_asked = name in knowledge.facts and not knowledge.facts[name].is_finding
    what = to_say("'{name}' is asked, not concluded.") if is_asked else to_say("Nothing here is called '{name}'.")
    what = say(what, name=name[:_LONGEST])
    expected = say("Expected a rule, contributor, state, advice, or 'referral'.")
    suggestion = "" if is_asked else nearest(name[:_LONGEST], known)
    return Problem("IW-R022", NOWHERE, what, expected, suggestion=suggestion)


def _ranked(kind: Kind, name: str, rank: str) -> Target | Problem:
    if kind not in _RANKS:
        what = say("'{name}' has no levels to ask for.", name=name)
        return Problem("IW-R022", NOWHERE, what, say("Expected the name alone."))
    # The lowest is where everybody begins: nothing gives it.
    words: dict[str, Band | Level] = {each.word: each for each in _RANKS[kind][1:]}
    if rank in words:
        return Target(kind, name, words[rank])
    what = say("'{name}' cannot be asked to be '{rank}'.", name=name, rank=rank[:_LONGEST])
    expected = say("Expected one of: {words}.", words=", ".join(words))
    return Problem("IW-R022", NOWHERE, what, expected, suggestion=nearest(rank[:_LONGEST], list(words)))
