"""
What raw durable_rules 2.0.28 does that nobody would expect, and that it does not reach us.

Each trap has two halves. The first shows the symptom on the raw engine and fails when upstream mends it: then its
guard can go. The second puts the same situation through ours. What may corrupt memory runs in a process of its own.
"""

import json
import sys
import tomllib
from itertools import count
from pathlib import Path
from subprocess import run

import durable_rules_engine
import pytest

from intakewise.backends.to_durable.engine import DurableEngine
from intakewise.meaning.answering import read_answers
from intakewise.model.conditions import All, AnyOf, Compare, Condition, Holds, Operator
from intakewise.model.questionnaires import NumberRange, Question, Questionnaire, QuestionType
from intakewise.model.rules import Concludes, Effect
from intakewise.model.values import FactValue, Span, Truth
from intakewise.passes.check_answers import check_answers
from tests.small_bases import all_are, base_of, base_with, yes

Message = dict[str, object]

_NAMES = count()


class Raw:
    """durable_rules as it comes: patterns by rule name, and what fires on a message."""

    def __init__(self, **patterns: object) -> None:
        rules = {rule: {"all": [{"m": pattern}]} for rule, pattern in patterns.items()}
        self.handle = durable_rules_engine.create_ruleset(f"raw{next(_NAMES)}", json.dumps(rules))

    def tell(self, message: Message) -> tuple[int, list[str]]:
        """Assert a message; return the engine's code (0: taken) and what fired."""
        code, state = durable_rules_engine.assert_fact(self.handle, json.dumps(message))
        started = durable_rules_engine.start_action_for_state(self.handle, state)
        fired, action = [], started[1] if started else None
        while action:
            fired.append(next(iter(json.loads(action))))
            action = durable_rules_engine.complete_and_start_action(self.handle, state)
        return code, fired


def at_least(name: str, value: float) -> object:
    """A raw pattern."""
    return {"$gte": {name: value}}


def judged(facts: dict[str, FactValue], *conditions: Condition) -> list[Truth]:
    """What our engine makes of each condition."""
    return list(DurableEngine(base_of(*conditions)).infer(facts).rules.values())


NUMBER = Question("k", "?", QuestionType.DECIMAL, "?", "s", unit="g", decimals=4, range=NumberRange(0, 10**6, 0, 10**6))
NUMBERS = Questionnaire("numbers", "Numbers", (), {"k": NUMBER}, order=("k",))


@pytest.mark.parametrize(("value", "fired"), [("10", ["low"]), ("abc", ["high"]), (True, ["low"]), (False, ["low"])])
def test_raw_compares_what_are_not_numbers(value: object, fired: list[str]) -> None:
    """Raw: `k < 5` fires for the text "10" and for True, `k >= 5` for the text "abc"."""
    raw = Raw(low={"$lt": {"k": 5}}, high=at_least("k", 5))
    assert (0, fired) == raw.tell({"sid": "s", "id": "1", "k": value})


@pytest.mark.parametrize("value", ["10", "abc", True, False])
def test_what_are_not_numbers_do_not_pass_the_door(value: object) -> None:
    """Ours: such an answer is a problem, and only whole numbers are ever sent."""
    answers, problems = check_answers(NUMBERS, {"k": value})
    assert {} == answers
    assert ["IW-A002"] == [problem.code for problem in problems]


def test_raw_takes_3_and_the_text_3_for_one_fact() -> None:
    """Raw: a fact of the id 3 and one of the id "3" are the same, and the second is refused."""
    raw = Raw(any=at_least("k", 0))
    assert (0, ["any"]) == raw.tell({"sid": "s", "id": 3, "k": 1})
    assert (2, []) == raw.tell({"sid": "s", "id": "3", "k": 1})


@pytest.mark.long
def test_raw_refuses_distinct_facts_as_repeats() -> None:
    """Raw: of distinct facts in one session, told apart by their content, one is refused before long (issue 376)."""
    raw = Raw(any=at_least("k", 0))
    assert 2 in (raw.tell({"sid": "s", "k": number})[0] for number in range(200_000))


def test_the_same_facts_again_and_again_are_never_repeats() -> None:
    """Ours: each message has a fresh name, so the same person may be assessed any number of times."""
    engine = DurableEngine(base_of(yes(0)))
    for _ in range(50):
        assert [Truth.TRUE] == list(engine.infer({"b0": Truth.TRUE}).rules.values())


def test_raw_fires_once_for_each_branch() -> None:
    """Raw: a rule with an `$or` of which three branches hold fires three times."""
    raw = Raw(any={"$or": [at_least(name, 1) for name in "abc"]})
    assert (0, ["any"] * 3) == raw.tell({"sid": "s", "id": "1", "a": 1, "b": 1, "c": 1})


def test_a_rule_is_judged_once_whatever_holds() -> None:
    """Ours: one truth for a rule, whether one, three, or a hundred branches hold."""
    conditions = [AnyOf(tuple(yes(number) for number in range(width))) for width in (1, 3, 100)]
    assert [Truth.TRUE] * 3 == judged(all_are(Truth.TRUE, 100), *conditions)


def test_raw_refuses_a_message_that_no_rule_matches() -> None:
    """Raw: a fact that matches no rule is an error (code 1), not a quiet nothing."""
    assert (1, []) == Raw(any=at_least("k", 0)).tell({"sid": "s", "id": "1", "other": 1})


def test_facts_that_no_rule_matches_are_fine() -> None:
    """Ours: where no rule is true, every rule is false, and nothing is raised."""
    assert [Truth.FALSE] * 2 == judged(all_are(Truth.FALSE, 2), yes(0), All((yes(0), yes(1))))


def test_raw_decides_an_absence_before_all_is_said() -> None:
    """Raw: a rule on the absence of a fact has fired when that fact comes later, and has not when it came before."""
    rules = {
        "quiet": {"all": [{"m": at_least("k", 0)}, {"n$not": at_least("blocked", 1)}]},
        "any": {"all": [{"m": at_least("blocked", 0)}]},
    }
    raw = Raw()
    raw.handle = durable_rules_engine.create_ruleset("absence", json.dumps(rules))
    fact, blocked = {"id": "1", "k": 1}, {"id": "2", "blocked": 1}
    first = [raw.tell({"sid": "a", **message})[1] for message in (fact, blocked)]
    then = [raw.tell({"sid": "b", **message})[1] for message in (blocked, fact)]
    assert [["quiet"], ["any"]] == first
    assert "quiet" not in [rule for fired in then for rule in fired]


@pytest.mark.parametrize("names", [("a.blocks", "z.reads"), ("z.blocks", "a.reads")])
def test_an_absence_is_judged_after_everything_it_rests_on(names: tuple[str, str]) -> None:
    """Ours: a rule on `state: no` waits for the stratum that settles the state, whatever the rules are called."""
    blocks, reads = names
    rules: dict[str, tuple[Condition, tuple[Effect, ...]]] = {
        blocks: (yes(0), (Concludes("blocked"),)),
        reads: (All((Compare("k", Operator.AT_LEAST, 0), Holds("blocked", expected=False))), (Concludes("quiet"),)),
    }
    engine = DurableEngine(base_with(rules, ("blocked", "quiet")))
    found = [engine.infer({"k": Span(1, 1), "b0": truth}).states["quiet"] for truth in (Truth.TRUE, Truth.FALSE)]
    assert [Truth.FALSE, Truth.TRUE] == found


def test_raw_cannot_read_an_exponent() -> None:
    """Raw: 1e-07, which is how Python writes it, does not parse: error 204 in facts and in rules."""
    with pytest.raises(durable_rules_engine.error, match="204"):
        Raw(any=at_least("k", 0)).tell({"sid": "s", "id": "1", "k": 1e-07})
    with pytest.raises(durable_rules_engine.error, match="204"):
        Raw(any=at_least("k", 1e-07))


def test_small_numbers_are_whole_numbers() -> None:
    """Ours: 0.0001, in whatever form, is 1 of the question's smallest unit, and compared as such."""
    for value in (0.0001, 1e-4):
        answers, problems = check_answers(NUMBERS, {"k": value})
        assert [] == problems
        facts = read_answers(NUMBERS, answers).facts
        found = judged(facts, Compare("k", Operator.AT_LEAST, 1), Compare("k", Operator.AT_LEAST, 2))
        assert [Truth.TRUE, Truth.FALSE] == found


def test_raw_takes_numbers_beyond_63_bits_for_others() -> None:
    """Raw: beyond 63 bits, a number is at least its successor."""
    raw = Raw(any=at_least("k", 2**64 + 1))
    assert (0, ["any"]) == raw.tell({"sid": "s", "id": "1", "k": 2**64})


def test_raw_refuses_messages_of_many_properties() -> None:
    """Raw: 253 properties beside the session and the id are error 302, when the message comes."""
    raw = Raw(any=at_least("k0", 0))
    assert (0, ["any"]) == raw.tell({"sid": "s", "id": "1", **{f"k{number}": 1 for number in range(252)}})
    with pytest.raises(durable_rules_engine.error, match="302"):
        raw.tell({"sid": "s", "id": "2", **{f"k{number}": 1 for number in range(253)}})


def test_many_facts_are_spread_over_messages() -> None:
    """Ours: 1,000 facts, each read by a rule of its own, travel in as many messages as they need."""
    assert [Truth.TRUE] * 1000 == judged(all_are(Truth.TRUE, 1000), *(yes(number) for number in range(1000)))


def test_raw_refuses_many_rules() -> None:
    """Raw: some 4,096 rules in one set are error 106."""
    with pytest.raises(durable_rules_engine.error, match="106"):
        Raw(**{f"r{number}": at_least(f"k{number % 50}", 0) for number in range(4200)})


def test_many_rules_are_spread_over_rule_sets() -> None:
    """Ours: 4,200 rules are compiled and judged."""
    facts = all_are(Truth.TRUE, 50)
    assert [Truth.TRUE] * 4200 == judged(facts, *(yes(number % 50) for number in range(4200)))


def test_raw_refuses_sixteen_connectives_in_one_pattern() -> None:
    """Raw: an `$or` of 14 `$and`s is taken, one of 15 is error 113."""

    def either(width: int) -> object:
        return {"$or": [{"$and": [at_least(f"a{number}", 1), at_least(f"b{number}", 1)]} for number in range(width)]}

    Raw(any=either(14))
    with pytest.raises(durable_rules_engine.error, match="113"):
        Raw(any=either(15))


_PENDING = """
import json, sys
import durable_rules_engine as raw
rules = {f"r{n}": {"all": [{"m": {"$gte": {f"k{n}": 1}}}]} for n in range(int(sys.argv[1]))}
handle = raw.create_ruleset("pending", json.dumps(rules))
try:
    raw.assert_fact(handle, json.dumps({"sid": "s", "id": "1", **{f"k{n}": 1 for n in range(160)}}))
    print("taken")
except raw.error as error:
    print(error)
sys.stdout.flush()
import os
os._exit(0)
"""


@pytest.mark.parametrize(("rules", "expected"), [(64, "taken"), (65, "Could not assert fact, error code: 303")])
def test_raw_overflows_with_65_rules_pending(rules: int, expected: str) -> None:
    """Raw: 65 rules that one fact makes true are error 303 when it comes, after writing past the end of a stack."""
    done = run([sys.executable, "-c", _PENDING, str(rules)], capture_output=True, text=True, check=False)
    assert expected == done.stdout.strip()


def test_six_hundred_rules_are_never_pending_together() -> None:
    """Ours: 600 rules over 600 facts, all true at once, are cut into parts that hold few enough."""
    assert [Truth.TRUE] * 600 == judged(all_are(Truth.TRUE, 600), *(yes(number) for number in range(600)))


def test_the_pin_and_the_python_versions_are_those_that_were_measured() -> None:
    """2.0.28 fails on import under Python 3.13, and every trap here was measured on it: both stand in pyproject."""
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8"))["project"]
    assert ">=3.11,<3.13" == project["requires-python"]
    assert "durable-rules==2.0.28" in project["dependencies"]
