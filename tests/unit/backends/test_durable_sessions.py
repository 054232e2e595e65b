"""
What raw durable_rules 2.0.28 does with sessions that nobody would expect, and that it does not reach us.

What may corrupt memory runs in a process of its own.
"""

import json
import sys
from subprocess import run

import durable_rules_engine
import pytest

from intakewise.backends.to_durable.engine import DurableEngine
from intakewise.backends.to_durable.rete import RuleSet
from intakewise.model.values import Truth
from tests.small_bases import base_of, yes


def test_raw_runs_out_of_sessions() -> None:
    """Raw: the 1,025th session without `delete_state` raises MemoryError."""
    handle = durable_rules_engine.create_ruleset("sessions", json.dumps({"any": {"all": [{"m": {"$gte": {"k": 0}}}]}}))
    for number in range(1024):
        durable_rules_engine.assert_fact(handle, json.dumps({"sid": f"s{number}", "id": "1", "k": 1}))
    with pytest.raises(MemoryError):
        durable_rules_engine.assert_fact(handle, json.dumps({"sid": "s1024", "id": "1", "k": 1}))


def test_sessions_are_given_back() -> None:
    """Ours: 3,000 assessments, each with sessions of its own, leave none behind."""
    engine = DurableEngine(base_of(yes(0)))
    for _ in range(3000):
        engine.infer({"b0": Truth.TRUE})


_DELETED_UNSTARTED = """
import json
import durable_rules_engine as raw
for number in range(50):
    handle = raw.create_ruleset(f"unstarted{number}", json.dumps({"any": {"all": [{"m": {"$gte": {"k": 0}}}]}}))
    raw.assert_fact(handle, json.dumps({"sid": "s", "id": "1", "k": 1}))
    raw.delete_state(handle, "s")
    written = [bytes([255]) * size for size in range(100, 6000, 7)]
    del written
"""


def test_raw_crashes_where_a_session_is_deleted_before_its_first_action() -> None:
    """Raw: deleting a session of which no action was started frees whatever address stood in its memory."""
    assert run([sys.executable, "-c", _DELETED_UNSTARTED], capture_output=True, check=False).returncode < 0


_INTERRUPTED = """
import durable_rules_engine
from intakewise.backends.to_durable.engine import DurableEngine
from intakewise.model.values import Truth
from tests.small_bases import base_of, yes

start = durable_rules_engine.start_action_for_state

def interrupt(handle, state):
    raise KeyboardInterrupt

for number in range(50):
    engine = DurableEngine(base_of(yes(0)))
    durable_rules_engine.start_action_for_state = interrupt
    try:
        engine.infer({"b0": Truth.TRUE})
    except KeyboardInterrupt:
        pass
    durable_rules_engine.start_action_for_state = start
    assert [Truth.TRUE] == list(engine.infer({"b0": Truth.TRUE}).rules.values())
    written = [bytes([255]) * size for size in range(100, 6000, 7)]
    del written
print("done")
"""


def test_an_interruption_before_the_first_action_harms_nothing() -> None:
    """Ours: where Ctrl-C comes just then, the session is left alone, and the next assessment is right."""
    done = run([sys.executable, "-c", _INTERRUPTED], capture_output=True, text=True, check=False)
    assert "done" == done.stdout.strip(), done.stderr


def test_branches_of_a_rule_come_in_one_firing() -> None:
    """Ours: a rule of which twelve branches hold is named once, and the rules beside it once."""
    wide = {"$or": [{"$gte": {f"k{number}": 1}} for number in range(12)]}
    rule_set = RuleSet("branches", [("wide", wide), ("other", {"$gte": {"k0": 1}}), ("no", {"$gte": {"k0": 2}})])
    assert ["wide", "other"] == rule_set.fire({f"k{number}": 1 for number in range(12)})


@pytest.mark.parametrize("count", [1, 9, 10, 11, 64])
def test_rules_are_told_apart_however_many_there_are(count: int) -> None:
    """Ours: each of some rules fires alone, under its own name, whatever that looks like; a name may stand twice."""
    names = [f'{number}":{{' for number in range(count - 1)]
    patterns = [(name, {"$gte": {f"k{number}": 1}}) for number, name in enumerate([*names, *names[:1]])]
    rule_set = RuleSet("named", patterns)
    nothing = {f"k{number}": 0 for number in range(count)}
    assert [[name] for name, _ in patterns] == [
        rule_set.fire({**nothing, f"k{number}": 1}) for number in range(len(patterns))
    ]
    assert [] == rule_set.fire(nothing)
