"""
The C engine of durable_rules, guarded: rule sets in, the names of the rules that fire out.

It is called below `durable.engine`, whose `Host` starts endless threads and whose actions swallow exceptions and cost
thirty microseconds a firing. See `docs/decisions/0002-the-c-engine-of-durable-rules.md`.
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from itertools import count
from operator import itemgetter
from weakref import finalize

import durable_rules_engine

from intakewise.problems.exceptions import EngineFailed

NAME = "durable_rules"

EVERY_MESSAGE = "m"
"""A property that is 1 in every message."""

_SESSIONS = count()
"""Fresh text for each session: durable_rules takes 3 and "3" for the same fact, and refuses distinct ones at random."""


class RuleSet:
    """
    Rules compiled by durable_rules, some 0.3 MB of memory, which is given back with this object.

    After an error its memory is not to be trusted: `broken` is then true, and it is never called again, nor freed.

    Args:
        patterns: the name of each rule with its pattern; of a name that stands more than once, one pattern is enough.
    """

    def __init__(self, name: str, patterns: Iterable[tuple[str, Mapping[str, object]]]) -> None:
        self.broken = False
        given = list(patterns)
        # To durable_rules the rules are numbers of the same width: they are cut out of what it says without a search.
        width = len(str(len(given)))
        self._names = {f"{number:0{width}}": rule for number, (rule, _) in enumerate(given)}
        self._number = itemgetter(slice(2, 2 + width))
        # Fires last on every message: a message that no rule matches is an error to durable_rules, and where it does
        # not fire the engine stopped early in silence.
        self._closing = "." * width
        rules = {
            number: {"pri": 1, "all": [{"m": pattern}]} for number, (_, pattern) in zip(self._names, given, strict=True)
        }
        rules[self._closing] = {"pri": 2, "all": [{"m": {EVERY_MESSAGE: 1}}]}
        try:
            self._handle = durable_rules_engine.create_ruleset(name, json.dumps(rules))
        except Exception as error:
            raise EngineFailed(NAME, f"it did not accept the rules ({error})") from error
        self._free = finalize(self, durable_rules_engine.delete_ruleset, self._handle)
        self._free.atexit = False

    def fire(self, properties: Mapping[str, int]) -> set[str]:
        """
        Assert one message and return the names of the rules that fire.

        Raises:  EngineFailed: as `fire_each` does.
        """
        (fired,) = self.fire_each(["".join([f',"{name}":{value}' for name, value in properties.items()])])
        return fired

    def fire_each(self, messages: Iterable[str]) -> list[set[str]]:
        """
        Assert messages, in one session of their own: to open one takes longer than to match.

        Args:
            messages: the properties of each, as they are written in JSON, each after a comma: `,"A":0,"B":1`.

        Returns:  for each the names of the rules that fire, whether with one of their branches or with several.

        Raises:  EngineFailed: the engine refused a message, or stopped before all rules were matched.
        """
        if self.broken:
            raise EngineFailed(NAME, "it failed before and is not used again")
        sid = f"s{next(_SESSIONS)}"
        head = f'{{"sid":"{sid}","{EVERY_MESSAGE}":1,"id":"'
        try:
            return [self._fired(f'{head}{number}"{message}}}') for number, message in enumerate(messages)]
        except EngineFailed:
            self._break()
            raise
        except Exception as error:
            self._break()
            raise EngineFailed(NAME, str(error)) from error
        finally:
            if not self.broken:
                self._delete(sid)

    def _delete(self, sid: str) -> None:
        """Give the memory of a session back."""
        # Ctrl-C may come before a message opens the session: there is nothing to delete then, which it refuses.
        with suppress(durable_rules_engine.error):
            durable_rules_engine.delete_state(self._handle, sid)

    def _break(self) -> None:
        self.broken = True
        self._free.detach()

    def _fired(self, message: str) -> set[str]:
        refused, state = durable_rules_engine.assert_fact(self._handle, message)
        if refused:
            raise EngineFailed(NAME, f"it refused a message (code {refused})")
        # '{"<rule>":{"m":…}}': the rest repeats the message, and decoding it would cost more than the inference.
        actions = durable_rules_engine.start_action_for_state(self._handle, state) or ()
        fired = [*map(self._number, actions[1:])]
        if fired:
            following = partial(durable_rules_engine.complete_and_start_action, self._handle, state)
            fired += map(self._number, iter(following, None))
        if not fired or fired.pop() != self._closing:
            raise EngineFailed(NAME, "it stopped before all rules were matched")
        return {self._names[number] for number in fired}
