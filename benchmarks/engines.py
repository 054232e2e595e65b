"""What every engine offers here. Must not know how any of them works."""

from collections.abc import Callable, Iterable

from benchmarks.description import Answers, Description

Assess = Callable[[Answers], Iterable[str]]
"""From the answers of one person to the ids of the rules that fire, in any order, one perhaps more than once."""

Compile = Callable[[Description], Assess]
"""Made once, before anything is measured."""
