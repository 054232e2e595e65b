"""
Compare what an assessment shows with what a case expects: one function for each kind of expectation.

Must not know how an assessment was made.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from intakewise.model.assessments import Assessment
from intakewise.model.cases import Expected, RankExpectation
from intakewise.model.values import Band, Level, Truth


class Finding(NamedTuple):
    """
    One expectation that does not hold.

    Args:
        where: its path in the case.
        found, expected: what the assessment shows and what it should have shown, in words.
        about: the rule, state, advice, or caution whose rules say why; empty where `found` says it.
    """

    where: str
    found: str
    expected: str
    about: str = ""


def _referral(expected: Expected, got: Assessment) -> Iterator[Finding]:
    wanted = expected.referral
    if wanted is not None and not wanted.at_least <= got.referral.level <= wanted.at_most:
        why = ", ".join(each.reason.rule for each in got.referral.reasons if each.level is got.referral.level)
        found = f"the referral is {got.referral.level}{f' ({why})' if why else ''}"
        yield Finding("referral", found, _range(wanted, Level))


def _within(expected: Expected, got: Assessment) -> Iterator[Finding]:
    if expected.within_days is not None and got.referral.within_days != expected.within_days:
        days = got.referral.within_days
        said = "names no number of days" if days is None else f"is within {days} days"
        yield Finding(
            "within.days", f"the referral ({got.referral.level}) {said}", f"within {expected.within_days} days"
        )


def _contact(expected: Expected, got: Assessment) -> Iterator[Finding]:
    named = {each.contact for each in got.referral.reasons if each.level is got.referral.level and each.contact}
    if expected.contact and expected.contact not in named:
        said = f"the referral ({got.referral.level}) names {' and '.join(sorted(named)) or 'no contact'}"
        yield Finding("contact", said, expected.contact)


def _see_doctor(expected: Expected, got: Assessment) -> Iterator[Finding]:
    said = {True: "yes", False: "no", None: "unknown"}[got.see_doctor]
    if expected.see_doctor and said != expected.see_doctor:
        yield Finding("see_doctor", f"see_doctor is {said}", expected.see_doctor)


def _contributors(expected: Expected, got: Assessment) -> Iterator[Finding]:
    results = {each.id: each for each in got.contributors}
    for name, wanted in expected.contributors.items():
        where = f"contributors.{name}"
        result = results.get(name)
        if wanted is None or result is None:
            if wanted is not None or result is not None:
                assessed = f"{name} is {'not assessed' if result is None else result.band}"
                yield Finding(where, assessed, "not_assessed" if wanted is None else _range(wanted, Band))
            continue
        band = result.could_be if wanted.of_could_be else result.band
        if not wanted.at_least <= band <= wanted.at_most:
            evidence = ", ".join(f"{each.reason.rule} {each.decibans:+d}" for each in result.evidence)
            what = "could be" if wanted.of_could_be else "is"
            found = f"{name} {what} {band} ({result.decibans:+d}: {evidence or 'no evidence'})"
            yield Finding(where, found, _range(wanted, Band))


def _range(wanted: RankExpectation, words: type[Band] | type[Level]) -> str:
    if wanted.at_least == wanted.at_most:
        return words(wanted.at_least).word
    if wanted.at_most == max(words):
        return f"at least {words(wanted.at_least)}"
    if wanted.at_least == min(words):
        return f"at most {words(wanted.at_most)}"
    return f"{words(wanted.at_least)} to {words(wanted.at_most)}"


def _states(expected: Expected, got: Assessment) -> Iterator[Finding]:
    words = {Truth.TRUE: "yes", Truth.FALSE: "no"}
    results = {each.id: words.get(each.truth, "unknown") for each in got.states}
    for name, wanted in expected.states.items():
        if results[name] != wanted:
            yield Finding(f"states.{name}", f"{name} is {results[name]}", wanted, name)


def _rules(expected: Expected, got: Assessment) -> Iterator[Finding]:
    for index, rule in enumerate(expected.fired):
        if got.rules[rule] is not Truth.TRUE:
            yield Finding(f"fired.{index}", f"rule {rule} is {got.rules[rule].value}", "true", rule)
    for index, rule in enumerate(expected.not_fired):
        if got.rules[rule] is Truth.TRUE:
            yield Finding(f"not_fired.{index}", f"rule {rule} is true", "false or unknown", rule)


def _advice(expected: Expected, got: Assessment) -> Iterator[Finding]:
    offered = {each.id for each in got.advice}
    withheld = {each.id for each in got.withheld}
    outcomes = {**dict.fromkeys(offered, "offered"), **dict.fromkeys(withheld, "withheld")}
    for wanted, names in (("offered", expected.advice_offered), ("withheld", expected.advice_withheld)):
        for index, name in enumerate(names):
            outcome = outcomes.get(name, "not advised")
            if outcome != wanted:
                yield Finding(f"advice.{wanted}.{index}", f"{name} is {outcome}", wanted, name)
    for index, name in enumerate(expected.advice_not_offered):
        if name in offered:
            yield Finding(f"advice.not_offered.{index}", f"{name} is offered", "not offered", name)


def _foods(expected: Expected, got: Assessment) -> Iterator[Finding]:
    outcomes: dict[str, dict[str, str]] = {}
    for advice in got.advice:
        outcomes[advice.id] = dict.fromkeys((food.id for food in advice.foods), "shown")
        outcomes[advice.id] |= dict.fromkeys((food.id for food in advice.foods_left_out), "left out")
    for wanted, key, named in (
        ("shown", "shown", expected.foods_shown),
        ("left out", "left_out", expected.foods_left_out),
    ):
        for advice_id, foods in named.items():
            for index, food in enumerate(foods):
                outcome = outcomes.get(advice_id, {}).get(food, f"not listed, as {advice_id} is not offered")
                if outcome != wanted:
                    yield Finding(f"foods.{advice_id}.{key}.{index}", f"the food {food} is {outcome}", wanted)


def _cautions(expected: Expected, got: Assessment) -> Iterator[Finding]:
    given = {each.id for each in got.cautions}
    for index, name in enumerate(expected.cautions):
        if name not in given:
            yield Finding(f"cautions.{index}", f"the caution {name} is not given", "given", name)


def _hidden(expected: Expected, got: Assessment) -> Iterator[Finding]:
    for index, question in enumerate(expected.hidden):
        if question not in got.hidden:
            yield Finding(f"hidden.{index}", f"the question {question} is asked", "hidden by other answers")


def _not_ruled_out(expected: Expected, got: Assessment) -> Iterator[Finding]:
    if expected.not_ruled_out is None:
        return
    wanted, found = set(expected.not_ruled_out), {each.rule for each in got.not_ruled_out}
    if wanted - found:
        yield Finding("not_ruled_out", f"ruled out: {', '.join(sorted(wanted - found))}", "not ruled out")
    if expected.not_ruled_out_exactly and found - wanted:
        yield Finding("not_ruled_out", f"not ruled out: {', '.join(sorted(found - wanted))}", "ruled out")


COMPARISONS: tuple[Callable[[Expected, Assessment], Iterator[Finding]], ...] = (
    _referral,
    _within,
    _contact,
    _see_doctor,
    _contributors,
    _states,
    _rules,
    _advice,
    _foods,
    _cautions,
    _hidden,
    _not_ruled_out,
)
