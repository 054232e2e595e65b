"""Write a case as YAML, ready to be pasted under `cases:` of a file of cases. Must not know where it comes from."""

from collections.abc import Iterator, Mapping

from intakewise.model.cases import Case, Expected, RankExpectation
from intakewise.model.values import Band, Level
from intakewise.workbench.yaml_values import in_yaml, text_in_yaml

_LONGEST = 80
"""The longest line of answers."""


def case_in_yaml(case: Case) -> str:
    """
    Return a case as lines of YAML.

    >>> print(case_in_yaml(Case("few.greens", "", "healthy", {"greens": "never"}, Expected(fired=("few",)))))
      - id: few.greens
        background: healthy
        given: {greens: never}
        expect: {fired: [few]}
    """
    lines = [f"  - id: {case.id}"]
    if case.why:
        lines.append(f"    why: {text_in_yaml(case.why)}")
    if case.background:
        lines.append(f"    background: {case.background}")
    lines += _given_lines(case.given)
    return "\n".join([*lines, f"    expect: {in_yaml(dict(_expectation(case.expected)))}"])


def _given_lines(given: Mapping[str, object]) -> list[str]:
    """Return the answers on one line, or, where they do not fit there, each on its own."""
    line = f"    given: {in_yaml(given)}"
    if len(line) <= _LONGEST:
        return [line] if given else []
    return ["    given:", *(f"      {name}: {in_yaml(value)}" for name, value in given.items())]


def _expectation(expected: Expected) -> Iterator[tuple[str, object]]:
    """Yield the expectations that a search can come to."""
    if expected.referral is not None:
        yield "referral", Level(expected.referral.at_least).word
    if expected.within_days is not None:
        yield "within", {"days": expected.within_days}
    if expected.see_doctor:
        yield "see_doctor", expected.see_doctor
    if expected.contact:
        yield "contact", expected.contact
    if expected.contributors:
        yield "contributors", {name: _band(each) for name, each in expected.contributors.items() if each is not None}
    if expected.states:
        # As YAML reads them: yes and no are no texts.
        yield "states", {name: {"yes": True, "no": False}.get(each, each) for name, each in expected.states.items()}
    if expected.fired:
        yield "fired", expected.fired
    if expected.not_fired:
        yield "not_fired", expected.not_fired
    advice = {
        "offered": expected.advice_offered,
        "withheld": expected.advice_withheld,
        "not_offered": expected.advice_not_offered,
    }
    if any(advice.values()):
        yield "advice", {word: names for word, names in advice.items() if names}
    if expected.cautions:
        yield "cautions", expected.cautions


def _band(expected: RankExpectation) -> object:
    word = Band(expected.at_least).word
    return {"could_be": word} if expected.of_could_be else word
