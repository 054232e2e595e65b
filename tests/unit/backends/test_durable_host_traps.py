"""
What the Python host of durable_rules 2.0.28 does that nobody would expect, and that we do without it.

Each trap shows its symptom on the raw host, and then the same situation through ours. The host starts threads that
never end, so it runs in a process of its own where that is the point, and without them otherwise.
"""

import json
import sys
from subprocess import run
from typing import Protocol

import pytest
from durable.engine import Host, MessageNotHandledException

from intakewise.backends.to_durable.engine import DurableEngine
from intakewise.backends.to_durable.rete import RuleSet
from intakewise.model.values import Truth
from intakewise.problems.exceptions import EngineFailed
from tests.small_bases import base_of, yes

# The host reads the clock by a call that Python 3.12 deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:datetime.datetime.utcfromtimestamp:DeprecationWarning")

ANY = {"m": {"$gte": {"k": 0}}}


class QuietHost(Host):  # type: ignore[misc]
    """The host without its threads."""

    def _run(self) -> None:
        """Start nothing."""


class Session(Protocol):
    """What an action is given."""

    def assert_fact(self, fact: dict[str, object]) -> None:
        """Assert another fact."""


def test_raw_swallows_an_exception_of_an_action() -> None:
    """Raw: where an action fails, the call returns normally, and the text hides in the state."""

    def fail(session: Session) -> None:
        raise ValueError("lost")

    host = QuietHost({"swallow": {"r": {"all": [ANY], "run": fail}}})
    state = host.assert_fact("swallow", {"sid": "s", "id": "1", "k": 1})
    assert "exception caught lost" in state["exception"]


def test_raw_stops_an_action_in_silence() -> None:
    """Raw: an action that asserts a fact which no rule reads stops at that line, and nobody is told."""
    steps = []

    def conclude(session: Session) -> None:
        steps.append("before")
        session.assert_fact({"id": "2", "read_by_nobody": 1})
        steps.append("after")

    host = QuietHost({"silent": {"r": {"all": [ANY], "run": conclude}}})
    host.assert_fact("silent", {"sid": "s", "id": "1", "k": 1})
    assert ["before"] == steps


def test_a_failure_of_the_engine_is_raised() -> None:
    """Ours: there are no actions whose failure could be swallowed, and what the engine cannot read is raised."""
    rule_set = RuleSet("raises", [("r", {"$gte": {"k": 0}})])
    assert ["r"] == rule_set.fire({"k": 1})
    with pytest.raises(EngineFailed) as caught:
        rule_set.fire({"k": 1e-07})  # type: ignore[dict-item]
    assert "durable_rules" == caught.value.engine
    assert rule_set.broken


def test_raw_raises_where_no_rule_matches() -> None:
    """Raw: a fact that matches no rule raises."""
    host = QuietHost({"unmatched": {"r": {"all": [ANY], "run": lambda session: None}}})
    with pytest.raises(MessageNotHandledException):
        host.assert_fact("unmatched", {"sid": "s", "id": "1", "other": 1})


def test_a_finding_that_no_rule_reads_is_settled() -> None:
    """Ours: a message that no rule matches meets the closing rule, and gives an empty list."""
    assert [] == RuleSet("unmatched", [("r", {"$gte": {"k": 0}})]).fire({"k": -1})


def test_raw_changes_the_rules_that_it_is_given() -> None:
    """Raw: `run` is deleted from the dictionary that was passed in."""
    rule: dict[str, object] = {"all": [ANY], "run": lambda session: None}
    QuietHost({"deletes": {"r": rule}})
    assert "run" not in rule


def test_the_patterns_that_are_passed_in_stay_as_they_are() -> None:
    """Ours: compiling and firing change nothing of what was passed in."""
    patterns = [("r", {"$gte": {"k": 0}})]
    properties = {"k": 1}
    RuleSet("keeps", patterns).fire(properties)
    assert ([("r", {"$gte": {"k": 0}})], {"k": 1}) == (patterns, properties)


def test_raw_runs_the_actions_of_somebody_else() -> None:
    """Raw: whoever dispatches runs the action of whichever session comes first, not of his own."""
    ran = []
    host = QuietHost({"mixed": {"r": {"all": [ANY], "run": lambda session: ran.append(session.s.sid)}}})
    rules = host.get_ruleset("mixed")
    rules.assert_fact({"sid": "first", "id": "1", "k": 1})
    rules.assert_fact({"sid": "mine", "id": "1", "k": 1})
    rules.dispatch()
    assert ["first"] == ran


_THREADS = """
import json, threading
{act}
print(json.dumps(threading.active_count()))
import os, sys
sys.stdout.flush()
os._exit(0)
"""

_RAW = "from durable.engine import Host; host = Host()"
_OURS = """
from intakewise.backends.to_durable.engine import DurableEngine
from tests.small_bases import base_of, yes
from intakewise.model.values import Truth
DurableEngine(base_of(yes(0))).infer({"b0": Truth.TRUE})
"""


@pytest.mark.parametrize(("act", "expected"), [(_RAW, 3), (_OURS, 1)], ids=["raw", "ours"])
def test_threads_that_never_end(act: str, expected: int) -> None:
    """Raw: a host starts two threads that never end. Ours: an assessment leaves the one that was there."""
    done = run([sys.executable, "-c", _THREADS.replace("{act}", act)], capture_output=True, text=True, check=False)
    assert expected == json.loads(done.stdout), done.stderr


_HOSTS = """
import json, sys
{act}
print(json.dumps(sorted(name for name in sys.modules if name.startswith("durable"))))
import os
sys.stdout.flush()
os._exit(0)
"""


def test_raw_keeps_a_host_for_the_whole_process() -> None:
    """Raw: `durable.lang` has one host for everybody in the process."""
    act = "import durable.lang; assert durable.lang.get_host() is durable.lang.get_host()"
    done = run([sys.executable, "-c", _HOSTS.replace("{act}", act)], capture_output=True, text=True, check=False)
    assert "durable.lang" in json.loads(done.stdout), done.stderr


def test_no_host_is_ever_imported() -> None:
    """Ours: of all that durable_rules installs, only its C engine is loaded."""
    done = run([sys.executable, "-c", _HOSTS.replace("{act}", _OURS)], capture_output=True, text=True, check=False)
    assert ["durable_rules_engine"] == json.loads(done.stdout), done.stderr


_MEMORY = """
from tests.memory import resident_kilobytes
{imports}
make(0)
before = resident_kilobytes()
for number in range(300):
    make(number)
print(resident_kilobytes() - before)
"""

_RAW_SETS = """
import json
import durable_rules_engine as raw
rules = json.dumps({f"r{n}": {"all": [{"m": {"$gte": {f"k{n}": 1}}}]} for n in range(30)})
def make(number):
    raw.create_ruleset(f"set{number}", rules)
"""

_OUR_SETS = """
from intakewise.backends.to_durable.engine import DurableEngine
from intakewise.model.values import Truth
from tests.small_bases import all_are, base_of, yes
base = base_of(*(yes(n) for n in range(15)))
def make(number):
    assert {Truth.TRUE} == set(DurableEngine(base).infer(all_are(Truth.TRUE, 15)).rules.values())
"""


def _memory_taken_by(imports: str) -> int:
    code = _MEMORY.replace("{imports}", imports)
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stderr
    return int(done.stdout)


def test_raw_keeps_a_rule_set_that_nobody_has_any_more() -> None:
    """Raw: 300 rule sets of 30 rules, of which nobody keeps a handle, hold more than 20 MB."""
    assert _memory_taken_by(_RAW_SETS) > 20_000


def test_a_base_that_nobody_has_any_more_is_given_back() -> None:
    """Ours: 300 engines of as many rules, each used once and dropped, hold less than 5 MB."""
    assert _memory_taken_by(_OUR_SETS) < 5_000


def test_a_base_is_compiled_once() -> None:
    """Ours: an engine keeps the rule sets of its base; assessing makes no new ones."""
    engine = DurableEngine(base_of(yes(0)))
    before = [part.rule_set for parts in engine._compiled for part in parts]
    engine.infer({"b0": Truth.TRUE})
    after = [part.rule_set for parts in engine._compiled for part in parts]
    assert before == after
    assert 1 == len(after)
