"""
The C engine of durable_rules, guarded: rule sets in, the names of the rules that fire out.

It is called below `durable.engine`, whose `Host` starts endless threads and whose actions swallow exceptions and cost
thirty microseconds a firing. See `docs/decisions/0002-the-c-engine-of-durable-rules.md`.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count

import durable_rules_engine

from intakewise.problems.exceptions import EngineFailed

NAME = "durable_rules"

_SESSIONS = count()
"""Fresh text for each session: durable_rules takes 3 and "3" for the same fact, and refuses distinct ones at random."""


class RuleSet:
    """
    Rules compiled by durable_rules. It never frees them, so there is one per knowledge base and process.

    After an error its memory is not to be trusted: `broken` is then true, and it is never called again.
    """

    def __init__(self, name: str, definition: Mapping[str, object]) -> None:
        self.broken = False
        try:
            self._handle = durable_rules_engine.create_ruleset(name, json.dumps(definition))
        except Exception as error:
            raise EngineFailed(NAME, f"it did not accept the rules ({error})") from error

    @contextmanager
    def session(self) -> Iterator[str]:
        """Open a session of its own for one assessment; its memory is given back at the end, come what may."""
        sid = f"s{next(_SESSIONS)}"
        try:
            yield sid
        finally:
            if not self.broken:
                durable_rules_engine.delete_state(self._handle, sid)

    def fire(self, sid: str, part: int, properties: Mapping[str, int]) -> list[str]:
        """
        Assert one message and return the names of the rules that fire, in order, one for each branch that holds.

        Raises:  EngineFailed: the engine refused the message or stopped.
        """
        if self.broken:
            raise EngineFailed(NAME, "it failed before and is not used again")
        message = json.dumps({"sid": sid, "id": f"{sid}-{part}", "part": part, **properties})
        try:
            refused, state = durable_rules_engine.assert_fact(self._handle, message)
            if refused:
                raise EngineFailed(NAME, f"it refused a message (code {refused})")
            return list(self._firings(state))
        except EngineFailed:
            self.broken = True
            raise
        except Exception as error:
            self.broken = True
            raise EngineFailed(NAME, str(error)) from error

    def _firings(self, state: object) -> Iterator[str]:
        started = durable_rules_engine.start_action_for_state(self._handle, state)
        action = started[1] if started else None
        while action:
            # '{"<rule>":{"m":…}}': the rest repeats the message, and decoding it would cost more than the inference.
            yield action[2 : action.index('"', 2)]
            action = durable_rules_engine.complete_and_start_action(self._handle, state)
