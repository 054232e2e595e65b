"""
The C engine of durable_rules, guarded: rule sets in, the names of the rules that fire out.

It is called below `durable.engine`, whose `Host` starts endless threads and whose actions swallow exceptions and cost
thirty microseconds a firing. See `docs/decisions/0002-the-c-engine-of-durable-rules.md`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from weakref import finalize

import durable_rules_engine

from intakewise.problems.exceptions import EngineFailed

NAME = "durable_rules"

CLOSING = "closing"
"""Fires last on every message: a message that no rule matches is an error to durable_rules, and where it does not fire
the engine stopped early in silence."""

EVERY_MESSAGE = "is_message"
"""A property that is 1 in every message."""

_SESSIONS = count()
"""Fresh text for each session: durable_rules takes 3 and "3" for the same fact, and refuses distinct ones at random."""


class RuleSet:
    """
    Rules compiled by durable_rules, some 0.3 MB of memory, which is given back with this object.

    After an error its memory is not to be trusted: `broken` is then true, and it is never called again, nor freed.
    """

    def __init__(self, name: str, patterns: Mapping[str, Mapping[str, object]]) -> None:
        self.broken = False
        rules = {rule: {"pri": 1, "all": [{"m": pattern}]} for rule, pattern in patterns.items()}
        rules[CLOSING] = {"pri": 2, "all": [{"m": {EVERY_MESSAGE: 1}}]}
        try:
            self._handle = durable_rules_engine.create_ruleset(name, json.dumps(rules))
        except Exception as error:
            raise EngineFailed(NAME, f"it did not accept the rules ({error})") from error
        self._free = finalize(self, durable_rules_engine.delete_ruleset, self._handle)
        self._free.atexit = False

    @contextmanager
    def _session(self) -> Iterator[str]:
        """Open a session; its memory is given back at the end, come what may."""
        sid = f"s{next(_SESSIONS)}"
        try:
            yield sid
        finally:
            if not self.broken:
                # Ctrl-C may come before a message opens the session: there is nothing to delete then, which it refuses.
                with suppress(durable_rules_engine.error):
                    durable_rules_engine.delete_state(self._handle, sid)

    def fire(self, properties: Mapping[str, int]) -> list[str]:
        """
        Assert one message and return the names of the rules that fire, in order.

        Raises:  EngineFailed: as `fire_each` does.
        """
        (fired,) = self.fire_each([[f'"{name}":{value}' for name, value in properties.items()]])
        return fired

    def fire_each(self, messages: Iterable[Sequence[str]]) -> list[list[str]]:
        """
        Assert messages, in one session of their own: to open one takes longer than to match.

        Args:
            messages: the properties of each, as they are written in JSON: `"p1":0`.

        Returns:  for each the names of the rules that fire, in order. A rule fires once for each of its branches that
            holds, so names repeat.

        Raises:  EngineFailed: the engine refused a message, or stopped before all rules were matched.
        """
        if self.broken:
            raise EngineFailed(NAME, "it failed before and is not used again")
        with self._session() as sid:
            return [self._fired(sid, number, properties) for number, properties in enumerate(messages)]

    def _break(self) -> None:
        self.broken = True
        self._free.detach()

    def _fired(self, sid: str, number: int, properties: Sequence[str]) -> list[str]:
        message = ",".join([f'{{"sid":"{sid}","id":"{sid}.{number}","{EVERY_MESSAGE}":1', *properties]) + "}"
        try:
            refused, state = durable_rules_engine.assert_fact(self._handle, message)
            if refused:
                raise EngineFailed(NAME, f"it refused a message (code {refused})")
            fired = list(self._firings(state))
            if fired[-1:] != [CLOSING]:
                raise EngineFailed(NAME, "it stopped before all rules were matched")
        except EngineFailed:
            self._break()
            raise
        except Exception as error:
            self._break()
            raise EngineFailed(NAME, str(error)) from error
        return fired[:-1]

    def _firings(self, state: object) -> Iterator[str]:
        started = durable_rules_engine.start_action_for_state(self._handle, state)
        action = started[1] if started else None
        while action:
            # '{"<rule>":{"m":…}}': the rest repeats the message, and decoding it would cost more than the inference.
            yield action[2 : action.index('"', 2)]
            action = durable_rules_engine.complete_and_start_action(self._handle, state)
