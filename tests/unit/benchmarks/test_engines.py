from importlib import import_module
from typing import cast

import pytest

from benchmarks.description import (
    NONE,
    Answers,
    Asks,
    Description,
    Either,
    Every,
    Fact,
    Holds,
    Kind,
    Relation,
    Rule,
    Value,
    outcome_of,
)
from benchmarks.engines import Compile
from benchmarks.generating import generate, people

FORMS = {
    "durable_rules alone": ("intakewise", "on_durable", "compile_certain"),
    "as shipped": ("intakewise", "on_shipped", "compile_shipped"),
    "clipspy, one template": ("clips", "on_clipspy", "compile_template"),
    "clipspy, ordered facts": ("clips", "on_clipspy", "compile_ordered"),
    "zen-engine, graph": ("zen", "on_zen", "compile_graph"),
    "zen-engine, expressions": ("zen", "on_zen", "compile_expressions"),
    "json-logic": ("json_logic", "on_json_logic", "compile_logic"),
}
"""Each engine in each form: the package that it needs, and where it is."""

LEAFY = Fact("leafy", Kind.CHOICE, ("never", "weekly", "daily"))
SIGNS = Fact("signs", Kind.CHOICES, ("cramp", "tremor", NONE))
AGE = Fact("age", Kind.NUMBER, highest=120)
SNORES = Fact("snores", Kind.BOOLEAN)


@pytest.fixture(params=FORMS)
def compile_rules(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Compile:
    """One engine in one form; those of `make bench` are skipped where they are not installed."""
    monkeypatch.setenv("INTAKEWISE_NO_CACHE", "1")
    package, module, function = FORMS[request.param]
    pytest.importorskip(package)
    return cast(Compile, getattr(import_module(f"benchmarks.{module}"), function))


def described(*strata: tuple[Rule, ...]) -> Description:
    """Rules over the four facts above."""
    states = dict.fromkeys(rule.concludes for stratum in strata for rule in stratum if rule.concludes)
    return Description((LEAFY, SIGNS, AGE, SNORES), tuple(states), ("c",), ("a",), strata)


@pytest.mark.parametrize("size", [45, 300])
def test_every_engine_fires_what_follows(compile_rules: Compile, size: int) -> None:
    """On the rules that are timed, each engine fires exactly what the shortest evaluator says, for everybody."""
    description = generate(size, seed=1)
    assess = compile_rules(description)
    for answers in people(description, 20, seed=2):
        assert outcome_of(description, answers).fired == set(assess(answers))


@pytest.mark.parametrize(
    ("asks", "value", "fires"),
    [
        (Asks("snores", Relation.IS, value=True), True, True),
        (Asks("snores", Relation.IS, value=True), False, False),
        (Asks("snores", Relation.IS, value=False), False, True),
        (Asks("snores", Relation.IS, value=False), True, False),
        (Asks("age", Relation.AT_LEAST, 60), 59, False),
        (Asks("age", Relation.AT_LEAST, 60), 60, True),
        (Asks("age", Relation.AT_LEAST, 60), 61, True),
        (Asks("age", Relation.AT_MOST, 60), 59, True),
        (Asks("age", Relation.AT_MOST, 60), 60, True),
        (Asks("age", Relation.AT_MOST, 60), 61, False),
        (Asks("age", Relation.AT_MOST, 60), 0, True),
        (Asks("leafy", Relation.IS, "weekly"), "weekly", True),
        (Asks("leafy", Relation.IS, "weekly"), "daily", False),
        (Asks("leafy", Relation.IS_NOT, "weekly"), "weekly", False),
        (Asks("leafy", Relation.IS_NOT, "weekly"), "daily", True),
        (Asks("signs", Relation.INCLUDES, "tremor"), ["cramp", "tremor"], True),
        (Asks("signs", Relation.INCLUDES, "tremor"), ["cramp"], False),
        (Asks("signs", Relation.EXCLUDES, "tremor"), ["cramp"], True),
        (Asks("signs", Relation.EXCLUDES, "tremor"), [NONE], True),
        (Asks("signs", Relation.EXCLUDES, "tremor"), ["tremor"], False),
    ],
)
def test_every_engine_compares_alike(compile_rules: Compile, asks: Asks, value: Value, *, fires: bool) -> None:
    """Each engine agrees on each comparison below, at, and above what it asks for."""
    assess = compile_rules(described((Rule("r0", asks, supports="c"),)))
    assert fires == ("r0" in assess({asks.fact: value}))


def test_no_engine_matches_what_is_missing(compile_rules: Compile) -> None:
    """A fact without a value matches nothing, not even that something is not so."""
    asked = [
        Asks("snores", Relation.IS, value=False),
        Asks("age", Relation.AT_LEAST, 1),
        Asks("age", Relation.AT_MOST, 100),
        Asks("leafy", Relation.IS_NOT, "never"),
        Asks("signs", Relation.EXCLUDES, "cramp"),
    ]
    rules = tuple(Rule(f"r{number}", asks, supports="c") for number, asks in enumerate(asked))
    assert [] == list(compile_rules(described(rules))({}))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"snores": True, "age": 70}, {"r0", "r2", "r3"}),
        ({"signs": ["tremor"], "age": 20}, {"r1", "r2"}),
        ({"snores": False, "signs": ["cramp"], "age": 70}, set()),
    ],
)
def test_every_engine_chains_through_states(compile_rules: Compile, answers: Answers, expected: set[str]) -> None:
    """What one stratum concludes, by either of two rules, the next ones read."""
    elderly = Asks("age", Relation.AT_LEAST, 65)
    assess = compile_rules(
        described(
            (
                Rule("r0", Asks("snores", Relation.IS, value=True), concludes="tired"),
                Rule("r1", Asks("signs", Relation.INCLUDES, "tremor"), concludes="tired"),
            ),
            (Rule("r2", Every((Holds("tired"), Asks("age", Relation.AT_LEAST, 18))), concludes="worn"),),
            (
                Rule(
                    "r3",
                    Every((Holds("worn"), Either((elderly, Asks("signs", Relation.INCLUDES, "cramp"))))),
                    refers="soon",
                ),
            ),
        )
    )
    assert expected == set(assess(answers))
