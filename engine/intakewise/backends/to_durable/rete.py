"""
The C engine of durable_rules, guarded: rule sets in, the names of the rules that fire out.

It is called below `durable.engine`, whose `Host` starts endless threads and whose actions swallow exceptions and cost
thirty microseconds a firing. See `docs/decisions/0002-the-c-engine-of-durable-rules.md`.
"""

import json
from collections.abc import Mapping, Sequence
from itertools import count
from weakref import finalize

import durable_rules_engine

from intakewise.problems.exceptions import EngineFailed

NAME = "durable_rules"

CLOSING = "(closing)"
"""Fires last on every message: a message that no rule matches is an error to durable_rules, and where it does not fire
the engine stopped early in silence. No id of an author has brackets."""

EVERY_MESSAGE = "m"
"""A property that is 1 in every message."""

MOST_BRANCHES = 64
"""That one message may make true: more of them overflow a stack. All those of one rule come in one firing."""

_SESSIONS = count()
"""Fresh text for each session: durable_rules takes 3 and "3" for the same fact, and refuses distinct ones at random."""

_START = 2
"""Where the name of a rule begins in what durable_rules says: `{"<rule>":{"m":…}}`."""


class RuleSet:
    """
    Rules compiled by durable_rules, some 0.3 MB of memory, which is given back with this object.

    After an error its memory is not to be trusted: `broken` is then true, and it is never called again, nor freed.

    Args:
        patterns: the name of each rule with its pattern. A name may stand more than once.
    """

    def __init__(self, title: str, patterns: Sequence[tuple[str, Mapping[str, object]]]) -> None:
        self.broken = False
        self._may_delete = False
        # To durable_rules the rules are numbers of one width: they are cut out of what it says without a search.
        width = len(str(len(patterns)))
        self._end = _START + width
        self._names: dict[str, str] = {}
        rules: dict[str, object] = {}
        for name, pattern in (*patterns, (CLOSING, {EVERY_MESSAGE: 1})):
            number = f"{len(rules):0{width}}"
            self._names[number] = name
            rules[number] = {"pri": 2 if name == CLOSING else 1, "cap": MOST_BRANCHES, "all": [{"m": pattern}]}
        try:
            self._handle = durable_rules_engine.create_ruleset(title, json.dumps(rules))
        except Exception as error:
            raise EngineFailed(NAME, f"it did not accept the rules ({error})") from error
        self._free = finalize(self, durable_rules_engine.delete_ruleset, self._handle)
        self._free.atexit = False

    def fire(self, properties: Mapping[str, int]) -> list[str]:
        """
        Assert one message and return the names of the rules that fire, in order.

        Raises:  EngineFailed: as `fire_each` does.
        """
        (fired,) = self.fire_each(("".join([f',"{name}":{value}' for name, value in properties.items()]),))
        return fired

    def fire_each(self, messages: Sequence[str]) -> list[list[str]]:
        """
        Assert messages, in one session of their own: to open one takes longer than to match.

        Args:
            messages: the properties of each, as they are written in JSON, each after a comma: `,"A":0,"B":1`.

        Returns:  for each the names of the rules that fire, in order.

        Raises:  EngineFailed: the engine refused a message, or stopped before all rules were matched.
        """
        if self.broken:
            raise EngineFailed(NAME, "it failed before and is not used again")
        sid = f"s{next(_SESSIONS)}"
        head = f'{{"sid":"{sid}","{EVERY_MESSAGE}":1,"id":"'
        self._may_delete = False
        try:
            return [self._fired(f'{head}{number}"{message}}}') for number, message in enumerate(messages)]
        except EngineFailed:
            self._break()
            raise
        except Exception as error:
            self._break()
            raise EngineFailed(NAME, str(error)) from error
        finally:
            if self._may_delete:
                durable_rules_engine.delete_state(self._handle, sid)
            else:
                self._break()

    def _break(self) -> None:
        self.broken, self._may_delete = True, False
        self._free.detach()

    def _fired(self, message: str) -> list[str]:
        refused, state = durable_rules_engine.assert_fact(self._handle, message)
        if refused:
            raise EngineFailed(NAME, f"it refused a message (code {refused})")
        started = durable_rules_engine.start_action_for_state(self._handle, state)
        # Before this, where Ctrl-C may come, deleting the session frees an address that nobody has written.
        self._may_delete = True
        action = started[1] if started else None
        fired = []
        while action:
            # The rest repeats the message, and decoding it would cost more than the inference.
            fired.append(self._names[action[_START : self._end]])
            action = durable_rules_engine.complete_and_start_action(self._handle, state)
        if fired[-1:] != [CLOSING]:
            raise EngineFailed(NAME, "it stopped before all rules were matched")
        return fired[:-1]
