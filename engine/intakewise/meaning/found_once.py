"""What follows from a knowledge base alone: found once, and thrown away with it. Knows nothing of what is found."""

from collections.abc import Callable
from typing import Generic, TypeVar
from weakref import finalize

from intakewise.model.knowledge import Knowledge

T = TypeVar("T")


class FoundOnce(Generic[T]):
    """
    Something that follows from a knowledge base alone: found when it is first asked for, the same for everybody.

    Two threads that ask at the same time may both find it; they find the same.

    Args:
        find: finds it. What it returns must not hold the knowledge base: else neither would ever go.
    """

    def __init__(self, find: Callable[[Knowledge], T]) -> None:
        self._find = find
        self._found: dict[int, T] = {}

    def of(self, knowledge: Knowledge) -> T:
        """Return what follows from a knowledge base."""
        # By identity: to compare two knowledge bases takes longer than to find anything in them.
        key = id(knowledge)
        if key not in self._found:
            self._found[key] = self._find(knowledge)
            finalize(knowledge, self._found.pop, key, None).atexit = False
        return self._found[key]
